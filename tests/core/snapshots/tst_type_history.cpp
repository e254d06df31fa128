// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/type_history.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

/// One type over several snapshots.
class tst_TypeHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfATypeTable();
    void figuresOfAHeap();
    void nothingIsKnownBeforeTheAnalysis();
    void growthIsCountedByBytes();
};

void tst_TypeHistory::figuresOfATypeTable()
{
    const KnownSnapshot known{test::typesSnapshot({{"Row", 2, 16}, {"Map", 1, 8}, {"Row", 1, 4}})};
    QVERIFY((figuresOfType(known, "Row") == TypeFigures{3, 20, {}}));
    QVERIFY((figuresOfType(known, "Set") == TypeFigures{0, 0, {}}));
    QVERIFY(!figuresOfType({test::typesSnapshot({})}, "Row"));
}

void tst_TypeHistory::figuresOfAHeap()
{
    test::HeapGraphBuilder builder = test::heapWithGlobal();
    for (std::uint64_t i = 0; i < 3; ++i) {
        const auto node = builder.node(NodeType::Object, "Row", 24 + i, 101 + 2 * i);
        builder.edge(1, node, "held" + std::to_string(i), EdgeType::Property);
    }
    const auto analysis = test::analysed(builder);
    const KnownSnapshot known{test::snapshotOf(analysis->overview->graph), analysis->overview};
    QVERIFY((figuresOfType(known, "Row") == TypeFigures{3, 75, {}}));
    QVERIFY((figuresOfType(known, "Map") == TypeFigures{0, 0, {}}));
}

void tst_TypeHistory::nothingIsKnownBeforeTheAnalysis()
{
    const auto analysis = test::analysed(test::heapWithGlobal());
    QVERIFY(!figuresOfType({test::snapshotOf(analysis->overview->graph)}, "Row"));
}

void tst_TypeHistory::growthIsCountedByBytes()
{
    const auto of = [](std::int64_t bytes) { return std::optional(TypeFigures{1, bytes, {}}); };
    QVERIFY((growthOf({}) == TypeGrowth{0, 0}));
    QVERIFY((growthOf({of(5)}) == TypeGrowth{0, 0}));
    QVERIFY((growthOf({of(5), of(7), of(7), of(6), of(9)}) == TypeGrowth{4, 2}));
    QVERIFY((growthOf({of(5), std::nullopt, of(7), std::nullopt}) == TypeGrowth{1, 1}));
}

TIDEMARK_TEST(tst_TypeHistory)

#include "tst_type_history.moc"
