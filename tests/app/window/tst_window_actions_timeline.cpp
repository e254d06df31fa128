// SPDX-License-Identifier: GPL-3.0-or-later
// Which actions can be used as the timeline is zoomed and chosen from.
#include "app/record/mark_prompt.h"
#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/window_actions.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QContextMenuEvent>
#include <QGraphicsView>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_WindowActionsTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void zoomActionsFollowTheView();
    void theTimelineInViewCountsNotWhatIsChosen();
    void aReportOfLinesTakesTheTimelinesPlace();
    void theSelectionIsZoomedTo();
    void theChartHasAMenu();
    void aMarkIsSetAtTheCursor();

private:
    WindowActions& actions() const { return *m_window->findChild<WindowActions*>(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_WindowActionsTimeline::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
}

void tst_WindowActionsTimeline::init()
{
    m_window.reset();
    m_settings = std::make_unique<Settings>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
}

void tst_WindowActionsTimeline::zoomActionsFollowTheView()
{
    WindowActions& all = actions();
    m_window->workspace().session.add(QStringLiteral("a.dat"),
                                      {test::recordingOf({1.0, 5.0, 2.0, 1.0})});
    QVERIFY(all["zoomIn"]->isEnabled());
    QVERIFY(!all["zoomOut"]->isEnabled());
    all["zoomIn"]->trigger();
    QVERIFY(all["zoomOut"]->isEnabled() && all["zoomBack"]->isEnabled() &&
            all["showAll"]->isEnabled());
    QVERIFY(!all["zoomForward"]->isEnabled());
    const AxisRange zoomed = m_window->workspace().session.time().visible();
    all["zoomBack"]->trigger();
    QVERIFY(!all["zoomBack"]->isEnabled() && all["zoomForward"]->isEnabled());
    all["zoomForward"]->trigger();
    QVERIFY(m_window->workspace().session.time().visible() == zoomed);
    all["zoomOut"]->trigger();
    QVERIFY(!m_window->workspace().session.time().isZoomed());
    all["goToPeak"]->trigger();
    QVERIFY(m_window->workspace().session.time().visible().contains(test::kSecondNs));
    all["showAll"]->trigger();
    QVERIFY(!all["showAll"]->isEnabled());
}

/// With a heap snapshot chosen beside it, it can be zoomed as before.
void tst_WindowActionsTimeline::theTimelineInViewCountsNotWhatIsChosen()
{
    WindowActions& all = actions();
    Session& session = m_window->workspace().session;
    session.add(QStringLiteral("a.dat"), {test::recordingOf({1.0, 5.0, 2.0, 1.0})});
    auto heap = std::make_shared<Recording>();
    heap->snapshots = {test::typesSnapshot({{"Session", 3, 300}})};
    session.add(QStringLiteral("b.json"), {heap});
    QVERIFY(!session.current()->hasTimeline());
    const int chosen = session.current()->id;
    for (const char* const name : {"zoomIn", "goToPeak", "filled", "selectVisible"}) {
        QVERIFY2(all[name]->isEnabled(), name);
    }
    all["goToPeak"]->trigger();
    QVERIFY(session.time().visible().contains(test::kSecondNs));
    QVERIFY(session.time().isZoomed());
    QCOMPARE(session.current()->id, chosen);
    for (const char* const name : {"zoomOut", "zoomBack", "showAll"}) {
        QVERIFY2(all[name]->isEnabled(), name);
    }
    session.setVisible(1, false); // nothing is left to zoom in
    for (const char* const name : {"zoomIn", "zoomOut", "zoomBack", "showAll", "goToPeak"}) {
        QVERIFY2(!all[name]->isEnabled(), name);
    }
    session.setVisible(1, true);
    QVERIFY(all["zoomIn"]->isEnabled());
    QVERIFY(!all["showAll"]->isEnabled());
}

void tst_WindowActionsTimeline::aReportOfLinesTakesTheTimelinesPlace()
{
    WindowActions& all = actions();
    Session& session = m_window->workspace().session;
    session.add(QStringLiteral("a.dat"), {test::recordingOf({1.0, 5.0, 2.0, 1.0})});
    all["zoomIn"]->trigger();
    auto report = std::make_shared<Recording>();
    report->lineTables = {{"a.py", "main", {}}};
    session.add(QStringLiteral("report.txt"), {report});
    QVERIFY(!m_window->timeline().isVisible());
    for (const char* const name : {"zoomIn", "zoomOut", "zoomBack", "showAll", "goToPeak"}) {
        QVERIFY2(!all[name]->isEnabled(), name);
    }
}

void tst_WindowActionsTimeline::theSelectionIsZoomedTo()
{
    WindowActions& all = actions();
    TimeSelection& time = m_window->workspace().session.time();
    m_window->workspace().session.add(QStringLiteral("a.dat"),
                                      {test::recordingOf({1.0, 5.0, 2.0, 1.0})});
    QVERIFY(!all["zoomToSelection"]->isEnabled() && !all["clearSelection"]->isEnabled());
    const AxisRange range{test::kSecondNs, 2 * test::kSecondNs};
    time.select(range);
    all["zoomToSelection"]->trigger();
    QVERIFY(time.visible() == range);
    all["clearSelection"]->trigger();
    QVERIFY(!time.selected());
    QVERIFY(!all["zoomToSelection"]->isEnabled());
    all["selectVisible"]->trigger();
    QVERIFY(time.selected() == range);
}

void tst_WindowActionsTimeline::theChartHasAMenu()
{
    m_window->workspace().session.add(QStringLiteral("a.dat"),
                                      {test::recordingOf({1.0, 5.0, 2.0, 1.0})});
    auto* const chart = m_window->timeline().findChild<QGraphicsView*>();
    const QPoint at = chart->viewport()->rect().center();
    QContextMenuEvent click(QContextMenuEvent::Mouse, at, chart->viewport()->mapToGlobal(at));
    QApplication::sendEvent(chart->viewport(), &click);
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QVERIFY(menu->actions().contains(actions()["zoomToSelection"]));
    QVERIFY(menu->actions().contains(actions()["showAll"]));
    menu->close();
}

/// Of what is open, recorded here or not.
void tst_WindowActionsTimeline::aMarkIsSetAtTheCursor()
{
    Session& session = m_window->workspace().session;
    QVERIFY(!actions()["setMark"]->isEnabled());
    session.add(QStringLiteral("a.dat"), {test::recordingOf({1.0, 5.0, 2.0, 1.0})});
    session.time().setCursor(2 * test::kSecondNs);
    QVERIFY(actions()["setMark"]->isEnabled());
    actions()["setMark"]->trigger();
    session.time().setCursor({}); // the place is where it was asked for
    auto* const name = m_window->findChild<MarkPrompt*>()->findChild<QLineEdit*>();
    QTest::keyClicks(name, QStringLiteral("cache full"));
    QTest::keyClick(name, Qt::Key_Return);
    const auto& marks = session.current()->ownMarks;
    QCOMPARE(marks.size(), 1U);
    QCOMPARE(marks.front().name, std::string("cache full"));
    QCOMPARE(marks.front().start, 2 * test::kSecondNs);
}

TIDEMARK_TEST(tst_WindowActionsTimeline)

#include "tst_window_actions_timeline.moc"
