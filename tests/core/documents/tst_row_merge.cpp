// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/row_merge.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <tuple>

using namespace tidemark;

namespace
{

using Row = std::pair<std::size_t, std::size_t>; // group, sample

std::vector<Row> rowsOf(const std::vector<SeriesGroup>& groups)
{
    std::vector<Row> rows;
    forEachRow(groups, [&rows](std::size_t group, std::size_t sample) {
        rows.emplace_back(group, sample);
        return true;
    });
    return rows;
}

Timeline timelineOf(const std::vector<std::vector<std::int64_t>>& positions)
{
    Timeline timeline;
    for (const auto& own : positions) {
        timeline.series.push_back(test::seriesOf(std::vector<double>(own.size(), 1.0), own));
    }
    return timeline;
}

} // namespace

class tst_RowMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seriesOfOneColumnAreOneGroup();
    void equalColumnsStayApart();
    void rowsRiseAndGroupsKeepTheirOrder();
    void nothingToMerge();
    void theCallerCanStop();
    void theLastPositionThereIs();
    void anyColumnsEqualAStableSort();
};

void tst_RowMerge::seriesOfOneColumnAreOneGroup()
{
    Timeline timeline = timelineOf({{0, 1}, {5}});
    Series together = timeline.series[0];
    together.kind = SeriesKind::Swap;
    timeline.series.push_back(together);
    const auto groups = groupsOf(timeline);
    QCOMPARE(groups.size(), 2U);
    QCOMPARE(groups[0].members, (std::vector<std::size_t>{0, 2}));
    QCOMPARE(groups[1].members, (std::vector<std::size_t>{1}));
}

void tst_RowMerge::equalColumnsStayApart()
{
    QCOMPARE(groupsOf(timelineOf({{0, 1}, {0, 1}})).size(), 2U);
    QVERIFY(groupsOf(Timeline()).empty());
}

void tst_RowMerge::rowsRiseAndGroupsKeepTheirOrder()
{
    QCOMPARE(
        rowsOf(groupsOf(timelineOf({{0, 10, 10, 30}, {10, 20}, {-5, 10, 40}}))),
        (std::vector<Row>{{2, 0}, {0, 0}, {0, 1}, {0, 2}, {1, 0}, {2, 1}, {1, 1}, {0, 3}, {2, 2}}));
}

void tst_RowMerge::nothingToMerge()
{
    QVERIFY(rowsOf({}).empty());
    QVERIFY(rowsOf(groupsOf(timelineOf({{}, {}}))).empty());
    QCOMPARE(rowsOf({{nullptr, {0}}}).size(), 0U); // a series that never got a sample
    QCOMPARE(rowsOf(groupsOf(timelineOf({{}, {7}}))), (std::vector<Row>{{1, 0}}));
}

void tst_RowMerge::theCallerCanStop()
{
    const auto groups = groupsOf(timelineOf({{0, 1, 2, 3}, {1}}));
    int rows = 0;
    QVERIFY(!forEachRow(groups, [&rows](std::size_t, std::size_t) { return ++rows < 3; }));
    QCOMPARE(rows, 3);
    QVERIFY(forEachRow(groups, [](std::size_t, std::size_t) { return true; }));
}

void tst_RowMerge::theLastPositionThereIs()
{
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    QCOMPARE(rowsOf(groupsOf(timelineOf({{0, kMost}, {kMost}}))),
             (std::vector<Row>{{0, 0}, {0, 1}, {1, 0}}));
}

void tst_RowMerge::anyColumnsEqualAStableSort()
{
    std::mt19937 random(17);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::vector<std::int64_t>> columns(random() % 5);
        std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> plain;
        for (std::size_t group = 0; group < columns.size(); ++group) {
            std::int64_t position = 0;
            for (std::size_t sample = 0; sample < random() % 200; ++sample) {
                position += random() % 4;
                columns[group].push_back(position);
                plain.emplace_back(position, group, sample);
            }
        }
        std::ranges::sort(plain);
        std::vector<Row> expected;
        for (const auto& [position, group, sample] : plain) {
            expected.emplace_back(group, sample);
        }
        QCOMPARE(rowsOf(groupsOf(timelineOf(columns))), expected);
    }
}

TIDEMARK_TEST(tst_RowMerge)

#include "tst_row_merge.moc"
