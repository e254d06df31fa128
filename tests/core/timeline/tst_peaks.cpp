// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/peaks.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::seriesOf;

class tst_Peaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prominenceIsTheHeightAboveTheHighestPass();
    void theEndsCount();
    void plateausAndEqualPeaks();
    void gapsAreAsIfNotThere();
    void fewReadings();
    void randomSeriesEqualAPlainSearch();
    void shapesThatKeepManyPeaksOpen_data();
    void shapesThatKeepManyPeaksOpen();

private:
    static std::vector<Peak> plainSearch(const Series& series);
    static std::vector<Peak> best(std::vector<Peak> peaks, std::size_t atMost,
                                  double minProminence);
};

/// Every peak by walking from each reading in both directions until higher ground. O(n * n).
std::vector<Peak> tst_Peaks::plainSearch(const Series& series)
{
    std::vector<std::size_t> readings;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!std::isnan((*series.values)[i])) {
            readings.push_back(i);
        }
    }
    const auto valueAt = [&](std::size_t at) { return (*series.values)[readings[at]]; };
    std::vector<Peak> peaks;
    for (std::size_t at = 0; at < readings.size(); ++at) {
        const double value = valueAt(at);
        double lowest = value;
        double pass = -std::numeric_limits<double>::infinity();
        bool top = true;
        std::size_t left = at;
        double minimum = value;
        while (left > 0 && valueAt(left - 1) < value) {
            minimum = std::min(minimum, valueAt(--left));
        }
        if (left > 0) { // as high or higher, and earlier
            pass = minimum;
            top = left < at;
        }
        lowest = minimum;
        std::size_t right = at;
        minimum = value;
        while (right + 1 < readings.size() && valueAt(right + 1) <= value) {
            minimum = std::min(minimum, valueAt(++right));
        }
        if (right + 1 < readings.size()) {
            pass = std::max(pass, minimum);
            top = top && minimum < value;
        }
        lowest = std::min(lowest, minimum);
        if (top) {
            const double prominence = value - std::max(pass, lowest);
            peaks.push_back({(*series.positions)[readings[at]], value, prominence, readings[at]});
        }
    }
    return peaks;
}

std::vector<Peak> tst_Peaks::best(std::vector<Peak> peaks, std::size_t atMost, double minProminence)
{
    std::erase_if(peaks, [&](const Peak& peak) { return peak.prominence < minProminence; });
    std::ranges::stable_sort(peaks, std::greater<>(), &Peak::prominence);
    peaks.resize(std::min(peaks.size(), atMost));
    return peaks;
}

void tst_Peaks::prominenceIsTheHeightAboveTheHighestPass()
{
    const auto peaks = highestPeaks(seriesOf({0, 5, 3, 9, 1, 6, 4, 7, 2}), 10);
    QCOMPARE(peaks.size(), 4U);
    QCOMPARE(peaks[0], (Peak{30, 9.0, 9.0, 3}));
    QCOMPARE(peaks[1], (Peak{70, 7.0, 6.0, 7}));
    QCOMPARE(peaks[2], (Peak{10, 5.0, 2.0, 1}));
    QCOMPARE(peaks[3], (Peak{50, 6.0, 2.0, 5}));
    QCOMPARE(highestPeaks(seriesOf({0, 5, 3, 9, 1, 6, 4, 7, 2}), 2).size(), 2U);
    QCOMPARE(highestPeaks(seriesOf({0, 5, 3, 9, 1, 6, 4, 7, 2}), 9, 6.0).size(), 2U);
}

void tst_Peaks::theEndsCount()
{
    const auto peaks = highestPeaks(seriesOf({5, 3, 4}), 10);
    QCOMPARE(peaks.size(), 2U);
    QCOMPARE(peaks[0], (Peak{0, 5.0, 2.0, 0}));
    QCOMPARE(peaks[1], (Peak{20, 4.0, 1.0, 2}));
    QCOMPARE(highestPeaks(seriesOf({1, 2, 3}), 10).size(), 1U);
    QCOMPARE(highestPeaks(seriesOf({3, 2, 1}), 10).size(), 1U);
}

void tst_Peaks::plateausAndEqualPeaks()
{
    const auto peaks = highestPeaks(seriesOf({1, 4, 4, 1, 4, 4, 0}), 10);
    QCOMPARE(peaks.size(), 2U);
    QCOMPARE(peaks[0], (Peak{10, 4.0, 4.0, 1}));
    QCOMPARE(peaks[1], (Peak{40, 4.0, 3.0, 4}));
}

void tst_Peaks::gapsAreAsIfNotThere()
{
    const auto peaks = highestPeaks(seriesOf({kGap, 1, 4, kGap, 4, kGap, 2, kGap, 3}), 10);
    QCOMPARE(peaks.size(), 2U);
    QCOMPARE(peaks[0], (Peak{20, 4.0, 3.0, 2}));
    QCOMPARE(peaks[1], (Peak{80, 3.0, 1.0, 8}));
}

void tst_Peaks::fewReadings()
{
    QVERIFY(highestPeaks(Series{}, 5).empty());
    QVERIFY(highestPeaks(seriesOf({}), 5).empty());
    QVERIFY(highestPeaks(seriesOf({kGap, kGap}), 5).empty());
    QVERIFY(highestPeaks(seriesOf({1, 2}), 0).empty());
    QCOMPARE(highestPeaks(seriesOf({7}), 5).front(), (Peak{0, 7.0, 0.0, 0}));
    QCOMPARE(highestPeaks(seriesOf({7, 7, 7}), 5).size(), 1U);
    QVERIFY(highestPeaks(seriesOf({7, 7, 7}), 5, 1.0).empty());
    const auto huge = highestPeaks(seriesOf({-1.7e308, 1.7e308, -1.7e308}), 5);
    QCOMPARE(huge.size(), 1U);
    QCOMPARE(huge.front().value, 1.7e308);
}

void tst_Peaks::randomSeriesEqualAPlainSearch()
{
    std::mt19937 random(17);
    for (int round = 0; round < 1000; ++round) {
        const Series series =
            seriesOf(test::randomValues(random, random() % 200, 2 + random() % 60, random() % 8));
        const std::size_t atMost = random() % 30;
        const double minProminence = static_cast<double>(random() % 20);
        QCOMPARE(highestPeaks(series, atMost, minProminence),
                 best(plainSearch(series), atMost, minProminence));
    }
}

void tst_Peaks::shapesThatKeepManyPeaksOpen_data()
{
    QTest::addColumn<QVector<double>>("values");

    std::mt19937 random(23);
    QVector<double> even;
    QVector<double> narrowing;
    QVector<double> noisy;
    for (int i = 0; i < 6000; ++i) {
        const bool up = i % 2 == 0;
        even.append(20'000 - i + (up ? 500 : 0));
        narrowing.append(up ? 10'000 - i : i - 10'000);
        noisy.append(20'000 - i + static_cast<double>(random() % 900));
    }
    QTest::newRow("even teeth down a slope") << even;
    QTest::newRow("narrowing wedge") << narrowing;
    QTest::newRow("noise down a slope") << noisy;
}

void tst_Peaks::shapesThatKeepManyPeaksOpen()
{
    QFETCH(QVector<double>, values);
    const Series series = seriesOf({values.begin(), values.end()});
    const std::vector<Peak> all = plainSearch(series);
    for (const std::size_t atMost : {1UL, 5UL, 300UL, 5000UL}) {
        QCOMPARE(highestPeaks(series, atMost), best(all, atMost, 0.0));
        QCOMPARE(highestPeaks(series, atMost, 700.0), best(all, atMost, 700.0));
    }
}

TIDEMARK_TEST(tst_Peaks)

#include "tst_peaks.moc"
