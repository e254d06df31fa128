// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distances.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/random_object_graph.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_HeapAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stagesComeInOrderAndTheTableBeforeTheEnd();
    void cancelledAtAnyLook();
    void looksWithinItsSteps();
    void theOverviewAlone();
    void oneNode();
    void itsPartsAgree();
    void namesWithoutShapes();
    void nativeMemoryOutsideCounts();
    void refusedBeforeItStarts();
    void theEstimateGrowsWithTheGraph();
};

namespace
{

/// Notes what it is told, and cancels at the n-th look.
class Listener final : public HeapAnalysisControl
{
public:
    explicit Listener(int looks = std::numeric_limits<int>::max()) : m_looksLeft(looks) {}

    bool cancelled() const override { return --m_looksLeft < 0; }
    void progress(double fraction) override { fractions.push_back(fraction); }
    void stage(HeapStage stage) override { stages.push_back(stage); }
    void overviewReady(const std::shared_ptr<const HeapOverview>& ready) override
    {
        overview = ready;
        stagesAtOverview = stages.size();
    }

    std::vector<HeapStage> stages;
    std::vector<double> fractions;
    std::shared_ptr<const HeapOverview> overview;
    std::size_t stagesAtOverview = 0;

private:
    mutable int m_looksLeft;
};

std::shared_ptr<const HeapGraph> someGraph()
{
    std::mt19937 random(5);
    return std::make_shared<const HeapGraph>(test::randomObjectGraph(random, 3000, 9000));
}

} // namespace

void tst_HeapAnalysis::stagesComeInOrderAndTheTableBeforeTheEnd()
{
    Listener listener;
    const auto analysis = analyseHeap(someGraph(), listener);
    QVERIFY(analysis.has_value());
    using enum HeapStage;
    QCOMPARE(listener.stages,
             (std::vector<HeapStage>{Sizes, Distances, Classes, Dominators, RetainedSizes}));
    QCOMPARE(listener.stagesAtOverview, 3U);
    QVERIFY(listener.overview == (*analysis)->overview);
    QVERIFY(std::ranges::is_sorted(listener.fractions));
    QCOMPARE(listener.fractions.back(), 1.0);

    QCOMPARE(listener.overview->rows.size(), (*analysis)->rows.size());
    for (std::size_t i = 0; i < listener.overview->rows.size(); ++i) {
        ClassRow row = (*analysis)->rows[i];
        QVERIFY(row.retainedBytes.has_value());
        row.retainedBytes = {};
        QCOMPARE(listener.overview->rows[i], row);
    }
}

void tst_HeapAnalysis::cancelledAtAnyLook()
{
    const auto graph = someGraph();
    int looks = 0;
    for (bool isDone = false; !isDone && looks < 1000; ++looks) {
        Listener listener(looks);
        const auto analysis = analyseHeap(graph, listener);
        isDone = analysis.has_value();
        if (!isDone) {
            QCOMPARE(analysis.error().code, ErrorCode::Cancelled);
        }
    }
    QVERIFY(looks > 5);
    QVERIFY(looks < 1000);
}

/// A large graph is looked at more often than a small one: no step takes long without a look.
void tst_HeapAnalysis::looksWithinItsSteps()
{
    class Counting final : public HeapAnalysisControl
    {
    public:
        bool cancelled() const override { return ++looks == std::numeric_limits<int>::max(); }
        mutable int looks = 0;
    };
    constexpr std::uint32_t kNodes = 100'000;
    std::mt19937 random(8);
    const auto graph =
        std::make_shared<const HeapGraph>(test::randomObjectGraph(random, kNodes, 3 * kNodes));
    Counting control;
    QVERIFY(overviewHeap(graph, control).has_value());
    QVERIFY2(control.looks > static_cast<int>(2 * (kNodes / kNodesOfAStep)),
             std::to_string(control.looks).c_str());
}

void tst_HeapAnalysis::theOverviewAlone()
{
    const auto graph = someGraph();
    HeapAnalysisControl control;
    const auto overview = overviewHeap(graph, control).value();
    const auto whole = analyseHeap(graph, control).value()->overview;
    QVERIFY(overview->graph == graph);
    QVERIFY(overview->rows == whole->rows);
    QVERIFY(overview->shallowSizes == whole->shallowSizes);
    QCOMPARE(overview->totalBytes, whole->totalBytes);
    for (int looks = 0; looks < 3; ++looks) {
        Listener listener(looks);
        QCOMPARE(overviewHeap(graph, listener).error().code, ErrorCode::Cancelled);
    }
}

void tst_HeapAnalysis::oneNode()
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    const auto analysis = test::analysed(builder);
    QVERIFY(analysis->rows.empty());
    QCOMPARE(analysis->overview->totalBytes, 0U);
    QCOMPARE(analysis->overview->distances, (Column<std::int32_t>{0}));
    QCOMPARE(analysis->dominators, (Column<std::uint32_t>{0}));
}

void tst_HeapAnalysis::itsPartsAgree()
{
    const auto graph = someGraph();
    HeapAnalysisControl control;
    const auto analysis = analyseHeap(graph, control).value();
    std::uint64_t bytes = 0;
    std::uint64_t count = 0;
    for (const ClassRow& row : analysis->rows) {
        bytes += row.shallowBytes;
        count += row.count;
        QVERIFY(row.retainedBytes >= row.shallowBytes);
    }
    QCOMPARE(bytes, analysis->overview->totalBytes);
    QCOMPARE(bytes, analysis->retainedSizes[0]);
    QCOMPARE(bytes, analysis->statistics.total);
    for (std::uint32_t node = 0; node < graph->nodeCount(); ++node) {
        count -= analysis->overview->shallowSizes[node] != 0 ? 1 : 0;
    }
    QCOMPARE(count, 0U);
}

void tst_HeapAnalysis::namesWithoutShapes()
{
    test::HeapGraphBuilder builder = test::heapWithGlobal();
    for (int i = 0; i < 3; ++i) {
        const auto item = builder.node(NodeType::Object, "Object", 8);
        builder.edge(1, item, "item" + std::to_string(i));
        builder.edge(item, 1, "owner");
    }
    const auto analysis = test::analysed(builder);
    const auto nameOf = [](const HeapClasses& classes, std::uint32_t node) {
        return classes.classes[classes.classOf[node]].name;
    };
    QCOMPARE(nameOf(analysis->overview->classes, 2), std::string("{owner}"));
    TaskControl control;
    const auto classesWith = [&analysis](const std::vector<Shape>& shapes) {
        const HeapGraph& graph = analysis->graph();
        return classesOf(graph, analysis->overview->states, PropertyLists(graph), shapes);
    };
    const HeapClasses plain = classesWith({});
    QCOMPARE(nameOf(plain, 2), std::string("Object"));
    const auto rows = classRowsOf(*analysis, plain, control).value();
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[1].count, 3U);
    QCOMPARE(rows[1].retainedBytes, std::optional<std::uint64_t>(24));
    const HeapClasses shaped = classesWith(analysis->overview->shapes);
    QVERIFY(classRowsOf(*analysis, shaped, control).value() == analysis->rows);
}

void tst_HeapAnalysis::nativeMemoryOutsideCounts()
{
    test::HeapGraphBuilder builder = test::heapWithGlobal();
    builder.graph().extraNativeBytes = 90;
    const auto analysis = test::analysed(builder);
    QCOMPARE(analysis->overview->totalBytes, 100U);
    QCOMPARE(analysis->statistics.total, 100U);
    QCOMPARE(analysis->statistics.native, 90U);
    QCOMPARE(analysis->retainedSizes[0], 10U);
}

void tst_HeapAnalysis::refusedBeforeItStarts()
{
    const auto graph = someGraph();
    const std::uint64_t needed = analysisBytes(graph->nodeCount(), graph->edgeCount());
    Listener listener;
    const auto refused = analyseHeap(graph, listener, needed - 1);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::TooLarge);
    QCOMPARE(refused.error().detail, std::to_string(needed) + ' ' + std::to_string(needed - 1));
    QVERIFY(listener.stages.empty());
    QVERIFY(analyseHeap(graph, listener, needed).has_value());
    QVERIFY(analyseHeap(graph, listener, std::nullopt).has_value());
}

void tst_HeapAnalysis::theEstimateGrowsWithTheGraph()
{
    QVERIFY(analysisBytes(5'000'000, 29'000'000) < 1'000'000'000);
    QVERIFY(analysisBytes(5'000'000, 29'000'000) > 400'000'000);
    QCOMPARE(analysisBytes(10, 20) * 1000, analysisBytes(10'000, 20'000));
}

TIDEMARK_TEST(tst_HeapAnalysis)

#include "tst_heap_analysis.moc"
