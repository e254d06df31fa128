// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/fetch_text.h"
#include "core/model/fetch_problem.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace tidemark;
using namespace tidemark::app;
using Kind = FetchProblem::Kind;

class tst_FetchText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProblemHasItsOwnSentence();
    void wordsOfTheServerAreQuotedPlainly();
    void numbersAreShownAsNumbers();
    void thePasswordIsExplained();
};

void tst_FetchText::everyProblemHasItsOwnSentence()
{
    std::set<QString> sentences;
    for (int value = 0; value <= static_cast<int>(Kind::NoSeries); ++value) {
        const QString text = fetchProblemText(fetchError({static_cast<Kind>(value), "12345"}));
        QVERIFY(text.endsWith(u'.'));
        QVERIFY2(sentences.insert(text).second, qPrintable(text));
    }
}

void tst_FetchText::wordsOfTheServerAreQuotedPlainly()
{
    const QString text =
        fetchProblemText(fetchError({Kind::Refused, "a\x1b[31m<b>\nb" + std::string(1000, 'x')}));
    QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(u'\n'));
    QVERIFY(text.contains(QStringLiteral("<b>")) && text.size() < 300);
}

void tst_FetchText::numbersAreShownAsNumbers()
{
    QVERIFY(fetchProblemText(fetchError({Kind::TooManySeries, "10000"}))
                .contains(QStringLiteral("10,000")));
}

void tst_FetchText::thePasswordIsExplained()
{
    const QString text = fetchProblemText(fetchError({Kind::NeedsPassword}));
    QVERIFY(text.contains(QStringLiteral("TIDEMARK_BEARER")) &&
            text.contains(QStringLiteral("USER:PASSWORD@")));
}

TIDEMARK_TEST(tst_FetchText)

#include "tst_fetch_text.moc"
