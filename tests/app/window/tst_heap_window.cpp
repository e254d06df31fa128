// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/tree_table.h"
#include "app/window/main_window.h"
#include "app/window/screenshot.h"
#include "app/window/snapshot_tabs.h"
#include "app/window/window_actions.h"
#include "app/window/window_heaps.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QProgressBar>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

QString fixture(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/") + QLatin1String(name);
}

const char* const kBefore = "heapsnapshot/pair-small-before.heapsnapshot.zst";
const char* const kAfter = "heapsnapshot/pair-small-after.heapsnapshot.zst";

} // namespace

/// The way from opening two snapshots to what holds the objects that leaked, in the whole window.
class tst_HeapWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void twoSnapshotsAreCompared();
    void theFilesToCompareBecomeAAndB();
    void fromTheTypeThatGrewToWhatHoldsIt();
    void anObjectIsFoundByItsNumber();
    void timelineAndSnapshotsStandTogether();
    void recordedDifferencesStandBelowTheTimeline();
    void recordedDifferencesAlone();
    void cancellingLeavesTheOthersUsable();
    void aClosedSnapshotComesBack();

private:
    void open(const QStringList& paths);
    SnapshotTabs& tabs() const { return m_window->heaps().tabs(); }
    bool isInFront(const char* dock) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_HeapWindow::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
}

void tst_HeapWindow::init()
{
    m_window.reset();
    m_settings = std::make_unique<Settings>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), test::kPatience));
}

void tst_HeapWindow::open(const QStringList& paths)
{
    m_window->openFiles(paths);
    settle(*m_window);
}

bool tst_HeapWindow::isInFront(const char* dock) const
{
    const auto* const found = m_window->findChild<QDockWidget*>(QLatin1String(dock));
    return found->isVisible() && m_window->rect().intersects(found->geometry());
}

void tst_HeapWindow::twoSnapshotsAreCompared()
{
    open({fixture(kBefore)});
    QVERIFY(&tabs().comparisonView() != tabs().currentWidget()); // one has nothing to compare
    QVERIFY(isInFront("statistics"));
    init();
    open({fixture(kBefore), fixture(kAfter)});
    QCOMPARE(tabs().currentWidget(), &tabs().comparisonView());
    const SnapshotSelection& selection = m_window->workspace().session.snapshots();
    QCOMPARE(selection.current(), selection.snapshot(SnapshotRole::B)); // the newest is looked at
    QVERIFY(isInFront("changes"));
    QVERIFY(!m_window->timeline().isVisible());
    const auto tables = tabs().comparisonView().findChildren<TreeTable*>();
    QCOMPARE(tables.size(), 3);
    QVERIFY(tables.front()->model()->rowCount() > 10);
}

void tst_HeapWindow::theFilesToCompareBecomeAAndB()
{
    open({fixture("heapsnapshot/tiny.heapsnapshot.zst")});
    m_window->compareFiles(fixture(kAfter), fixture(kBefore));
    settle(*m_window);
    const Session& session = m_window->workspace().session;
    const auto nameOf = [&](SnapshotRole role) {
        return snapshotName(session, session.snapshots().snapshot(role).value());
    };
    QVERIFY(nameOf(SnapshotRole::A).contains(QStringLiteral("after")));
    QVERIFY(nameOf(SnapshotRole::B).contains(QStringLiteral("before")));
    QCOMPARE(tabs().currentWidget(), &tabs().comparisonView());
}

void tst_HeapWindow::fromTheTypeThatGrewToWhatHoldsIt()
{
    open({fixture(kBefore), fixture(kAfter)});
    auto* const table = tabs().comparisonView().findChildren<TreeTable*>().front();
    TreeModel& tree = table->tree();
    QModelIndex leaky;
    for (int row = 0; row < tree.rowCount(); ++row) {
        if (tree.index(row, 0).data().toString() == QStringLiteral("LeakyThing")) {
            leaky = tree.index(row, 0);
        }
    }
    QVERIFY(leaky.isValid());
    table->expand(leaky);
    table->reveal(tree.index(0, 0, leaky));
    const auto& object = m_window->workspace().session.snapshots().object();
    QVERIFY(object.has_value());
    QCOMPARE(object->snapshot->graph->nodeName(object->node), std::string_view("LeakyThing"));
    QVERIFY(isInFront("retainers"));
    settle(*m_window);
    auto* const retainers =
        m_window->findChild<QDockWidget*>(QStringLiteral("retainers"))->findChild<TreeTable*>();
    QVERIFY(retainers->model()->rowCount() > 0);
}

void tst_HeapWindow::anObjectIsFoundByItsNumber()
{
    open({fixture(kAfter)});
    const Session& session = m_window->workspace().session;
    const auto graph = snapshotOf(session, session.snapshots().current())->graph;
    (*m_window->findChild<WindowActions*>())["findObject"]->trigger();
    QLineEdit* number = nullptr;
    for (QLineEdit* const edit : m_window->heaps().view().findChildren<QLineEdit*>()) {
        number = edit->hasFocus() ? edit : number;
    }
    QVERIFY(number != nullptr);
    const std::uint32_t wanted = graph->nodeCount() / 2;
    QTest::keyClicks(number, QStringLiteral("@%1").arg(graph->nodeIds[wanted]));
    QTest::keyClick(number, Qt::Key_Return);
    settle(*m_window);
    const auto& object = m_window->workspace().session.snapshots().object();
    QVERIFY(object.has_value());
    QCOMPARE(graph->nodeIds[object->node], graph->nodeIds[wanted]);
}

void tst_HeapWindow::timelineAndSnapshotsStandTogether()
{
    open({fixture("mprof/list_sum.dat"), fixture(kBefore), fixture(kAfter)});
    QVERIFY(m_window->timeline().isVisible());
    QVERIFY(tabs().isVisible());
    QCOMPARE(m_window->size(), QSize(1280, 800)); // it all fits
    m_window->workspace().session.setCurrent(m_window->workspace().session.recordings().back().id);
    QVERIFY(m_window->timeline().isVisible());
    m_window->workspace().session.remove(m_window->workspace().session.recordings().front().id);
    QVERIFY(!m_window->timeline().isVisible());
}

/// A log with memwatch's stats and its HeapDiff.
void tst_HeapWindow::recordedDifferencesStandBelowTheTimeline()
{
    open({fixture("memwatch/heapdiff_pretty.log")});
    QVERIFY(m_window->timeline().isVisible());
    QVERIFY(tabs().isVisible());
    QCOMPARE(tabs().currentWidget(), &tabs().comparisonView());
    QCOMPARE(&m_window->comparison(), &tabs().comparisonView());
    QCOMPARE(tabs().comparisonView().findChildren<TreeTable*>().front()->model()->rowCount(), 5);
}

void tst_HeapWindow::recordedDifferencesAlone()
{
    open({fixture("memwatch/heapdiff_winston.jsonl")});
    QVERIFY(!m_window->timeline().isVisible());
    QCOMPARE(tabs().currentWidget(), &tabs().comparisonView());
    QVERIFY(tabs().isVisible());
    QVERIFY(isInFront("changes"));
    open({fixture(kBefore), fixture(kAfter)}); // these are compared now
    const auto& comparison = m_window->workspace().comparison;
    QVERIFY(comparison.recorded() == nullptr);
    QVERIFY(comparison.table().comparison->isByObject());
}

void tst_HeapWindow::cancellingLeavesTheOthersUsable()
{
    open({fixture("heapsnapshot/tiny.heapsnapshot.zst")});
    const Session& session = m_window->workspace().session;
    const auto first = snapshotOf(session, session.snapshots().current());
    HeapAnalyses& analyses = m_window->workspace().analyses;
    QVERIFY(analyses.analysisOf(first) != nullptr);
    m_window->openFiles({fixture(kAfter)});
    QTRY_VERIFY(analyses.isBusy());
    analyses.cancel();
    settle(*m_window);
    QVERIFY(analyses.analysisOf(first) != nullptr);
    const auto second = snapshotOf(session, session.snapshots().current());
    QVERIFY(second != first);
    if (analyses.analysisOf(second) == nullptr) { // unless it was done just before
        QCOMPARE(analyses.failureOf(second)->code, ErrorCode::Cancelled);
        analyses.request(second);
        settle(*m_window);
    }
    QVERIFY(analyses.analysisOf(second) != nullptr);
}

void tst_HeapWindow::aClosedSnapshotComesBack()
{
    open({fixture(kBefore), fixture(kAfter)});
    Session& session = m_window->workspace().session;
    const int first = session.recordings().front().id;
    session.remove(first);
    QVERIFY(!session.snapshots().snapshot(SnapshotRole::A));
    settle(*m_window);
    session.restoreRemoved();
    settle(*m_window);
    QVERIFY(session.snapshots().snapshot(SnapshotRole::A).has_value());
    const auto tables = tabs().comparisonView().findChildren<TreeTable*>();
    QVERIFY(tables.front()->model()->rowCount() > 10);
}

TIDEMARK_TEST(tst_HeapWindow)

#include "tst_heap_window.moc"
