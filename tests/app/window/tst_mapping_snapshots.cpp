// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/mapping_comparison_view.h"
#include "app/mappings/mappings_view.h"
#include "app/sources/snapshot_row.h"
#include "app/widgets/tree_table.h"
#include "app/window/snapshot_tabs.h"
#include "core/formats/format_registry.h"
#include "tests/support/live_window.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// Snapshots by mapping of a process that is recorded.
class tst_MappingSnapshots final : public QObject, private test::LiveWindow
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

private:
    QAction& take() { return *action(QStringLiteral("Take a snapshot by mapping")); }
    std::size_t taken() { return session().current()->recording->snapshots.size(); }
    void attach();
    void takeOne();
};

void tst_MappingSnapshots::init()
{
    open();
}

void tst_MappingSnapshots::attach()
{
    m_window->live().attach(m_target->pid(), {});
    QTRY_VERIFY(take().isEnabled());
}

void tst_MappingSnapshots::takeOne()
{
    const std::size_t before = taken();
    QTRY_VERIFY(take().isEnabled());
    take().trigger();
    QTRY_COMPARE(taken(), before + 1);
    QTRY_VERIFY(take().isEnabled());
}

void tst_MappingSnapshots::oneStandsBesideItsRecording()
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

void tst_MappingSnapshots::twoAreCompared()
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

void tst_MappingSnapshots::anotherIsTakenOnlyAfterwards()
{
    attach();
    take().trigger();
    QVERIFY(!take().isEnabled());
    QVERIFY(!live().canTakeMappings(live().subject()));
    QTRY_VERIFY(take().isEnabled());
}

void tst_MappingSnapshots::theyAreInTheFile()
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

void tst_MappingSnapshots::nothingToTakeWithoutARecording()
{
    QVERIFY(!take().isEnabled());
    attach();
    m_window->live().stop();
    QTRY_VERIFY(!live().isAnyLive());
    QVERIFY(!take().isEnabled());
}

TIDEMARK_TEST(tst_MappingSnapshots)

#include "tst_mapping_snapshots.moc"
