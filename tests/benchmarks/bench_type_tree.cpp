// SPDX-License-Identifier: GPL-3.0-or-later
// What a click in the class table costs: sorting, filtering and opening, with a million classes,
// with one class of five million objects, or with the snapshot given. Run by hand:
//   QT_QPA_PLATFORM=offscreen build/tests/benchmarks/bench_type_tree [FILE.heapsnapshot]
#include "app/models/type_tree.h"
#include "core/formats/format_registry.h"
#include "tests/support/heap_graph_builder.h"

#include <QElapsedTimer>

#include <cstdio>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

/// As many objects as said, of so many classes.
std::shared_ptr<const HeapGraph> heapOf(std::uint32_t objects, std::uint32_t classes)
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    const std::uint32_t list = builder.node(NodeType::Object, "List", 16);
    builder.edge(0, list, "list", EdgeType::Shortcut);
    for (std::uint32_t i = 0; i < objects; ++i) {
        const std::uint32_t node = builder.node(
            NodeType::Object, "Class" + std::to_string(i * 2654435761U % classes), 16 + i % 4096);
        builder.indexEdge(list, node, i);
    }
    return std::make_shared<const HeapGraph>(builder.build());
}

std::shared_ptr<const HeapGraph> readHeap(const char* path)
{
    TaskControl control;
    const auto read = builtinFormats().read(path, control);
    return read ? read->front()->snapshots.front()->graph : nullptr;
}

template <typename Work>
void time(const char* name, Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    std::printf("  %-34s %8.1f ms\n", name, static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

void run(const char* title, const std::shared_ptr<const HeapGraph>& graph)
{
    HeapAnalysisControl control;
    const auto analysis = graph != nullptr ? analyseHeap(graph, control) : nullptr;
    if (graph == nullptr || !analysis) {
        std::printf("%s: cannot be read\n", title);
        return;
    }
    std::printf("%s: %u objects, %zu classes\n", title, graph->nodeCount(),
                (*analysis)->rows.size());
    std::shared_ptr<const TypeListing> listing;
    time("list (in the background)",
         [&] { listing = *listTypes((*analysis)->overview, *analysis, {}, control); });
    std::unique_ptr<TypeTree> tree;
    time("make", [&] { tree = std::make_unique<TypeTree>(listing, TextFilter(), SizeUnit()); });
    const char* const columns[] = {"name", "objects", "distance", "shallow", "retained"};
    for (int column = 0; column < 5; ++column) {
        time(("sort by " + std::string(columns[column])).c_str(), [&] {
            tree->children({}, {}, listing->rows.size(), {column, true});
        });
    }
    for (const bool isExpression : {false, true}) {
        time(isExpression ? "filter by expression" : "filter by text", [&] {
            TypeTree filtered(listing, TextFilter(QStringLiteral("ss77"), isExpression), {});
            filtered.children({}, {}, listing->rows.size(), {TypeTree::Retained, true});
        });
    }
    TreeEntry largest{TypeTree::Group, 0, 0};
    for (std::uint32_t row = 0; row < listing->rows.size(); ++row) {
        if (listing->rows[row].count > listing->rows[largest.item].count) {
            largest.item = row;
        }
    }
    std::vector<TreeEntry> page;
    time("open the largest class", [&] {
        page = tree->children(largest, {}, 100, {TypeTree::Retained, true});
    });
    time("its next page", [&] {
        tree->children(largest, page.back(), 100, {TypeTree::Retained, true});
    });
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1) {
        run(argv[1], readHeap(argv[1]));
        return 0;
    }
    run("a million classes", heapOf(1'000'000, 1'000'000));
    run("one large class", heapOf(5'000'000, 1));
    return 0;
}
