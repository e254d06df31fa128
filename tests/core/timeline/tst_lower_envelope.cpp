// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/lower_envelope.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::seriesOf;

class tst_LowerEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLowestOfEachWindow();
    void fewSamplesAreAllTaken();
    void gapsAndEmptyWindows();
    void equalsASimpleLoop();
    void theWholeAxis();
};

namespace
{

using Points = std::vector<TimedValue>;

} // namespace

void tst_LowerEnvelope::theLowestOfEachWindow()
{
    const Series series = seriesOf({5, 3, 4, 9, 8, 8, 7, 1, 2}); // every 10
    QCOMPARE(lowerEnvelope(series, {0, 90}, 3), (Points{{10, 3}, {40, 8}, {70, 1}}));
    QCOMPARE(lowerEnvelope(series, {20, 60}, 2), (Points{{20, 4}, {40, 8}}));
}

void tst_LowerEnvelope::fewSamplesAreAllTaken()
{
    const Series series = seriesOf({5, kGap, 4});
    QCOMPARE(lowerEnvelope(series, {0, 1000}, 3), (Points{{0, 5}, {20, 4}}));
    QCOMPARE(lowerEnvelope(series, {0, 1000}, 0), Points());
    QCOMPARE(lowerEnvelope(series, {5, 5}, 3), Points());
    QCOMPARE(lowerEnvelope(series, {30, 90}, 3), Points());
    QCOMPARE(lowerEnvelope(Series(), {0, 10}, 3), Points());
}

void tst_LowerEnvelope::gapsAndEmptyWindows()
{
    const Series series =
        seriesOf({5, kGap, 6, kGap, kGap, kGap, 9, 8}, {0, 1, 2, 50, 51, 52, 90, 91});
    QCOMPARE(lowerEnvelope(series, {0, 100}, 4), (Points{{0, 5}, {91, 8}}));
}

void tst_LowerEnvelope::equalsASimpleLoop()
{
    std::mt19937 random(8);
    for (int round = 0; round < 60; ++round) {
        const std::size_t size = 1 + random() % 3000;
        const auto values = test::randomValues(random, size, 50, random() % 5);
        const Series series = seriesOf(values);
        const std::size_t windows = 1 + random() % 40;
        if (size <= windows) {
            continue;
        }
        const auto end = static_cast<std::int64_t>(size * 10);
        Points expected;
        for (std::size_t window = 0; window < windows; ++window) {
            const auto edge = [&](std::size_t index) {
                return static_cast<std::size_t>(end) * index / windows;
            };
            TimedValue lowest{0, kGap};
            for (std::size_t i = 0; i < size; ++i) {
                const bool isIn = i * 10 >= edge(window) && i * 10 < edge(window + 1);
                if (isIn && !std::isnan(values[i]) && !(values[i] >= lowest.value)) {
                    lowest = {static_cast<std::int64_t>(i * 10), values[i]};
                }
            }
            if (!std::isnan(lowest.value)) {
                expected.push_back(lowest);
            }
        }
        QCOMPARE(lowerEnvelope(series, {0, end}, windows), expected);
    }
}

void tst_LowerEnvelope::theWholeAxis()
{
    constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    const Series series = seriesOf({4, 3, 2, 1}, {kLeast, -1, 0, kMost - 1});
    QCOMPARE(lowerEnvelope(series, {kLeast, kMost}, 2), (Points{{kLeast, 4}, {kMost - 1, 1}}));
}

TIDEMARK_TEST(tst_LowerEnvelope)

#include "tst_lower_envelope.moc"
