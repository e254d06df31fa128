// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/hunt_text.h"
#include "app/text/translation.h"
#include "core/live/inspector_problem.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QTest>

#include <set>

using namespace tidemark;
using namespace tidemark::app;
using Kind = ActionProblem::Kind;

class tst_HuntText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setLanguage("en"); }
    void cleanupTestCase() { setLanguage("en"); }
    void everyProblemHasItsOwnSentence_data() { languages(); }
    void everyProblemHasItsOwnSentence();
    void everyEndHasItsOwnSentence_data() { languages(); }
    void everyEndHasItsOwnSentence();
    void everyDoubtHasItsOwnSentence_data() { languages(); }
    void everyDoubtHasItsOwnSentence();
    void roundsAndHuntsAreToldApart();
    void theNumberOfAHunt();
    void theVerdict();
    void failedActions();
    void types();
    void doubtfulTypesWhereNoneGrew();
    void wordsOfOthersStayPlainText();

private:
    static void setLanguage(const char* language);
    static void languages();
};

namespace
{

QString shown(QString text)
{
    return text.replace(QChar(0xa0), u' ');
}

HuntFindings findings(HuntVerdict verdict, HuntDoubt doubt = HuntDoubt::None)
{
    HuntFindings found;
    found.conditions = {10, 0, false};
    found.judgement.verdict = verdict;
    found.judgement.doubt = doubt;
    found.judgement.bytesPerAction = 2048;
    found.judgement.leastBytesPerAction = 1024;
    found.judgement.mostBytesPerAction = 3072;
    return found;
}

} // namespace

void tst_HuntText::setLanguage(const char* language)
{
    QVERIFY(installTranslation(*QCoreApplication::instance(), QString::fromLatin1(language)));
}

void tst_HuntText::languages()
{
    QTest::addColumn<QByteArray>("language");
    QTest::newRow("en") << QByteArray("en");
    QTest::newRow("ja") << QByteArray("ja");
}

void tst_HuntText::everyProblemHasItsOwnSentence()
{
    QFETCH(QByteArray, language);
    setLanguage(language);
    std::set<QString> seen;
    for (const Kind kind : {Kind::ExitStatus, Kind::Signal, Kind::HttpStatus, Kind::NoAnswer,
                            Kind::TooLong, Kind::TooMuch}) {
        const QString text = actionProblemText({kind, 7, "some words"});
        QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
        QVERIFY2(seen.insert(text).second, qPrintable(text));
    }
    QVERIFY(actionProblemText({}).isEmpty());
}

void tst_HuntText::everyEndHasItsOwnSentence()
{
    QFETCH(QByteArray, language);
    setLanguage(language);
    const ActionProblem problem{Kind::HttpStatus, 500};
    std::set<QString> seen;
    for (const Error& error :
         {Error{ErrorCode::Cancelled, {}}, Error{ErrorCode::NoSuchProcess, {}},
          Error{ErrorCode::NoSuchProcess, std::string(kRecordingStopped)},
          Error{ErrorCode::CannotInspect, std::string(kLetGo)},
          Error{ErrorCode::CannotInspect, std::string(kConnectionLost)},
          Error{ErrorCode::CannotStart, std::string(kActionNeverWorked)},
          Error{ErrorCode::CannotStart, std::string(kActionTooLong)},
          Error{ErrorCode::CannotStart, "no shell"}, Error{ErrorCode::CannotWrite, "full"}}) {
        const QString text = huntEndText(error, problem);
        QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
        QVERIFY2(seen.insert(text).second, qPrintable(text));
    }
    // Why it never worked is what a user needs.
    QVERIFY(huntEndText({ErrorCode::CannotStart, std::string(kActionNeverWorked)}, problem)
                .contains(QStringLiteral("500")));
}

void tst_HuntText::everyDoubtHasItsOwnSentence()
{
    QFETCH(QByteArray, language);
    setLanguage(language);
    std::set<QString> seen;
    for (const HuntDoubt doubt :
         {HuntDoubt::NotFollowed, HuntDoubt::Failed, HuntDoubt::OthersLeftOut, HuntDoubt::Uneven,
          HuntDoubt::LateGrowth, HuntDoubt::GrownInPlace}) {
        const QString text = huntVerdictText(findings(HuntVerdict::Undecided, doubt));
        QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
        QVERIFY2(seen.insert(text).second, qPrintable(text));
    }
}

void tst_HuntText::roundsAndHuntsAreToldApart()
{
    QCOMPARE(huntLabel(1, 1), QStringLiteral("B"));
    QCOMPARE(huntLabel(1, 2), QStringLiteral("B 2"));
    QCOMPARE(huntLabel(1, 1, 3), QStringLiteral("B (3)"));
    QCOMPARE(huntMarkName(HuntMoment::Baseline, 1), QStringLiteral("Baseline"));
    QCOMPARE(huntMarkName(HuntMoment::Baseline, 3), QStringLiteral("Baseline, round 3"));
    QCOMPARE(huntMarkName(HuntMoment::Baseline, 3, 2), QStringLiteral("Baseline, round 3 (2)"));
}

void tst_HuntText::theNumberOfAHunt()
{
    Timeline timeline;
    QCOMPARE(numberOfHunt(timeline), 1);
    for (int number = 1; number <= 2; ++number) {
        timeline.markers.push_back(
            {MarkerKind::Mark, huntMarkName(HuntMoment::Baseline, 1, number).toStdString()});
        QCOMPARE(numberOfHunt(timeline), number + 1);
    }
}

void tst_HuntText::theVerdict()
{
    const QString leak = shown(huntVerdictText(findings(HuntVerdict::Leak)));
    QVERIFY2(leak.startsWith(QStringLiteral("Leak: ")) &&
                 leak.contains(QStringLiteral("+2.00 KiB (+1.00 KiB to +3.00 KiB)")),
             qPrintable(leak));
    const QString none = shown(huntVerdictText(findings(HuntVerdict::NoLeak), SizeUnit::Bytes));
    QVERIFY2(
        none.startsWith(QStringLiteral("No leak: nothing is left over of twice 10 actions.")) &&
            none.contains(QStringLiteral("+2,048 B for each (+1,024 B to +3,072 B)")),
        qPrintable(none));
}

void tst_HuntText::failedActions()
{
    HuntFindings found = findings(HuntVerdict::Leak);
    QVERIFY(huntFailedText(found).isEmpty());
    found.conditions.failedActions = 3;
    QVERIFY2(huntFailedText(found).startsWith(QStringLiteral("3 of 20 actions failed")),
             qPrintable(huntFailedText(found)));
}

void tst_HuntText::types()
{
    HuntedType type;
    type.type.name = "Scope";
    type.counts = {7, 12, 1017};
    type.shallowBytes = {100, 200, 2148};
    QCOMPARE(shown(huntedTypeText(type)),
             QStringLiteral("Scope: 7 objects in A, 12 in B, 1,017 in C, +2.00 KiB"));
    QCOMPARE(bytesGrown(type), 2048.0);
}

void tst_HuntText::doubtfulTypesWhereNoneGrew()
{
    HuntFindings found = findings(HuntVerdict::Undecided, HuntDoubt::Uneven);
    found.judgement.doubtful.resize(2);
    QCOMPARE(huntedTypes(found).size(), std::size_t{2});
    found.judgement.grown.resize(1);
    QCOMPARE(huntedTypes(found).size(), std::size_t{1});
}

void tst_HuntText::wordsOfOthersStayPlainText()
{
    const QString text = actionProblemText({Kind::ExitStatus, 1, "\x1b[31m%1 <b>red</b>"});
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(text.contains(QStringLiteral("%1 <b>red</b>")));
    HuntedType type;
    type.type.name = "A%2\nB\x1b";
    const QString row = huntedTypeText(type);
    QVERIFY2(row.startsWith(QStringLiteral("A%2")) && !row.contains(u'\n') &&
                 !row.contains(QChar(0x1b)),
             qPrintable(row));
}

TIDEMARK_TEST(tst_HuntText)

#include "tst_hunt_text.moc"
