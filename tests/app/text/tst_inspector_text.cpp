// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/inspector_text.h"
#include "app/text/translation.h"
#include "core/live/inspector_problem.h"
#include "core/live/runtime_problem.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QTest>

#include <set>

using namespace tidemark;
using namespace tidemark::app;

class tst_InspectorText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProblemHasItsOwnSentence_data();
    void everyProblemHasItsOwnSentence();
    void wordsOfTheOtherSideAreQuoted();
    void targetsHaveNames();
    void pauses();
};

void tst_InspectorText::everyProblemHasItsOwnSentence_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << QStringLiteral("en");
    QTest::newRow("ja") << QStringLiteral("ja");
}

void tst_InspectorText::everyProblemHasItsOwnSentence()
{
    QFETCH(QString, language);
    QVERIFY(installTranslation(*QCoreApplication::instance(), language));
    std::set<QString> seen;
    for (const std::string_view problem :
         {kNotNode,         kSignalDisabled, kSignalUncaught,   kSignalTaken,    kOtherNetwork,
          kNotOpen,         kStopped,        kNoSnapshotSignal, kNoSnapshotFile, kNeverOpened,
          kPortTaken,       kNoConnection,   kNoInspector,      kNoTarget,       kNoWorker,
          kWorkerEnded,     kNoAnswer,       kBadAnswer,        kConnectionLost, kRefused,
          kLetGo,           kNoTypes,        kTypesInHeap,      kNotJvm,         kOtherJvm,
          kQuitUncaught,    kAttachDisabled, kNoAttachFile,     kNeverAttached,  kNoHeapFile,
          kNoAgent,         kNoTracing,      kNoSites,          kForeignSocket,  kRuntimeLost,
          kRuntimeBadAnswer}) {
        const QString text = inspectorProblemText(std::string(problem) + "\nsome words");
        QVERIFY2(!text.isEmpty() && !text.contains(QStringLiteral("%1")), qPrintable(text));
        QVERIFY2(seen.insert(text).second, qPrintable(text));
    }
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("en")));
}

/// Who they come from may be anybody.
void tst_InspectorText::wordsOfTheOtherSideAreQuoted()
{
    const std::string words = "no\x1b[31m " + std::string(1000, 'x') + "\nmore";
    const QString text = inspectorProblemText(std::string(kRefused) + '\n' + words);
    QVERIFY(text.startsWith(QStringLiteral("The program refused: no")));
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(!text.contains(u'\n'));
    QVERIFY2(text.size() < 300, qPrintable(text));
}

void tst_InspectorText::targetsHaveNames()
{
    const auto nameOf = [](const InspectorTarget& target) {
        return inspectorTargetText(target).toStdString();
    };
    QCOMPARE(nameOf({"node", "app.js", "file:///app.js", "/1"}), std::string("Main thread"));
    QCOMPARE(nameOf({"worker", "[worker 2]", "", "/1", "2"}), std::string("Worker 2"));
    QCOMPARE(nameOf({"worker", "[worker 2] pool", "", "/1", "2"}), std::string("Worker 2: pool"));
    QCOMPARE(nameOf({"worker", "Worker 2", "", "/1", "2"}), std::string("Worker 2"));
    QCOMPARE(nameOf({"page", "My page", "http://x/", "/2"}), std::string("My page"));
    QCOMPARE(nameOf({"page", "", "http://x/", "/2"}), std::string("http://x/"));
    const QString wild =
        inspectorTargetText({"page", "a\nb\x1b[31m" + std::string(9999, 'x'), "", "/3"});
    QVERIFY(!wild.contains(u'\n') && !wild.contains(QChar(0x1b)) && wild.size() < 400);
}

void tst_InspectorText::pauses()
{
    using namespace std::chrono_literals;
    const auto textOf = [](std::chrono::nanoseconds length) { return pauseText({length}); };
    QCOMPARE(textOf(140ms), QStringLiteral("0.1 s"));
    QCOMPARE(textOf(1960ms), QStringLiteral("2.0 s"));
    QCOMPARE(textOf(11'300ms), QStringLiteral("11 s"));
    QCOMPARE(textOf(10min), QStringLiteral("10 min"));
}

TIDEMARK_TEST(tst_InspectorText)

#include "tst_inspector_text.moc"
