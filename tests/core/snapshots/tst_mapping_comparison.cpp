// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/mapping_comparison.h"
#include "core/snapshots/mapping_listing.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

MappingRow rowOf(MappingKind kind, const char* name, std::int64_t rss, std::int64_t pss = 0)
{
    return {kind, name, {1, rss, rss, pss, 0, 0, 0}};
}

const MappingTable kBefore{{rowOf(MappingKind::Heap, "[heap]", 100, 100),
                            rowOf(MappingKind::Library, "/lib/a", 50, 5),
                            rowOf(MappingKind::File, "/data", 30)}};
const MappingTable kAfter{
    {rowOf(MappingKind::File, "/new", 40), rowOf(MappingKind::Library, "/lib/a", 50, 9),
     rowOf(MappingKind::Heap, "[heap]", 400, 400), rowOf(MappingKind::Anonymous, "", 40)}};

} // namespace

class tst_MappingComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsByKindAndName();
    void ofItselfIsEmpty();
    void isTheOppositeTheOtherWayRound();
    void kindsOfOneNameStayApart();
    void rowsOfOneNameAddUp();
    void listsTheLargestFirst();
};

void tst_MappingComparison::joinsByKindAndName()
{
    const MappingComparison comparison = compareMappings(kBefore, kAfter);
    QStringList names;
    std::vector<std::int64_t> deltas;
    for (const ComparedMapping& row : comparison.rows) {
        names << QString::fromStdString(row.name);
        deltas.push_back(row.delta().rss);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("[heap]"), QStringLiteral("/new"), QString(),
                                 QStringLiteral("/lib/a"), QStringLiteral("/data")}));
    QCOMPARE(deltas, (std::vector<std::int64_t>{300, 40, 40, 0, -30}));
    QVERIFY(!comparison.rows[1].before && comparison.rows[1].after);
    QVERIFY(comparison.rows[4].before && !comparison.rows[4].after);
    QCOMPARE(comparison.rows[3].delta().pss, std::int64_t{4});
    QVERIFY(comparison.rows[3].isChanged());
    QCOMPARE(comparison.delta().rss, std::int64_t{350});
    QCOMPARE(comparison.delta().count, std::int64_t{1});
}

void tst_MappingComparison::ofItselfIsEmpty()
{
    for (const ComparedMapping& row : compareMappings(kAfter, kAfter).rows) {
        QVERIFY(!row.isChanged());
    }
    QVERIFY(compareMappings({}, {}).rows.empty());
}

void tst_MappingComparison::isTheOppositeTheOtherWayRound()
{
    const auto there = compareMappings(kBefore, kAfter);
    const auto back = compareMappings(kAfter, kBefore);
    QCOMPARE(back.rows.size(), there.rows.size());
    QVERIFY(MappingFigures() - there.delta() == back.delta());
    QCOMPARE(back.rows.front().name, std::string("/data"));
    QCOMPARE(back.rows.back().delta().rss, std::int64_t{-300});
}

void tst_MappingComparison::kindsOfOneNameStayApart()
{
    const MappingTable before{{rowOf(MappingKind::Anonymous, "", 10)}};
    const MappingTable after{{rowOf(MappingKind::Code, "", 10)}};
    QCOMPARE(compareMappings(before, after).rows.size(), 2U);
}

void tst_MappingComparison::rowsOfOneNameAddUp()
{
    const MappingTable twice{
        {rowOf(MappingKind::File, "/x", 10), rowOf(MappingKind::File, "/x", 5)}};
    const auto comparison = compareMappings({}, twice);
    QCOMPARE(comparison.rows.size(), 1U);
    QCOMPARE(comparison.rows.front().after->rss, std::int64_t{15});
    QCOMPARE(comparison.rows.front().after->count, std::int64_t{2});
}

void tst_MappingComparison::listsTheLargestFirst()
{
    const MappingListing listing = listMappings(kAfter);
    QStringList names;
    for (const MappingRow& row : listing.rows) {
        names << QString::fromStdString(row.name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("[heap]"), QStringLiteral("/lib/a"),
                                 QStringLiteral("/new"), QString()}));
    QCOMPARE(listing.total.rss, std::int64_t{530});
}

TIDEMARK_TEST(tst_MappingComparison)

#include "tst_mapping_comparison.moc"
