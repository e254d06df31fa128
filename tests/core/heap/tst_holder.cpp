// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/holder.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/heap_program.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::analysed;
using test::HeapGraphBuilder;
using test::heapWithGlobal;
using test::kGlobal;
using test::kScriptId;
using Program = test::HeapProgram;

/// What an edge is called in a programmer's words, in graphs laid out as V8 does.
class tst_Holder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVariableOfAFunctionThatIsGone_data();
    void aVariableOfAFunctionThatIsGone();
    void aVariableOfAFunctionThatIsThere();
    void aVariableOfABlockBelongsToItsFunction();
    void aVariableOfAModule();
    void manyVariablesHaveATableOfNames();
    void contextsThatGoInCircles();
    void globalsPropertiesAndElements();
    void whatAMapHoldsIsTheMaps();
    void internalSlots();
    void scriptNames_data();
    void scriptNames();
    void everyEdgeOfARealHeapHasAHolder();
};

namespace
{

/// What holds @p node by the last edge in the file.
Holder holderOfNode(const HeapGraphBuilder& heap, std::uint32_t node)
{
    const auto analysis = analysed(heap);
    ScopeNames scopes(*analysis);
    return holderOf(*analysis, analysis->retainers.of(node).front(), scopes);
}

} // namespace

void tst_Holder::aVariableOfAFunctionThatIsGone_data()
{
    QTest::addColumn<int>("wordSize");
    QTest::newRow("Node.js") << 8;
    QTest::newRow("Chrome") << 4;
}

void tst_Holder::aVariableOfAFunctionThatIsGone()
{
    QFETCH(int, wordSize);
    Program program(static_cast<std::uint64_t>(wordSize));
    // "count" is a small number: it has a name, but no edge leads to it.
    const auto hoge =
        program.context(2, program.notes({"leakyData", "count", "hoge"}),
                        program.context(1, program.notes({"handle", ""}), program.native()));
    const auto leaky = program.heap.node(NodeType::Object, "Array", 32);
    program.heap.edge(hoge, leaky, "leakyData", EdgeType::Context);
    program.closure("later", program.code("later"), hoge, 30);
    program.closure("handler", program.code("handler"), hoge, 16);
    // The place is that of the first function inside.
    QCOMPARE(holderOfNode(program.heap, leaky),
             (Holder{HolderKind::ClosureVariable, "leakyData", "hoge",
                     ScriptPlace{"/srv/server.js", 17, 5}}));
}

void tst_Holder::aVariableOfAFunctionThatIsThere()
{
    Program program;
    const auto module = program.context(1, program.notes({"hoge", ""}), program.native());
    const auto info = program.notes({"leakyData", "hoge"});
    const auto code = program.code("hoge");
    program.heap.edge(code, info, "name_or_scope_info", EdgeType::Internal);
    const auto hoge = program.context(1, info, module);
    program.closure("handler", program.code("handler"), hoge, 16);
    program.closure("hoge", code, module, 14);
    const auto leaky = program.heap.node(NodeType::Object, "Array", 32);
    program.heap.edge(hoge, leaky, "leakyData", EdgeType::Context);
    QCOMPARE(holderOfNode(program.heap, leaky),
             (Holder{HolderKind::ClosureVariable, "leakyData", "hoge",
                     ScriptPlace{"/srv/server.js", 15, 5}}));
}

void tst_Holder::aVariableOfABlockBelongsToItsFunction()
{
    Program program;
    const auto function =
        program.context(1, program.notes({"all", "request"}),
                        program.context(1, program.notes({"x", ""}), program.native()));
    const auto block = program.context(2, program.notes({"entry", "i"}),
                                       program.context(1, program.notes({"outerBlock"}), function));
    program.closure("", program.code(""), block, 9);
    const auto entry = program.heap.node(NodeType::Object, "Entry", 32);
    program.heap.edge(block, entry, "entry", EdgeType::Context);
    QCOMPARE(holderOfNode(program.heap, entry),
             (Holder{HolderKind::ClosureVariable, "entry", "request",
                     ScriptPlace{"/srv/server.js", 10, 5}}));
}

void tst_Holder::aVariableOfAModule()
{
    Program program;
    const auto module = program.context(2, program.notes({"cache", "n", ""}), program.native());
    program.closure("request", program.code("request"), module, 40);
    const auto cache = program.heap.node(NodeType::Object, "Cache", 32);
    program.heap.edge(module, cache, "cache", EdgeType::Context);
    const Holder holder = holderOfNode(program.heap, cache);
    QCOMPARE(holder.kind, HolderKind::OutermostVariable);
    QCOMPARE(holder.owner, std::string());
    QCOMPARE(holder.place.value().script, std::string("/srv/server.js"));

    // A function without a name somewhere inside is no module.
    const auto inner = program.context(1, program.notes({"list", ""}), module);
    const auto list = program.heap.node(NodeType::Object, "List", 32);
    program.heap.edge(inner, list, "list", EdgeType::Context);
    program.heap.edge(kGlobal, inner, "held");
    QCOMPARE(holderOfNode(program.heap, list),
             (Holder{HolderKind::ClosureVariable, "list", "", {}}));
}

void tst_Holder::manyVariablesHaveATableOfNames()
{
    Program program;
    const auto big =
        program.context(90, program.notes({"setUp"}),
                        program.context(1, program.notes({"x", ""}), program.native()));
    const auto held = program.heap.node(NodeType::Object, "Held", 32);
    program.heap.edge(big, held, "v89", EdgeType::Context);
    program.heap.edge(kGlobal, big, "big");
    QCOMPARE(holderOfNode(program.heap, held).owner, std::string("setUp"));
}

void tst_Holder::contextsThatGoInCircles()
{
    Program program;
    const auto one = program.context(1, program.notes({"a"}), 0);
    const auto other = program.context(1, program.notes({"b"}), one);
    program.heap.edge(one, other, "previous", EdgeType::Internal);
    const auto circle = program.context(1, program.notes({"c"}), other);
    program.heap.edge(one, circle, "previous", EdgeType::Internal);
    const auto held = program.heap.node(NodeType::Object, "Held", 32);
    program.heap.edge(circle, held, "c", EdgeType::Context);
    QCOMPARE(holderOfNode(program.heap, held).name, std::string("c"));

    // Blocks that are inside themselves.
    Program round;
    const auto self = round.heap.node(NodeType::Object, "system / Context", 40);
    round.heap.edge(self, round.notes({"v"}), "scope_info", EdgeType::Internal);
    round.heap.edge(self, self, "previous", EdgeType::Internal);
    const auto value = round.heap.node(NodeType::Object, "Value", 32);
    round.heap.edge(self, value, "v", EdgeType::Context);
    QCOMPARE(holderOfNode(round.heap, value), (Holder{HolderKind::ClosureVariable, "v", "", {}}));
}

void tst_Holder::globalsPropertiesAndElements()
{
    Program program;
    HeapGraphBuilder& heap = program.heap;
    const auto store = heap.node(NodeType::Object, "Store", 8);
    heap.edge(kGlobal, store, "store");
    const auto registry =
        program.closure("Registry", program.code("Registry"), program.native(), 24);
    const auto all = heap.node(NodeType::Object, "Array", 16);
    heap.edge(registry, all, "all");
    const auto item = heap.node(NodeType::Object, "Item", 16);
    heap.indexEdge(all, item, 7);
    const auto user = heap.node(NodeType::Object, "User", 16);
    heap.edge(item, user, "<b>user</b>");
    heap.location(item, kScriptId, 3, 1);

    const auto plain = heap.node(NodeType::Object, "Object", 16);
    heap.edge(user, plain, "settings");
    const auto theme = heap.node(NodeType::Object, "Theme", 16);
    heap.edge(plain, theme, "theme");
    const auto size = heap.node(NodeType::Object, "Size", 16);
    heap.edge(plain, size, "size");

    QCOMPARE(holderOfNode(heap, theme),
             (Holder{HolderKind::Property, "theme", "{theme, size}", {}}));
    QCOMPARE(holderOfNode(heap, store), (Holder{HolderKind::GlobalVariable, "store", "", {}}));
    QCOMPARE(holderOfNode(heap, all), (Holder{HolderKind::FunctionProperty, "all", "Registry",
                                              ScriptPlace{"/srv/server.js", 25, 5}}));
    QCOMPARE(holderOfNode(heap, item), (Holder{HolderKind::Element, "7", "Array", {}}));
    QCOMPARE(holderOfNode(heap, user), (Holder{HolderKind::Property, "<b>user</b>", "Item",
                                               ScriptPlace{"/srv/server.js", 4, 2}}));
}

void tst_Holder::whatAMapHoldsIsTheMaps()
{
    Program program;
    HeapGraphBuilder& heap = program.heap;
    const auto map = heap.node(NodeType::Object, "Map", 32);
    heap.edge(kGlobal, map, "byId");
    const auto table = heap.node(NodeType::Array, "", 64);
    heap.edge(map, table, "table", EdgeType::Internal);
    const auto entry = heap.node(NodeType::Object, "Entry", 16);
    heap.edge(table, entry, "12", EdgeType::Internal);
    const Holder expected{HolderKind::Collection, "", "Map", {}};
    QCOMPARE(holderOfNode(heap, entry), expected);
    QCOMPARE(holderOfNode(heap, table), expected);
}

void tst_Holder::internalSlots()
{
    Program program;
    HeapGraphBuilder& heap = program.heap;
    const auto promise = heap.node(NodeType::Object, "Promise", 32);
    heap.edge(kGlobal, promise, "waiting");
    const auto reaction = heap.node(NodeType::Object, "Reaction", 16);
    heap.edge(promise, reaction, "reactions_or_result", EdgeType::Internal);
    QCOMPARE(holderOfNode(heap, reaction),
             (Holder{HolderKind::Internal, "reactions_or_result", "Promise", {}}));
    const auto handles = heap.node(NodeType::Synthetic, "(Handle scope)", 0);
    heap.edge(0, handles, "1", EdgeType::Internal);
    const auto handled = heap.node(NodeType::Object, "Handled", 16);
    heap.indexEdge(handles, handled, 20);
    QCOMPARE(holderOfNode(heap, handled),
             (Holder{HolderKind::Internal, "20", "(Handle scope)", {}}));
    // A context edge out of something that is no context.
    const auto odd = heap.node(NodeType::Object, "Odd", 16);
    heap.edge(promise, odd, "x", EdgeType::Context);
    QCOMPARE(holderOfNode(heap, odd).kind, HolderKind::Internal);
}

void tst_Holder::scriptNames_data()
{
    QTest::addColumn<std::string>("script");
    QTest::addColumn<std::string>("file");
    const auto row = [](const char* script, const char* file) {
        QTest::newRow(script) << std::string(script) << std::string(file);
    };
    row("/srv/server.js", "server.js");
    row("file:///srv/a%20b.mjs", "a%20b.mjs");
    row("C:\\app\\main.js", "main.js");
    row("https://example.org/", "https://example.org/");
    row("node:internal/url", "node:internal/url");
    row("evalmachine.<anonymous>", "evalmachine.<anonymous>");
    row("app/ diffs.js", "diffs.js");
    row("app/ ", "app/ ");
    row("", "");
}

void tst_Holder::scriptNames()
{
    QFETCH(std::string, script);
    QFETCH(std::string, file);
    QCOMPARE(std::string(scriptFileName(script)), file);
}

void tst_Holder::everyEdgeOfARealHeapHasAHolder()
{
    const auto analysis = test::analysedFixture("v20-tiny");
    const HeapGraph& graph = analysis->graph();
    ScopeNames scopes(*analysis);
    std::map<HolderKind, int> kinds;
    std::size_t named = 0;
    std::size_t contextEdges = 0;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            if (graph.edgeTypes[edge] == EdgeType::Internal) {
                continue; // too many to look at them all here
            }
            const Holder holder = holderOf(*analysis, {node, edge}, scopes);
            ++kinds[holder.kind];
            if (graph.edgeTypes[edge] == EdgeType::Context) {
                ++contextEdges;
                named += holder.place ? 1 : 0;
            }
        }
    }
    for (const HolderKind kind :
         {HolderKind::ClosureVariable, HolderKind::OutermostVariable, HolderKind::GlobalVariable,
          HolderKind::FunctionProperty, HolderKind::Property, HolderKind::Element}) {
        QVERIFY2(kinds[kind] > 0, idOf(kind).data());
    }
    QVERIFY(contextEdges > 1000);
    QVERIFY(named * 10 > contextEdges * 9);
}

TIDEMARK_TEST(tst_Holder)

#include "tst_holder.moc"
