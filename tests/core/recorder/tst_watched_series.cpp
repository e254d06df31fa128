// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/live_recording.h"
#include "core/recorder/watched_series.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

namespace
{

constexpr ProcessIdentity kMain{77, 1};

ProcessSample sampleOf(std::int64_t position, std::uint64_t resident, std::uint64_t peak)
{
    ProcessSample sample{kMain, position, {}};
    sample.reading.resident = resident;
    sample.reading.peakResident = peak;
    return sample;
}

ProcessFigures figuresOf(std::int64_t position, std::uint64_t peak)
{
    ProcessFigures figures;
    figures.position = position;
    figures.peakResident = peak;
    figures.threads = 3;
    return figures;
}

Series seriesOf(const LiveRecording& live, std::string_view name)
{
    const auto recording = live.recording();
    const auto& series = recording->timeline.series;
    const auto found = std::ranges::find(series, name, &Series::name);
    return found == series.end() ? Series{} : *found;
}

} // namespace

class tst_WatchedSeries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHighestRssIsThatOfTheWholeLife();
    void aLifeWithoutSamplesHasNoHighestRss();
};

/// The figures are read twice a second; what rose after the last ones is in the samples.
void tst_WatchedSeries::theHighestRssIsThatOfTheWholeLife()
{
    LiveRecording live("server", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "server", true});
    series.add(sampleOf(1, 10, 10));
    series.add(figuresOf(2, 10));
    series.add(sampleOf(3, 30, 50));
    series.add(sampleOf(4, 20, 50));
    series.leave({kMain, 5, true});

    const Series peak = seriesOf(live, "peak RSS");
    QCOMPARE(peak.size(), 2U);
    QCOMPARE((*peak.positions)[1], 4);
    QCOMPARE((*peak.values)[1], 50.0);
    QVERIFY(std::isnan((*seriesOf(live, "threads").values)[1]));

    // The next life begins anew.
    const ProcessIdentity next{78, 2};
    series.join({next, 9, "server", true});
    ProcessSample sample = sampleOf(10, 5, 5);
    sample.process = next;
    series.add(sample);
    series.leave({next, 11, true});
    QCOMPARE((*seriesOf(live, "peak RSS").values)[2], 5.0);
}

void tst_WatchedSeries::aLifeWithoutSamplesHasNoHighestRss()
{
    LiveRecording live("server", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "server", true});
    series.leave({kMain, 5, true}); // before the first sample
    QVERIFY(!seriesOf(live, "peak RSS").values);
}

TIDEMARK_TEST(tst_WatchedSeries)
#include "tst_watched_series.moc"
