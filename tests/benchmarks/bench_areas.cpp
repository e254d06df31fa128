// SPDX-License-Identifier: GPL-3.0-or-later
// What a map costs: growing a tree of a million nodes, laying it out and drawing it, at the size of
// a large window, for trees as those of heaps, of one type with a million objects, and of call
// stacks; or for the dominators of the snapshot given. Milliseconds, the median of many. Run by
// hand:
//   QT_QPA_PLATFORM=offscreen build/tests/benchmarks/bench_areas [FILE.heapsnapshot]
#include "app/areas/area_painter.h"
#include "app/areas/laid_out_areas.h"
#include "app/heap/heap_area_source.h"
#include "core/areas/icicle.h"
#include "core/areas/treemap.h"
#include "core/formats/format_registry.h"
#include "tests/support/named_areas.h"
#include "tests/support/weighted_trees.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFontMetricsF>

#include <algorithm>
#include <cstdio>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr int kRounds = 31;
constexpr std::uint32_t kNodes = 1'000'000;
const QSize kSize(1900, 960);

template <typename Work>
double medianOf(int rounds, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[static_cast<std::size_t>(rounds / 2)];
}

void benchShape(const AreaSource& source, AreaShape shape, const char* name)
{
    const double text = QFontMetricsF(QApplication::font()).height();
    AreaLayout layout;
    const double layingOut =
        medianOf(kRounds, [&] { layout = layOutAreas(source, 0, shape, kSize, text); });
    const AreaLook look{QApplication::palette(), QApplication::font(), 1.0, kSize};
    const double drawing = medianOf(kRounds, [&] { pictureOf(layout, source, look); });
    const double hit = medianOf(kRounds, [&] {
        for (int i = 0; i < 1000; ++i) {
            layout.cellAt(i * 1.9, i % 960);
        }
    });
    std::printf("  %-8s %7zu cells  laid out %6.2f  drawn %6.2f  a point found %7.5f\n", name,
                layout.cells.size(), layingOut, drawing, hit / 1000);
}

void bench(const char* title, const AreaSource& source)
{
    std::printf("%s: %u nodes\n", title, source.tree().size());
    benchShape(source, AreaShape::Treemap, "treemap");
    benchShape(source, AreaShape::Icicle, "icicle");
}

/// Each of a million cells drawn, at half a pixel and more: what no screen shows.
void benchAllCells()
{
    const WeightedTree tree = test::flatTree(kNodes, {7, 5, 9, 6});
    TreemapOptions options;
    options.leastArea = 0.01;
    AreaLayout layout;
    const double layingOut = medianOf(kRounds, [&] {
        layout = layOutTreemap(tree, 0, {0.0, 0.0, 1900.0, 960.0}, options);
    });
    const test::NamedAreas source(tree);
    const AreaLook look{QApplication::palette(), QApplication::font(), 1.0, kSize};
    const double drawing = medianOf(kRounds, [&] { pictureOf(layout, source, look); });
    std::printf("a million cells, all of them seen\n"
                "  treemap  %7zu cells  laid out %6.2f  drawn %6.2f\n",
                layout.cells.size(), layingOut, drawing);
}

int benchHeap(const char* path)
{
    HeapAnalysisControl control;
    const auto read = builtinFormats().read(path, control);
    const auto graph = read ? read->front()->snapshots.front()->graph : nullptr;
    const auto analysis = graph != nullptr ? analyseHeap(graph, control) : nullptr;
    if (graph == nullptr || !analysis) {
        std::printf("%s: cannot be read\n", path);
        return 1;
    }
    std::shared_ptr<const HeapMap> map;
    const double dominators =
        medianOf(1, [&] { map = mapByDominator(*analysis, control).value(); });
    bench("by dominators", HeapAreaSource(map, SizeUnit::Binary));
    const double types =
        medianOf(1, [&] { map = mapByType(*analysis, {}, true, control).value(); });
    bench("by type", HeapAreaSource(map, SizeUnit::Binary));
    std::printf("grown in %.0f ms by dominators, %.0f ms by type (in the background)\n", dominators,
                types);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    if (argc > 1) {
        return benchHeap(argv[1]);
    }
    const double growing = medianOf(3, [] { test::randomTree(1, kNodes); });
    std::printf("a tree of a million nodes grown in %.0f ms (in the background)\n", growing);
    bench("as a heap", test::NamedAreas(test::randomTree(1, kNodes), 0.95));
    bench("one type", test::NamedAreas(test::flatTree(kNodes, {16, 24, 32, 4096})));
    bench("a list", test::NamedAreas(test::chainOf(kNodes, 16), 0.95));
    benchAllCells();
    return 0;
}
