// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/heap_panel.h"
#include "app/record/taken_snapshots.h"
#include "app/window/process_snapshots.h"
#include "app/window/snapshot_tabs.h"
#include "tests/support/java_target.h"
#include "tests/support/live_window.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModel>
#include <QDockWidget>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

/// The window beside a real JVM.
class tst_JvmWindow final : public QObject, private test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void twoSnapshotsByTypeAreCompared();
    void theHeapIsOnTheTimeline();
    void noLeakIsHunted();
    void otherProgramsAreTold();

private:
    HeapPanel& panel() const { return *m_window->findChild<HeapPanel*>(); }
    QPushButton& button(const char* name) const
    {
        return *panel().findChild<QPushButton*>(QLatin1String(name));
    }
    std::size_t taken() { return session().current()->recording->snapshots.size(); }
    void attach(std::int32_t pid);
    void takeOne();

    std::unique_ptr<test::JavaTarget> m_java;
};

void tst_JvmWindow::initTestCase()
{
    if (!test::JavaTarget::isThere()) {
        QSKIP("no Java here");
    }
    prepare();
}

void tst_JvmWindow::init()
{
    open();
    m_java = std::make_unique<test::JavaTarget>();
    m_window->resize(1280, 800);
    qobject_cast<QDockWidget*>(panel().parentWidget())->raise();
}

void tst_JvmWindow::cleanup()
{
    close();
    m_java.reset();
}

void tst_JvmWindow::attach(std::int32_t pid)
{
    m_window->live().attach(pid, {});
    QTRY_VERIFY(button("watch").isVisible());
}

void tst_JvmWindow::takeOne()
{
    const std::size_t before = taken();
    QTRY_VERIFY(button("types").isEnabled());
    QTest::mouseClick(&button("types"), Qt::LeftButton);
    QVERIFY(!button("types").isEnabled());
    QVERIFY(button("cancel").isVisible());
    QTRY_COMPARE(taken(), before + 1);
    QTRY_VERIFY(button("types").isEnabled());
    QVERIFY(!button("cancel").isVisible());
}

void tst_JvmWindow::twoSnapshotsByTypeAreCompared()
{
    attach(m_java->pid());
    QTRY_VERIFY(button("types").isVisible());
    QVERIFY(!button("capture").isVisible());
    takeOne();
    QTRY_VERIFY(messages().contains(QStringLiteral("counted in ")));
    m_java->grow(3000);
    takeOne();
    auto* const list = panel().findChild<TakenSnapshots*>();
    QTRY_COMPARE(list->findChild<QTreeView*>()->model()->rowCount(), 2);
    m_window->findChild<SnapshotTabs*>()->showComparison();
    const Comparison& comparison = m_window->workspace().comparison;
    const auto grown = [&comparison]() -> std::int64_t {
        const auto& table = comparison.table();
        if (table.comparison == nullptr) {
            return 0;
        }
        const auto& types = table.comparison->types;
        const auto found = std::ranges::find_if(
            types, [](const ComparedType& one) { return one.heapClass.name == "Leak$Order"; });
        return found == types.end() ? 0 : found->countDelta();
    };
    QTRY_COMPARE(grown(), 3000);
}

void tst_JvmWindow::theHeapIsOnTheTimeline()
{
    attach(m_java->pid());
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    QTRY_VERIFY(button("collect").isVisible() && button("collect").isEnabled());
    QVERIFY(!button("capture").isVisible());
    QTRY_VERIFY(messages().contains(QStringLiteral("JVM heap: ")));
    const auto has = [this](SeriesKind kind) {
        const auto& series = session().current()->recording->timeline.series;
        return std::ranges::find(series, kind, &Series::kind) != series.end();
    };
    QTRY_VERIFY(has(SeriesKind::HeapUsed) && has(SeriesKind::HeapTotal));
    QTest::mouseClick(&button("collect"), Qt::LeftButton);
    const auto marks = [this] {
        return std::ranges::count(session().current()->recording->timeline.markers,
                                  MarkerKind::Mark, &Marker::kind);
    };
    QTRY_COMPARE(marks(), 2);
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    QTRY_VERIFY(!button("collect").isVisible());
    QVERIFY(m_java->isRunning());
}

void tst_JvmWindow::noLeakIsHunted()
{
    attach(m_java->pid());
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    QTRY_VERIFY(button("collect").isVisible() && button("collect").isEnabled());
    QVERIFY(!m_window->workspace().hunting.canStart(live().subject()));
    QVERIFY(!action(QStringLiteral("Take a heap snapshot"))->isEnabled());
    QVERIFY(action(QStringLiteral("Take a snapshot by type"))->isEnabled());
}

void tst_JvmWindow::otherProgramsAreTold()
{
    attach(m_target->pid());
    QVERIFY(!button("types").isVisible());
    QAction& take = *action(QStringLiteral("Take a snapshot by type"));
    QTRY_VERIFY(take.isEnabled());
    take.trigger();
    QTRY_VERIFY(messages().contains(QStringLiteral("tells nothing of its types")));
    QTRY_VERIFY(take.isEnabled());
    QCOMPARE(taken(), 0U);
}

TIDEMARK_TEST(tst_JvmWindow)

#include "tst_jvm_window.moc"
