// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_view.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/tree_table.h"
#include "app/window/snapshot_tabs.h"
#include "app/window/window_docks.h"
#include "app/window/window_heaps.h"
#include "app/window/window_layouts.h"
#include "tests/support/in_sight.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QAbstractItemView>
#include <QDockWidget>
#include <QSplitter>
#include <QTabBar>

using namespace tidemark;
using namespace tidemark::app;
using test::fixturePath;

/// How the window gives its room to timelines, heaps and panels.
class tst_WindowLayouts : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init();
    void whatIsOpenDecides();
    void aLayoutCanBeChosen();
    void whatIsChosenInSourcesIsSeen();
    void tenRowsOfAComparisonBesideATimeline();
    void eachLayoutIsKept();
    void theLineBetweenTheViewsIsKept();
    void panelsWithNothingToTellComeLast();
    void aPanelFillsTheWindow();
    void f11FillsTheWindowWithWhatHasTheFocus();
    void openingEndsIt();
    void panelsAreAsHighAsTheirRows();

private:
    QDockWidget& dock(const char* name) const
    {
        return *m_window->findChild<QDockWidget*>(QLatin1String(name));
    }
    void openTimeline() { open({fixturePath("mprof/list_sum.dat")}); }
    void openHeaps()
    {
        open({fixturePath("heapsnapshot/pair-small-before.heapsnapshot.zst"),
              fixturePath("heapsnapshot/pair-small-after.heapsnapshot.zst")});
    }
    QWidget& heaps() const { return m_window->heaps().view(); }
    QTabBar& panelTabs() const;
    void restart();
};

void tst_WindowLayouts::init()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(QStringLiteral("tidemark/tidemark.ini")));
    showWindow();
    m_window->resize(1280, 800);
}

void tst_WindowLayouts::restart()
{
    m_window->close();
    m_window.reset();
    showWindow();
}

QTabBar& tst_WindowLayouts::panelTabs() const
{
    for (QTabBar* const bar :
         m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (bar->count() > 1 && bar->isVisible()) {
            return *bar;
        }
    }
    qFatal("the panels have no tabs");
}

void tst_WindowLayouts::whatIsOpenDecides()
{
    openTimeline();
    QVERIFY(actions()["timelineLayout"]->isChecked());
    QVERIFY(!actions()["bothLayout"]->isEnabled());
    QVERIFY(heaps().isHidden());
    openHeaps();
    QVERIFY(actions()["bothLayout"]->isChecked());
    QVERIFY(!heaps().isHidden() && !m_window->timeline().isHidden());
    m_window->workspace().session.remove(1);
    QVERIFY(actions()["heapLayout"]->isChecked());
    QVERIFY(m_window->timeline().isHidden());
    QVERIFY(dock("peaks").isHidden());
    m_window->workspace().session.removeAll();
    QVERIFY(dock("sources").isHidden());
    openHeaps();
    QVERIFY(!dock("statistics").isHidden());
}

void tst_WindowLayouts::aLayoutCanBeChosen()
{
    openTimeline();
    openHeaps();
    actions()["heapLayout"]->trigger();
    QVERIFY(m_window->timeline().isHidden());
    QVERIFY(dock("peaks").isHidden());
    QVERIFY(!dock("statistics").isHidden());
    actions()["timelineLayout"]->trigger();
    QVERIFY(heaps().isHidden());
    QVERIFY(dock("statistics").isHidden());
    QVERIFY(!dock("peaks").isHidden());
    actions()["bothLayout"]->trigger();
    QVERIFY(!heaps().isHidden() && !m_window->timeline().isHidden());
}

void tst_WindowLayouts::whatIsChosenInSourcesIsSeen()
{
    openTimeline();
    openHeaps();
    m_window->workspace().session.setCurrent(1);
    actions()["timelineLayout"]->trigger();
    m_window->workspace().session.setCurrent(2);
    QVERIFY(!heaps().isHidden());
    actions()["heapLayout"]->trigger();
    m_window->workspace().session.setCurrent(1);
    QVERIFY(!m_window->timeline().isHidden());
}

void tst_WindowLayouts::tenRowsOfAComparisonBesideATimeline()
{
    openTimeline();
    openHeaps();
    auto* const table =
        m_window->heaps().tabs().comparisonView().findChildren<TreeTable*>().front();
    QTRY_VERIFY(table->model()->rowCount() > 10);
    const auto rowsSeen = [table] {
        return table->viewport()->height() / table->sizeHintForRow(0);
    };
    QTRY_VERIFY2(rowsSeen() >= 10, qPrintable(QString::number(rowsSeen())));
    QVERIFY(test::isInSight(m_window->timeline()));
    QVERIFY(!dock("sources").isHidden());
}

void tst_WindowLayouts::eachLayoutIsKept()
{
    openTimeline();
    dock("peaks").close();
    openHeaps();
    QVERIFY(!dock("peaks").isHidden()); // in another layout
    dock("statistics").close();
    actions()["timelineLayout"]->trigger();
    QVERIFY(dock("peaks").isHidden());
    restart();
    openTimeline();
    QVERIFY(dock("peaks").isHidden());
    openHeaps();
    QVERIFY(!dock("peaks").isHidden());
    QVERIFY(dock("statistics").isHidden());
    actions()["resetLayout"]->trigger();
    QVERIFY(!dock("statistics").isHidden());
    actions()["timelineLayout"]->trigger();
    QVERIFY(!dock("peaks").isHidden());
}

void tst_WindowLayouts::theLineBetweenTheViewsIsKept()
{
    openTimeline();
    openHeaps();
    auto* const views = qobject_cast<QSplitter*>(heaps().parentWidget());
    QCoreApplication::processEvents();
    const int before = views->sizes().front();
    QWidget* const handle = views->handle(1);
    const QPoint middle = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, middle);
    QTest::mouseMove(handle, middle + QPoint(0, -20));
    QTest::mouseMove(handle, middle + QPoint(0, 60));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, middle + QPoint(0, 60));
    const int moved = views->sizes().front();
    if (moved == before) {
        QSKIP("there is no room to move it");
    }
    restart();
    m_window->resize(1280, 800);
    openTimeline();
    openHeaps();
    auto* const again = qobject_cast<QSplitter*>(heaps().parentWidget());
    QTRY_VERIFY(std::abs(again->sizes().front() - moved) < 12);
}

void tst_WindowLayouts::panelsWithNothingToTellComeLast()
{
    openTimeline();
    const auto placeOf = [this](const char* name) {
        const QString title = dock(name).windowTitle();
        for (int i = 0; i < panelTabs().count(); ++i) {
            if (panelTabs().tabText(i) == title) {
                return i;
            }
        }
        return -1;
    };
    QTRY_VERIFY(placeOf("restarts") > placeOf("functions"));
    QTRY_VERIFY(placeOf("marks") > placeOf("leak"));
    const QColor grey = m_window->palette().color(QPalette::PlaceholderText);
    QCOMPARE(panelTabs().tabTextColor(placeOf("marks")), grey);
    QVERIFY(panelTabs().tabTextColor(placeOf("peaks")) != grey);
    QVERIFY(panelTabs().accessibleTabName(placeOf("marks")) != dock("marks").windowTitle());
    m_window->workspace().session.addMark(1, 1, QStringLiteral("now"));
    QTRY_VERIFY(placeOf("marks") < placeOf("leak")); // where it belongs
    QVERIFY(panelTabs().tabTextColor(placeOf("marks")) != grey);
    QVERIFY(test::isInSight(*dock("peaks").widget())); // what was in front still is
}

void tst_WindowLayouts::aPanelFillsTheWindow()
{
    openTimeline();
    QTRY_VERIFY(test::isInSight(*dock("peaks").widget()));
    QTRY_VERIFY(panelTabs().elideMode() == Qt::ElideNone); // they have been looked at
    const int before = dock("peaks").height();
    int place = 0;
    while (panelTabs().tabText(place) != dock("peaks").windowTitle()) {
        ++place;
    }
    Q_EMIT panelTabs().tabBarDoubleClicked(place);
    QTRY_VERIFY(dock("peaks").height() > m_window->height() * 3 / 4);
    QVERIFY(dock("sources").isHidden());
    QVERIFY(!test::isInSight(m_window->timeline()));
    m_window->layouts().toggleMaximised(&dock("peaks"));
    QTRY_VERIFY(test::isInSight(m_window->timeline()));
    QVERIFY(!dock("sources").isHidden());
    QTRY_VERIFY(std::abs(dock("peaks").height() - before) < 8);
}

void tst_WindowLayouts::f11FillsTheWindowWithWhatHasTheFocus()
{
    openTimeline();
    openHeaps();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), test::kPatience));
    m_window->timeline().setFocus();
    actions()["maximise"]->trigger();
    QVERIFY(heaps().isHidden());
    QVERIFY(dock("sources").isHidden());
    actions()["maximise"]->trigger();
    QVERIFY(!heaps().isHidden());
    QVERIFY(!dock("sources").isHidden());
    m_window->heaps().tabs().comparisonView().findChild<TreeTable*>()->setFocus();
    actions()["maximise"]->trigger();
    QVERIFY(m_window->timeline().isHidden());
    QVERIFY(!heaps().isHidden());
    actions()["panelsAside"]->trigger(); // puts back what is away
    QVERIFY(!m_window->timeline().isHidden());
    actions()["panelsAside"]->trigger();
    QVERIFY(!m_window->timeline().isHidden() && !heaps().isHidden());
    QVERIFY(dock("sources").isHidden());
}

void tst_WindowLayouts::openingEndsIt()
{
    openTimeline();
    m_window->layouts().toggleMaximised(&dock("peaks"));
    openHeaps();
    QVERIFY(!heaps().isHidden() && !m_window->timeline().isHidden());
    QVERIFY(test::isInSight(m_window->timeline()));
    QVERIFY(!dock("sources").isHidden());
}

/// A handful of rows needs less than the room at first, but others may stand behind the other tabs.
void tst_WindowLayouts::panelsAreAsHighAsTheirRows()
{
    openTimeline();
    auto* const table = dock("peaks").findChild<QAbstractItemView*>();
    QTRY_VERIFY(table->model()->rowCount() > 0);
    const auto left = [table] {
        return table->viewport()->height() -
               std::min(table->model()->rowCount(), 12) * table->sizeHintForRow(0);
    };
    QTRY_VERIFY2(std::abs(left()) < 40 || dock("peaks").height() < 180,
                 qPrintable(QString::number(left())));
    QVERIFY(table->viewport()->height() >= 3 * table->sizeHintForRow(0));
}

TIDEMARK_TEST(tst_WindowLayouts)

#include "tst_window_layouts.moc"
