// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/choice_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace tidemark;

using Use = ColumnChoice::Use;

class tst_ChoiceText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAndUnits();
    void everyChoiceComesBack();
    void whatIsWrong();
    void orders();
};

void tst_ChoiceText::wordsAndUnits()
{
    QCOMPARE(columnChoiceOf("x", "memory").value(), (ColumnChoice{"x", Use::Memory}));
    QCOMPARE(columnChoiceOf("x", "memory:mib").value(),
             (ColumnChoice{"x", Use::Memory, {}, "MiB"}));
    QCOMPARE(columnChoiceOf("x", "heap_used:KB").value(),
             (ColumnChoice{"x", Use::Memory, SeriesKind::HeapUsed, "kB"}));
    QCOMPARE(columnChoiceOf("x", "counter").value(), (ColumnChoice{"x", Use::Counter}));
    QCOMPARE(columnChoiceOf("x", "ignore").value(), (ColumnChoice{"x", Use::Ignored}));
}

void tst_ChoiceText::everyChoiceComesBack()
{
    for (const std::string_view word : choiceWords()) {
        for (const char* unit : {"", ":pages"}) {
            const std::string text = std::string(word) + unit;
            const auto choice = columnChoiceOf("x", text);
            QVERIFY2(choice ? choiceText(*choice) == text : word == "ignore", text.c_str());
        }
    }
    const auto words = choiceWords();
    QVERIFY(std::ranges::find(words, "array_buffers") != words.end());
}

void tst_ChoiceText::whatIsWrong()
{
    QCOMPARE(columnChoiceOf("x", "").error(), ChoiceProblem::NoSuchMeaning);
    QCOMPARE(columnChoiceOf("x", "memroy:KiB").error(), ChoiceProblem::NoSuchMeaning);
    QCOMPARE(columnChoiceOf("x", "memory:").error(), ChoiceProblem::NoSuchUnit);
    QCOMPARE(columnChoiceOf("x", "rss:stone").error(), ChoiceProblem::NoSuchUnit);
    QCOMPARE(columnChoiceOf("x", "ignore:KiB").error(), ChoiceProblem::NoUnitAllowed);
}

void tst_ChoiceText::orders()
{
    for (const DateOrder order : {DateOrder::DayFirst, DateOrder::MonthFirst}) {
        QCOMPARE(dateOrderOf(idOf(order)), std::optional(order));
    }
    QVERIFY(!dateOrderOf("ymd"));
}

TIDEMARK_TEST(tst_ChoiceText)

#include "tst_choice_text.moc"
