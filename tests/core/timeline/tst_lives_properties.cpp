// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/lives.h"
#include "tests/support/restarted.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tidemark;
using namespace tidemark::test;

namespace
{

constexpr int kRounds = 200;

/// What is random in a test of properties.
struct Draw {
    std::mt19937 random;

    int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }
    double real(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(random);
    }
};

/// Readings and restarts anywhere, also with gaps, at one moment and overlapping.
Timeline anything(Draw& draw)
{
    const int samples = draw.whole(0, 60);
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (int i = 0; i < samples; ++i) {
        positions.push_back((positions.empty() ? 0 : positions.back()) + draw.whole(0, 3));
        values.push_back(draw.whole(0, 4) == 0 ? kGap : draw.real(0.0, 1e6));
    }
    Timeline timeline;
    timeline.axis = AxisUnit::Ordinal; // so that no fall is the end of a process
    timeline.series.push_back(seriesOf(values, positions));
    for (int i = draw.whole(0, 6); i > 0; --i) {
        const std::int64_t start = draw.whole(-5, 120);
        timeline.markers.push_back(
            {MarkerKind::Restart, "PID 1 → 2", start, start + draw.whole(0, 9)});
    }
    std::ranges::sort(timeline.markers, {}, &Marker::start);
    return timeline;
}

} // namespace

/// What holds for the lives of any recording, and how well limits are found in random ones.
class tst_LivesProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anythingIsCutAtItsRestarts();
    void neitherPlaceNorUnitMatters();
    void aKillerIsFound();
    void noiseOnAPlateauIsNoLimit();
};

void tst_LivesProperties::anythingIsCutAtItsRestarts()
{
    Draw draw{std::mt19937(1)};
    for (int round = 0; round < kRounds; ++round) {
        const Timeline timeline = anything(draw);
        const Series& series = timeline.series[0];
        const Lives all = livesOf(timeline);
        QCOMPARE(all.restarts(), timeline.markers.size());
        for (std::size_t i = 0; i < all.lives.size(); ++i) {
            const Life& life = all.lives[i];
            const bool isLast = i + 1 == all.lives.size();
            QVERIFY(life.begin <= life.end);
            QVERIFY(i == 0 || all.lives[i - 1].end <= life.begin);
            std::vector<double> readings;
            for (std::size_t sample = 0; sample < series.size(); ++sample) {
                const std::int64_t at = (*series.positions)[sample];
                const bool isIn = at >= life.begin && (at < life.end || (isLast && at == life.end));
                if (isIn && !std::isnan((*series.values)[sample])) {
                    readings.push_back((*series.values)[sample]);
                }
            }
            QCOMPARE(life.first.has_value(), !readings.empty());
            if (life.first) {
                QCOMPARE(*life.first, readings.front());
                QCOMPARE(*life.last, readings.back());
                QCOMPARE(*life.peak, std::ranges::max(readings));
            }
        }
    }
}

/// Later, and in other units, it is the same.
void tst_LivesProperties::neitherPlaceNorUnitMatters()
{
    Draw draw{std::mt19937(2)};
    for (int round = 0; round < kRounds; ++round) {
        std::vector<RestartedLife> lives;
        for (int i = draw.whole(2, 6); i > 0; --i) {
            lives.push_back({draw.whole(10, 90), draw.real(50, 100), draw.real(450, 500)});
        }
        const Lives all = livesOf(restarted(lives));
        const Lives later = livesOf(restarted(lives, 1000));
        QCOMPARE(later.interval, all.interval);
        QCOMPARE(later.limit, all.limit);
        QCOMPARE(later.lives[1].begin, all.lives[1].begin + 1000 * kSecondNs);
        for (RestartedLife& life : lives) {
            life.first *= 4.0;
            life.top *= 4.0;
        }
        const Lives larger = livesOf(restarted(lives));
        QCOMPARE(larger.limit.has_value(), all.limit.has_value());
        QVERIFY(!all.limit || isNear(larger.limit->median, 4.0 * all.limit->median, 8.0));
        QVERIFY(isNear(larger.perSecond, 4.0 * *all.perSecond, 1.0));
    }
}

/// A process manager looks every few seconds and kills what is above its limit.
void tst_LivesProperties::aKillerIsFound()
{
    Draw draw{std::mt19937(3)};
    for (int round = 0; round < kRounds; ++round) {
        const double limit = draw.real(200, 2000);
        const double growth = draw.real(0.1, 1.0); // MiB a second
        std::vector<RestartedLife> lives;
        for (int i = draw.whole(2, 8); i > 0; --i) {
            const double first = limit * draw.real(0.1, 0.3);
            const double top = limit * draw.real(1.0, 1.02);
            lives.push_back({static_cast<int>((top - first) / growth), first, top});
        }
        const double first = limit * 0.2;
        const double top = limit * draw.real(0.4, 0.9);
        lives.push_back({static_cast<int>((top - first) / growth), first, top});
        const Lives all = livesOf(restarted(lives), true);
        QVERIFY(all.limit.has_value());
        QVERIFY(isNear(all.limit->median, 1.01 * limit * kMiB, 0.02 * limit * kMiB));
        QVERIFY(isNear(all.perSecond, growth * kMiB, 0.05 * growth * kMiB));
        const double expected = (all.limit->median / kMiB - top) / growth;
        QVERIFY(isNear(all.reachedAfter, expected, 0.02 * expected + 5.0));
    }
}

void tst_LivesProperties::noiseOnAPlateauIsNoLimit()
{
    Draw draw{std::mt19937(4)};
    for (int round = 0; round < kRounds; ++round) {
        std::vector<double> values;
        std::vector<std::int64_t> positions;
        Timeline timeline;
        for (int i = 0; i < 400; ++i) {
            if (i > 0 && i % 80 == 0) {
                timeline.markers.push_back(restartAt(i, i));
            }
            values.push_back(100 * kMiB * draw.real(0.99, 1.01));
            positions.push_back(i * kSecondNs);
        }
        timeline.series.push_back(seriesOf(values, positions));
        QVERIFY(!livesOf(timeline).limit);
    }
}

TIDEMARK_TEST(tst_LivesProperties)
#include "tst_lives_properties.moc"
