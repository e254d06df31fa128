// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/counter_lanes.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_CounterLanes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsChosen();
    void keepsRoomForTheChart();
    void drawsEachOnItsOwnScale();
};

namespace
{

/// A recording with @p count counters beside its RSS; the n-th counts n times a thousand.
std::shared_ptr<Recording> recordingWith(int count)
{
    auto recording = test::recordingOf({1, 2, 3});
    for (int i = 1; i <= count; ++i) {
        const auto counter = test::recordingOf({0.0, 1000.0 * i, 0.0});
        recording->timeline.series.push_back(counter->timeline.series[0]);
        recording->timeline.series.back().kind = SeriesKind::Counter;
        recording->timeline.series.back().name = "counter";
    }
    return recording;
}

} // namespace

void tst_CounterLanes::showsWhatIsChosen()
{
    Session session;
    const PlotMargins margins;
    QWidget window;
    CounterLanes lanes(session, margins, &window);
    session.add(QStringLiteral("a"), {recordingWith(2)});
    QVERIFY(lanes.isHidden()); // counters start hidden
    session.setSeriesShown(1, 1, true);
    QVERIFY(!lanes.isHidden());
    QCOMPARE(lanes.sizeHint().height(), CounterLanes::kLaneHeight);
    session.setSeriesShown(1, 2, true);
    QCOMPARE(lanes.sizeHint().height(), 2 * CounterLanes::kLaneHeight);
    session.setVisible(1, false);
    QVERIFY(lanes.isHidden());
}

void tst_CounterLanes::keepsRoomForTheChart()
{
    Session session;
    const PlotMargins margins;
    CounterLanes lanes(session, margins);
    session.add(QStringLiteral("a"), {recordingWith(9)});
    for (std::size_t i = 1; i <= 9; ++i) {
        session.setSeriesShown(1, i, true);
    }
    QCOMPARE(lanes.sizeHint().height(),
             static_cast<int>(CounterLanes::kMostLanes) * CounterLanes::kLaneHeight);
}

/// The peak of each reaches the same height, whatever it counts.
void tst_CounterLanes::drawsEachOnItsOwnScale()
{
    Session session;
    const PlotMargins margins;
    CounterLanes lanes(session, margins);
    session.add(QStringLiteral("a"), {recordingWith(2)});
    session.setSeriesShown(1, 1, true);
    session.setSeriesShown(1, 2, true);
    lanes.resize(600, lanes.sizeHint().height());
    const QImage image = lanes.grab().toImage();
    const int middle = margins.left + (600 - margins.left - margins.right) / 2;
    const auto firstInked = [&](int lane) {
        for (int y = lane * CounterLanes::kLaneHeight; y < (lane + 1) * CounterLanes::kLaneHeight;
             ++y) {
            if (image.pixelColor(middle, y) != image.pixelColor(2, image.height() - 1)) {
                return y - lane * CounterLanes::kLaneHeight;
            }
        }
        return -1;
    };
    QVERIFY(firstInked(0) >= 0 && firstInked(0) < 8);
    QCOMPARE(firstInked(0), firstInked(1));
}

TIDEMARK_TEST(tst_CounterLanes)
#include "tst_counter_lanes.moc"
