// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/path_ends.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/random_object_graph.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_PathEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortPathsAreWhole();
    void ofARandomGraph();
    void aChainTakesNoMoreThanItsLength();
};

namespace
{

/// The whole path with its middle taken out.
ShortenedPath expectedOf(const std::vector<PathStep>& path, std::size_t atEachEnd)
{
    if (path.size() <= 2 * atEachEnd) {
        return {path, 0, {}};
    }
    const auto end = static_cast<std::ptrdiff_t>(atEachEnd);
    return {{path.begin(), path.begin() + end},
            path.size() - 2 * atEachEnd,
            {path.end() - end, path.end()}};
}

/// A chain of objects behind the global one, which is node 1.
std::shared_ptr<const HeapAnalysis> chain(std::uint32_t length)
{
    test::HeapGraphBuilder builder = test::heapWithGlobal();
    for (std::uint32_t i = 0; i < length; ++i) {
        builder.edge(i + 1, builder.node(NodeType::Object, "Link", 8), "next");
    }
    return test::analysed(builder);
}

} // namespace

void tst_PathEnds::shortPathsAreWhole()
{
    const auto analysis = chain(4); // with the root and the global object 6 steps
    PathEnds ends(*analysis, 3);
    QCOMPARE(ends.of(5), (ShortenedPath{retainingPath(*analysis, 5), 0, {}}));
    QCOMPARE(ends.of(0), (ShortenedPath{retainingPath(*analysis, 0), 0, {}}));
}

void tst_PathEnds::ofARandomGraph()
{
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        HeapAnalysisControl control;
        const auto graph =
            std::make_shared<const HeapGraph>(test::randomObjectGraph(random, 40, 50));
        const auto analysis = analyseHeap(graph, control).value();
        const std::size_t atEachEnd = 1 + random() % 3;
        PathEnds ends(*analysis, atEachEnd);
        for (std::uint32_t i = 0; i < graph->nodeCount(); ++i) {
            const std::uint32_t node = (i * 7) % graph->nodeCount(); // 7 and 40 share no factor
            const std::vector<PathStep> path = retainingPath(*analysis, node);
            QCOMPARE(retainingPathLength(*analysis, node), path.size());
            QVERIFY(ends.of(node) == expectedOf(path, atEachEnd));
        }
    }
}

/// Asked for every object, the middle is passed once and not once for each.
void tst_PathEnds::aChainTakesNoMoreThanItsLength()
{
    constexpr std::uint32_t kLength = 300'000;
    const auto analysis = chain(kLength);
    PathEnds ends(*analysis, 2);
    std::uint64_t leftOut = 0;
    for (std::uint32_t node = 0; node < analysis->graph().nodeCount(); ++node) {
        const ShortenedPath path = ends.of(node);
        QVERIFY(path.first.size() + path.last.size() <= 4U);
        leftOut += path.leftOut;
    }
    const std::uint64_t longest = kLength + 2 - 4;
    QCOMPARE(leftOut, longest * (longest + 1) / 2);
}

TIDEMARK_TEST(tst_PathEnds)

#include "tst_path_ends.moc"
