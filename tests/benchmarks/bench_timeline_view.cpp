// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the timeline: five series of ten million samples, zoomed and panned. Each iteration
// moves the view and draws the whole timeline (chart, lanes, overview) into an image. Run by hand:
//   QT_QPA_PLATFORM=offscreen build/tests/benchmarks/bench_timeline_view -median 5
#include "app/timeline/timeline_view.h"
#include "app/workspace/workspace.h"
#include "tests/support/recordings.h"

#include <QTest>

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

private:
    static constexpr std::size_t kSamples = 10'000'000;
    static constexpr int kSeries = 5;
    static constexpr int kWidth = 1600;
    static constexpr int kHeight = 500;

    Workspace m_workspace;
    std::unique_ptr<TimelineView> m_view;
};

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

QTEST_MAIN(bench_TimelineView)

#include "bench_timeline_view.moc"
