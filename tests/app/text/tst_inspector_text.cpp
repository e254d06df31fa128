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
         {kNotNode,      kSignalDisabled,  kSignalUncaught,   kSignalTaken,    kOtherNetwork,
          kNotOpen,      kStopped,         kNoSnapshotSignal, kNoSnapshotFile, kNeverOpened,
          kPortTaken,    kNoConnection,    kNoInspector,      kNoTarget,       kNoAnswer,
          kBadAnswer,    kConnectionLost,  kRefused,          kLetGo,          kNoTypes,
          kTypesInHeap,  kNotJvm,          kOtherJvm,         kQuitUncaught,   kAttachDisabled,
          kNoAttachFile, kNeverAttached,   kNoHeapFile,       kNoAgent,        kForeignSocket,
          kRuntimeLost,  kRuntimeBadAnswer}) {
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

TIDEMARK_TEST(tst_InspectorText)

#include "tst_inspector_text.moc"
