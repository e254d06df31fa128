// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/experiment_text.h"
#include "app/text/group_text.h"
#include "app/text/per_item_text.h"
#include "app/text/recording_names.h"
#include "app/text/translation.h"
#include "tests/support/plain_text.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace tidemark;
using namespace tidemark::app;
using test::kMiB;
using tidemark::test::plain;

/// What is said of runs, of each item that they worked on, and of groups of them.
class tst_GroupText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::English);
        QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("en")));
    }
    void sizesPerItem();
    void lengthsPerItem();
    void numbersOfItems();
    void averagesClaimNoRange();
    void namesOfRecordings();
    void experimentsInWords();
};

void tst_GroupText::sizesPerItem()
{
    const auto text = [](double bytes, double whole) {
        return plain(sizePerItemText(bytes, whole, SizeUnit::Binary));
    };
    QCOMPARE(text(0.3634 * kMiB, 540 * kMiB), QStringLiteral("0.363 MiB"));
    QCOMPARE(text(36.34 * kMiB, 540 * kMiB), QStringLiteral("36.3 MiB"));
    QCOMPARE(text(2048.0, 540 * kMiB), QStringLiteral("2.00 KiB")); // 0.002 MiB would say less
    QCOMPARE(text(0.25, 540 * kMiB), QStringLiteral("0.250 B"));
    QCOMPARE(text(std::numeric_limits<double>::quiet_NaN(), 1.0), unknownText());
}

void tst_GroupText::lengthsPerItem()
{
    constexpr auto kTime = AxisUnit::Nanoseconds;
    QCOMPARE(plain(lengthPerItemText(kTime, 0.9381e9)), QStringLiteral("0.938 s"));
    QCOMPARE(plain(lengthPerItemText(kTime, 83.81e9)), QStringLiteral("83.8 s"));
    QCOMPARE(plain(lengthPerItemText(kTime, 5.1e6)), QStringLiteral("5.10 ms"));
    QCOMPARE(plain(lengthPerItemText(AxisUnit::Ordinal, 3.4)), QStringLiteral("3 samples"));
    QCOMPARE(lengthPerItemText(kTime, std::numeric_limits<double>::quiet_NaN()), unknownText());
}

void tst_GroupText::numbersOfItems()
{
    QCOMPARE(itemsText(1500.0), QStringLiteral("1,500"));
    QCOMPARE(itemsText(1487.126), QStringLiteral("1,487.13"));
}

void tst_GroupText::averagesClaimNoRange()
{
    RunFigures before{540.36 * 1048576.0, 0, 1'395'130'000'000};
    before.hasSamples = false;
    RunFigures after{422.67 * 1048576.0, 0, 783'880'000'000};
    after.hasSamples = false;
    const auto sentence = [](const RunFigures& run, const RunFigures& base) {
        const std::vector runs{run};
        const std::vector bases{base};
        return plain(groupSentence(QStringLiteral("after"), groupFiguresOf(runs),
                                   AxisUnit::Nanoseconds, groupChangesOf(runs, bases),
                                   QStringLiteral("before"), SizeUnit::Binary));
    };
    QCOMPARE(
        sentence(after, before),
        QStringLiteral("after: peak 423 MiB on average, −21.8 % against before; averages alone "
                       "tell no range; duration 13 m 04 s on average, −43.8 % against before; "
                       "averages alone tell no range"));
    after.hasSamples = before.hasSamples = true;
    QVERIFY(sentence(after, before).contains(QStringLiteral("one run in a group tells no range")));
    after.count = 10.0;
    QVERIFY(!sentence(after, before).contains(QStringLiteral("→"))); // the base did not count
    QVERIFY(sentence(after, before).endsWith(QStringLiteral("for each item 42.3 MiB and 78.4 s")));
}

void tst_GroupText::namesOfRecordings()
{
    const auto run = [](const char* label) {
        auto recording = std::make_shared<Recording>();
        recording->totals = RunTotals{label};
        return recording;
    };
    const auto watched = std::make_shared<Recording>();
    const QString file = QStringLiteral("x.csv");
    QCOMPARE(recordingNames(file, {watched}), QStringList{file});
    QCOMPARE(recordingNames(file, {watched, watched}),
             (QStringList{QStringLiteral("x.csv #1"), QStringLiteral("x.csv #2")}));
    QCOMPARE(recordingNames(file, {run("a"), run("b"), run("a")}),
             (QStringList{QStringLiteral("a #1"), QStringLiteral("b"), QStringLiteral("a #2")}));
    QCOMPARE(recordingNames(file, {run("a\nb")}), QStringList{QStringLiteral("a↵b")});
}

void tst_GroupText::experimentsInWords()
{
    ExperimentDocument experiment;
    experiment.commands = {{"list.py", {"python3", "list.py"}}};
    QCOMPARE(experimentStepText({3, 10, 0, false}, experiment),
             QStringLiteral("Run 3 of 10: python3 list.py"));
    QCOMPARE(experimentStepText({1, 10, 0, true}, experiment),
             QStringLiteral("Run 1 of 10, to warm up: python3 list.py"));
    ExperimentRun run;
    run.file = "/x/3-list.tidemark";
    experiment.runs = {run};
    QCOMPARE(leftOutText(run, experiment), QString());
    QCOMPARE(experimentGroupText(run, experiment), QStringLiteral("list.py"));
    run.series = 2;
    run.exitCode = 3;
    experiment.runs.push_back(run);
    QCOMPARE(experimentGroupText(run, experiment), QStringLiteral("list.py, series 2"));
    QCOMPARE(leftOutText(run, experiment),
             QStringLiteral("3-list.tidemark: list.py exited with 3: this run is left out of the "
                            "comparison."));
    run.isWarmUp = true;
    QCOMPARE(leftOutText(run, experiment), QString());
}

TIDEMARK_TEST(tst_GroupText)

#include "tst_group_text.moc"
