// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/mapping_comparison_view.h"
#include "app/mappings/mappings_view.h"
#include "app/record/heap_panel.h"
#include "app/sources/snapshot_row.h"
#include "app/widgets/tree_table.h"
#include "app/window/snapshot_tabs.h"
#include "core/formats/format_registry.h"
#include "tests/support/live_window.h"
#include "tests/support/python_target.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDockWidget>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

/// Snapshots of a process that is recorded, by mapping and by type.
class tst_ProcessSnapshots final : public QObject, private test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init();
    void cleanup() { close(); }
    void oneStandsBesideItsRecording();
    void twoAreCompared();
    void anotherIsTakenOnlyAfterwards();
    void theyAreInTheFile();
    void nothingToTakeWithoutARecording();
    void aPythonProgramByType();
    void aPythonProgramByLine();

private:
    QAction& take() { return *action(QStringLiteral("Take a snapshot by mapping")); }
    std::size_t taken() { return session().current()->recording->snapshots.size(); }
    void attach();
    void takeOne();
};

void tst_ProcessSnapshots::init()
{
    open();
}

void tst_ProcessSnapshots::attach()
{
    m_window->live().attach(m_target->pid(), {});
    QTRY_VERIFY(take().isEnabled());
}

void tst_ProcessSnapshots::takeOne()
{
    const std::size_t before = taken();
    QTRY_VERIFY(take().isEnabled());
    take().trigger();
    QTRY_COMPARE(taken(), before + 1);
    QTRY_VERIFY(take().isEnabled());
}

void tst_ProcessSnapshots::oneStandsBesideItsRecording()
{
    attach();
    takeOne();
    const auto rows = m_window->findChildren<SnapshotRow*>();
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.front()->accessibleName().startsWith(QStringLiteral("Mappings 1")));
    QTRY_VERIFY(messages().contains(QStringLiteral("of RSS, read in")));
    auto* const view = m_window->findChild<MappingsView*>();
    QTRY_VERIFY(view->isVisible());
    QTRY_VERIFY(view->findChild<TreeTable*>()->tree().rowCount() > 0);
    QVERIFY(session().current()->recording->snapshots.front()->position.has_value());
}

void tst_ProcessSnapshots::twoAreCompared()
{
    attach();
    takeOne();
    m_target->tell("grow 67108864");
    takeOne();
    auto* const tabs = m_window->findChild<SnapshotTabs*>();
    tabs->showComparison();
    auto* const view = m_window->findChild<MappingComparisonView*>();
    QVERIFY(view->isVisible());
    TreeModel& lines = view->findChildren<TreeTable*>().front()->tree();
    QTRY_VERIFY(lines.rowCount() > 0);
    constexpr int kDeltaRss = 6;
    const TreeEntry first = lines.entry(lines.index(0, 0));
    QVERIFY(lines.source()->cell(first, kDeltaRss).number >= 64 << 20);
}

void tst_ProcessSnapshots::anotherIsTakenOnlyAfterwards()
{
    attach();
    take().trigger();
    QVERIFY(!take().isEnabled());
    QVERIFY(!live().canTakeSnapshot(live().subject()));
    QTRY_VERIFY(take().isEnabled());
}

void tst_ProcessSnapshots::theyAreInTheFile()
{
    attach();
    takeOne();
    const QString path = session().current()->path;
    m_window->live().stop();
    QTRY_VERIFY(!live().isAnyLive());
    const auto read = test::readFile(path.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(read->front()->snapshots.size(), 1U);
    const Snapshot& snapshot = *read->front()->snapshots.front();
    QCOMPARE(snapshot.label, std::string("Mappings 1"));
    QCOMPARE(snapshot.mappings.pid, std::optional<std::int64_t>(m_target->pid()));
}

void tst_ProcessSnapshots::nothingToTakeWithoutARecording()
{
    QVERIFY(!take().isEnabled());
    attach();
    m_window->live().stop();
    QTRY_VERIFY(!live().isAnyLive());
    QVERIFY(!take().isEnabled());
}

/// Whose garbage is collected as well.
void tst_ProcessSnapshots::aPythonProgramByType()
{
    test::PythonTarget python;
    m_window->live().attach(python.pid(), {});
    auto* const panel = m_window->findChild<HeapPanel*>();
    qobject_cast<QDockWidget*>(panel->parentWidget())->raise();
    auto* const count = panel->findChild<QPushButton*>(QStringLiteral("types"));
    QTRY_VERIFY(count->isVisible() && count->isEnabled());
    QTest::mouseClick(count, Qt::LeftButton);
    QTRY_COMPARE(taken(), 1U);
    python.grow(2500);
    QTRY_VERIFY(count->isEnabled());
    QTest::mouseClick(count, Qt::LeftButton);
    QTRY_COMPARE(taken(), 2U);
    const auto& rows = session().current()->recording->snapshots.back()->types.rows;
    const auto kept = std::ranges::find(rows, std::string("__main__.Order"), &TypeRow::name);
    QVERIFY(kept != rows.end());
    QCOMPARE(kept->count, 2500);
    auto* const collect = panel->findChild<QPushButton*>(QStringLiteral("collect"));
    QTest::mouseClick(panel->findChild<QPushButton*>(QStringLiteral("watch")), Qt::LeftButton);
    QTRY_VERIFY(collect->isVisible() && collect->isEnabled());
    QTest::mouseClick(collect, Qt::LeftButton);
    const auto marks = [this] {
        return std::ranges::count(session().current()->recording->timeline.markers,
                                  MarkerKind::Mark, &Marker::kind);
    };
    QTRY_COMPARE(marks(), 2);
}

/// One by type beside it is none to compare it with.
void tst_ProcessSnapshots::aPythonProgramByLine()
{
    test::PythonTarget python(QStringLiteral("import tracemalloc; tracemalloc.start()"));
    m_window->live().attach(python.pid(), {});
    QAction& byLine = *action(QStringLiteral("Take a snapshot by line"));
    QTRY_VERIFY(byLine.isEnabled());
    byLine.trigger();
    QTRY_COMPARE(taken(), 1U);
    python.grow(2500);
    QTRY_VERIFY(byLine.isEnabled());
    byLine.trigger();
    QTRY_COMPARE(taken(), 2U);
    const Comparison& comparison = m_window->workspace().comparison;
    QTRY_VERIFY(comparison.table().comparison != nullptr);
    QVERIFY(comparison.table().comparison->areSites);
    QCOMPARE(comparison.table().comparison->types.front().heapClass.name,
             std::string("<string>:5"));
    QVERIFY(comparison.table().comparison->types.front().sizeDelta() > 2500 * 1000);

    QAction& byType = *action(QStringLiteral("Take a snapshot by type"));
    QTRY_VERIFY(byType.isEnabled());
    byType.trigger();
    QTRY_COMPARE(taken(), 3U);
    session().snapshots().setSnapshot(SnapshotRole::B, SnapshotRef{session().current()->id, 2});
    QTRY_VERIFY(comparison.failure().has_value());
    QCOMPARE(comparison.failure()->code, ErrorCode::UnlikeSnapshots);
}

TIDEMARK_TEST(tst_ProcessSnapshots)

#include "tst_process_snapshots.moc"
