// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/fleet_band.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace tidemark;

namespace
{

constexpr std::size_t kColumns = 50;

/// A member at these levels, one for each column; negative ones are missing.
std::vector<PixelColumn> at(const std::vector<double>& levels)
{
    std::vector<PixelColumn> columns;
    for (const double level : levels) {
        columns.push_back({level, level, level - 1.0, level + 1.0, level, level < 0.0 ? 0U : 3U});
    }
    return columns;
}

std::vector<PixelColumn> at(double level)
{
    return at(std::vector<double>(kColumns, level));
}

} // namespace

class tst_FleetBand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lowestMedianHighest();
    void columnsWithoutAnyone();
    void asAPlainScan();
    void thoseThatLieApart();
    void aSpikeIsNoOutlier();
    void fewAreNoFleet();
    void alikeOnesHaveNoOutlier();
};

void tst_FleetBand::lowestMedianHighest()
{
    FleetBand band(kColumns);
    for (const double level : {5.0, 1.0, 3.0, 9.0, 4.0}) {
        band.add(at(level));
    }
    QCOMPARE(band.members(), 5U);
    const auto columns = band.columns();
    QCOMPARE(columns.size(), kColumns);
    QCOMPARE(columns[7].min, 1.0);
    QCOMPARE(columns[7].mean, 4.0);
    QCOMPARE(columns[7].max, 9.0);
    QCOMPARE(columns[7].count, 5U);
}

void tst_FleetBand::columnsWithoutAnyone()
{
    FleetBand band(3);
    band.add(at({1.0, -1.0, 3.0}));
    band.add(at({2.0, -1.0, -1.0}));
    const auto columns = band.columns();
    QCOMPARE(columns[0].max, 2.0);
    QCOMPARE(columns[1].count, 0U);
    QVERIFY(columns[2].gapBefore);
    QCOMPARE(columns[2].max, 3.0);
    QVERIFY(FleetBand(2).columns()[0].count == 0U);
}

void tst_FleetBand::asAPlainScan()
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> level(-20.0, 100.0); // below 0: missing
    FleetBand band(kColumns);
    std::vector<std::vector<double>> all(kColumns);
    for (int member = 0; member < 31; ++member) {
        std::vector<double> levels;
        for (std::size_t i = 0; i < kColumns; ++i) {
            levels.push_back(level(random));
            if (levels.back() >= 0.0) {
                all[i].push_back(levels.back());
            }
        }
        band.add(at(levels));
    }
    const auto columns = band.columns();
    for (std::size_t i = 0; i < kColumns; ++i) {
        std::ranges::sort(all[i]);
        QCOMPARE(columns[i].count, all[i].size());
        QCOMPARE(columns[i].min, all[i].front());
        QCOMPARE(columns[i].max, all[i].back());
        QCOMPARE(columns[i].mean, all[i][(all[i].size() - 1) / 2]);
    }
}

void tst_FleetBand::thoseThatLieApart()
{
    FleetBand band(kColumns);
    for (int i = 0; i < 20; ++i) {
        band.add(at(i == 4 ? 300.0 : i == 11 ? 10.0 : i == 15 ? 900.0 : 100.0 + i));
    }
    QCOMPARE(band.outliers(5), (std::vector<std::size_t>{15, 4, 11}));
    QCOMPARE(band.outliers(1), std::vector<std::size_t>{15});
}

void tst_FleetBand::aSpikeIsNoOutlier()
{
    FleetBand band(kColumns);
    for (int i = 0; i < 20; ++i) {
        std::vector<double> levels(kColumns, 100.0 + i);
        if (i == 3) {
            std::fill_n(levels.begin(), kColumns / 3, 5000.0);
        }
        band.add(at(levels));
    }
    QVERIFY(band.outliers(5).empty());
}

void tst_FleetBand::fewAreNoFleet()
{
    FleetBand band(kColumns);
    for (int i = 0; i < 7; ++i) {
        band.add(at(i == 0 ? 1000.0 : 10.0));
    }
    QVERIFY(band.outliers(5).empty());
}

void tst_FleetBand::alikeOnesHaveNoOutlier()
{
    FleetBand band(kColumns);
    for (int i = 0; i < 20; ++i) {
        band.add(at(i == 0 ? 110.0 : 100.0)); // a tenth apart is nothing
    }
    QVERIFY(band.outliers(5).empty());
    FleetBand none(kColumns);
    for (int i = 0; i < 20; ++i) {
        none.add(at(0.0));
    }
    QVERIFY(none.outliers(5).empty());
}

TIDEMARK_TEST(tst_FleetBand)

#include "tst_fleet_band.moc"
