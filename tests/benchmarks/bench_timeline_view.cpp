// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the timeline: five series of ten million samples, zoomed and panned. Each iteration
// moves the view and draws the whole timeline (chart, lanes, overview) into an image. And moves of
// the mouse over it, with the panels in view whose rows it lights: each iteration is one move and
// all that is drawn anew because of it. Run by hand:
//   QT_QPA_PLATFORM=offscreen build/tests/benchmarks/bench_timeline_view -median 5
#include "app/marks/marks_panel.h"
#include "app/output/output_panel.h"
#include "app/peaks/functions_panel.h"
#include "app/timeline/function_lane.h"
#include "app/timeline/timeline_chart.h"
#include "app/timeline/timeline_view.h"
#include "app/workspace/workspace.h"
#include "tests/support/recordings.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace tidemark;
using namespace tidemark::app;

class bench_TimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void frame_data();
    void frame();
    void hover_data();
    void hover();
    void hoverRows();

private:
    static constexpr std::size_t kSamples = 10'000'000;
    static constexpr int kSeries = 5;
    static constexpr int kWidth = 1600;
    static constexpr int kHeight = 500;
    static constexpr int kCalls = 10'000;
    static constexpr int kMarks = 200;
    static constexpr int kLines = 100'000;

    static void addEvents(Recording& recording);

    Workspace m_workspace;
    std::unique_ptr<TimelineView> m_view;
    std::vector<std::unique_ptr<TablePanel>> m_panels;
};

/// Calls two deep of a hundred functions, marks, and a line of output every now and then.
void bench_TimelineView::addEvents(Recording& recording)
{
    constexpr std::int64_t kLength = kSamples * 1'000'000;
    for (int i = 0; i < kCalls; ++i) {
        const std::int64_t start = kLength / kCalls * i;
        Marker call{MarkerKind::Function, "function " + std::to_string(i % 100), start,
                    start + kLength / kCalls};
        call.level = 1;
        recording.timeline.markers.push_back(call);
    }
    for (int i = 0; i < kMarks; ++i) {
        const std::int64_t at = kLength / kMarks * i;
        recording.timeline.markers.push_back({MarkerKind::Mark, std::to_string(i), at, at});
    }
    recording.timeline.markers.push_back({MarkerKind::Function, "main", 0, kLength});
    std::ranges::stable_sort(recording.timeline.markers, {}, [](const Marker& marker) {
        return std::pair(marker.start, marker.level);
    });
    for (int i = 0; i < kLines; ++i) {
        recording.output.append({kLength / kLines * i, OutputStream::Stdout, "a line of output"});
    }
}

void bench_TimelineView::initTestCase()
{
    std::mt19937 random(1);
    auto recording = std::make_shared<Recording>();
    auto positions = std::make_shared<PositionColumn>();
    for (std::size_t i = 0; i < kSamples; ++i) {
        positions->push_back(static_cast<std::int64_t>(i) * 1'000'000 +
                             static_cast<std::int64_t>(random() % 1'000));
    }
    for (int s = 0; s < kSeries; ++s) {
        auto values = std::make_shared<ValueColumn>();
        double value = 1e8 * (s + 1);
        for (std::size_t i = 0; i < kSamples; ++i) {
            value = std::abs(value + (static_cast<double>(random() % 2'001) - 1'000.0) * 500.0);
            values->push_back(value);
        }
        recording->timeline.series.push_back({SeriesKind::Rss, "RSS", s, positions, values});
    }
    addEvents(*recording);
    m_view = std::make_unique<TimelineView>(m_workspace);
    m_workspace.session.add(QStringLiteral("five"), {recording});
    m_view->resize(kWidth, kHeight);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void bench_TimelineView::frame_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<bool>("filled");
    for (const double share : {0.999, 0.5, 0.1, 0.01, 0.0001}) {
        QTest::addRow("pan, %g %% visible", share * 100) << share << false;
    }
    QTest::addRow("pan, half visible, filled") << 0.5 << true;
}

void bench_TimelineView::frame()
{
    QFETCH(double, share);
    QFETCH(bool, filled);
    TimeSelection& time = m_workspace.session.time();
    m_workspace.options.setFilled(filled);
    const AxisRange whole = time.whole();
    const auto length = static_cast<std::int64_t>(static_cast<double>(whole.length()) * share);
    time.showAll();
    time.zoomTo({0, length});
    std::int64_t begin = 0;
    QBENCHMARK
    {
        begin = (begin + length / 97 + 1) % std::max<std::int64_t>(whole.length() - length, 1);
        time.panTo(begin);
        m_view->grab();
    }
}

void bench_TimelineView::hover_data()
{
    QTest::addColumn<bool>("overSpans");
    QTest::addColumn<bool>("withPanels");
    QTest::newRow("chart") << false << false;
    QTest::newRow("chart, panels lit") << false << true;
    QTest::newRow("spans, panels lit") << true << true;
}

/// Over lines and between them, as the mouse goes along.
void bench_TimelineView::hover()
{
    QFETCH(bool, overSpans);
    QFETCH(bool, withPanels);
    m_workspace.session.time().showAll();
    m_workspace.options.setFilled(false);
    m_panels.clear();
    if (withPanels) {
        m_panels.push_back(std::make_unique<FunctionsPanel>(m_workspace));
        m_panels.push_back(std::make_unique<OutputPanel>(m_workspace));
        m_panels.push_back(std::make_unique<MarksPanel>(m_workspace));
    }
    for (const auto& panel : m_panels) {
        panel->resize(kWidth, kHeight / 2);
        panel->show();
    }
    QTest::qWait(500); // until the panels know their rows
    auto* const lane = m_view->findChild<FunctionLane*>();
    QWidget* const widget =
        overSpans ? lane->viewport() : m_view->findChild<TimelineChart*>()->viewport();
    int step = 0;
    QBENCHMARK
    {
        step = (step + 7) % (widget->width() - 200);
        const QPoint point(150 + step, overSpans ? 8 : widget->height() / 2 + step % 40);
        QMouseEvent move(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(widget, &move);
        QCoreApplication::processEvents();
    }
}

/// The mouse on rows of Functions, whose calls are lit in the timeline.
void bench_TimelineView::hoverRows()
{
    m_panels.clear();
    auto panel = std::make_unique<FunctionsPanel>(m_workspace);
    panel->resize(kWidth, kHeight);
    panel->show();
    DataTable& table = panel->table();
    m_panels.push_back(std::move(panel));
    QTRY_VERIFY(table.model()->rowCount() > 50);
    int row = 0;
    QBENCHMARK
    {
        row = (row + 1) % 50;
        Q_EMIT table.rowPointed(table.model()->index(row, 0));
        QCoreApplication::processEvents();
    }
    m_panels.clear();
}

QTEST_MAIN(bench_TimelineView)

#include "bench_timeline_view.moc"
