// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/duplicate_strings.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::HeapGraphBuilder;

class tst_DuplicateStrings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalTextAndSize();
    void joinedStringsByTheirText();
    void aLongChainOfJoinsIsLeftOut();
    void longTextsMayDiffer();
    void theMostWastefulFirst();
    void stoppedOrWithoutMemory();
};

namespace
{

std::vector<DuplicateStrings> duplicates(const HeapGraphBuilder& builder)
{
    const HeapGraph graph = builder.build();
    TaskControl control;
    return duplicateStringsOf(graph, graph.selfSizes, control).value();
}

} // namespace

void tst_DuplicateStrings::equalTextAndSize()
{
    HeapGraphBuilder builder;
    const auto one = builder.node(NodeType::String, "text", 24);
    builder.node(NodeType::String, "other", 24);
    const auto two = builder.node(NodeType::String, "text", 24);
    builder.node(NodeType::String, "text", 40);
    builder.node(NodeType::String, "text", 0);
    builder.node(NodeType::Symbol, "text", 24);
    builder.node(NodeType::SlicedString, "text", 24);
    const auto three = builder.node(NodeType::String, "text", 24);
    const auto found = duplicates(builder);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found[0], (DuplicateStrings{"text", 24, {one, two, three}, false}));
    QCOMPARE(found[0].wastedBytes(), 48U);
}

void tst_DuplicateStrings::joinedStringsByTheirText()
{
    HeapGraphBuilder builder;
    const auto a = builder.node(NodeType::String, "a", 16);
    const auto b = builder.node(NodeType::String, "b", 16);
    const auto empty = builder.node(NodeType::String, "", 8);
    std::vector<std::uint32_t> joined;
    for (int i = 0; i < 4; ++i) {
        joined.push_back(builder.node(NodeType::ConcatenatedString, "", 32));
        builder.edge(joined.back(), i == 2 ? b : a, "first", EdgeType::Internal);
        builder.edge(joined.back(), i == 3 ? empty : b, "second", EdgeType::Internal);
    }
    const auto found = duplicates(builder);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found[0], (DuplicateStrings{"ab", 32, {joined[0], joined[1]}, false}));
}

void tst_DuplicateStrings::aLongChainOfJoinsIsLeftOut()
{
    // As `text += "ab"` a million times makes it, without quadratic time.
    HeapGraphBuilder builder;
    const auto piece = builder.node(NodeType::String, "ab", 16);
    auto last = piece;
    for (int i = 0; i < 1'000'000; ++i) {
        const auto joined = builder.node(NodeType::ConcatenatedString, "", 32);
        builder.edge(joined, last, "first", EdgeType::Internal);
        builder.edge(joined, piece, "second", EdgeType::Internal);
        last = joined;
    }
    QVERIFY(duplicates(builder).empty());
}

void tst_DuplicateStrings::longTextsMayDiffer()
{
    HeapGraphBuilder builder;
    for (const std::size_t length : {1023U, 1024U}) {
        builder.node(NodeType::String, std::string(length, 'x'), length);
        builder.node(NodeType::String, std::string(length, 'x'), length);
    }
    const auto found = duplicates(builder);
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].bytes, 1024U);
    QVERIFY(found[0].isCut);
    QVERIFY(!found[1].isCut);
}

void tst_DuplicateStrings::theMostWastefulFirst()
{
    HeapGraphBuilder builder;
    for (int i = 0; i < 3; ++i) {
        builder.node(NodeType::String, "small", 16);
    }
    for (int i = 0; i < 2; ++i) {
        builder.node(NodeType::String, "large", 100);
    }
    const auto found = duplicates(builder);
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].text, std::string("large"));
    QCOMPARE(found[1].wastedBytes(), 32U);
}

void tst_DuplicateStrings::stoppedOrWithoutMemory()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::String, "text", 24);
    const HeapGraph graph = builder.build();
    const auto errorOf = [&](TaskControl& control) {
        return duplicateStringsOf(graph, graph.selfSizes, control).error().code;
    };
    for (int looks = 0; looks < 2; ++looks) {
        test::CancelledAfter cancelled(looks);
        QCOMPARE(errorOf(cancelled), ErrorCode::Cancelled);
    }
    test::NoMemoryControl noMemory;
    QCOMPARE(errorOf(noMemory), ErrorCode::TooLarge);
}

TIDEMARK_TEST(tst_DuplicateStrings)

#include "tst_duplicate_strings.moc"
