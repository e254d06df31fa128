// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/guarded_work.h"
#include "core/heap/object_groups.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/heap_program.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::analysed;
using test::HeapProgram;
using test::kGlobal;

/// Objects by what holds them, and by the code that they come from.
class tst_ObjectGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byProperty();
    void byVariable();
    void keysAreNoNames();
    void objectsOfOneClassAreOneHolder();
    void whatNothingNamedHolds();
    void bySourceFile();
    void packages_data();
    void packages();
    void everyObjectOfARealHeapHasAGroup();
    void cancelling();

private:
    static std::string nameOf(const HeapClasses& groups, std::uint32_t node)
    {
        return groups.classes[groups.classOf[node]].name;
    }
};

namespace
{

TaskControl control;

struct CancelledControl final : TaskControl {
    bool cancelled() const override { return true; }
};

} // namespace

/// What an array, its store and a Map hold is held by what holds these.
void tst_ObjectGroups::byProperty()
{
    auto heap = test::heapWithGlobal();
    const auto cart = heap.node(NodeType::Object, "Cart", 24);
    const auto items = heap.node(NodeType::Object, "Array", 16);
    const auto store = heap.node(NodeType::Array, "", 80);
    const auto row = heap.node(NodeType::Object, "Row", 40);
    const auto map = heap.node(NodeType::Object, "Map", 16);
    const auto table = heap.node(NodeType::Array, "", 80);
    const auto entry = heap.node(NodeType::Object, "Entry", 40);
    heap.edge(kGlobal, cart, "cart");
    heap.edge(cart, items, "items");
    heap.edge(items, store, "elements", EdgeType::Internal);
    heap.indexEdge(items, row, 0);
    heap.edge(cart, map, "byName");
    heap.edge(map, table, "table", EdgeType::Internal);
    heap.edge(table, entry, "5", EdgeType::Internal);
    const HeapClasses groups = classesByHolder(*analysed(heap), control);
    QCOMPARE(nameOf(groups, cart), std::string("cart"));
    QCOMPARE(nameOf(groups, items), std::string("Cart.items"));
    QCOMPARE(nameOf(groups, store), std::string("Cart.items"));
    QCOMPARE(nameOf(groups, row), std::string("Cart.items"));
    QCOMPARE(nameOf(groups, entry), std::string("Cart.byName"));
}

void tst_ObjectGroups::byVariable()
{
    HeapProgram program;
    const auto module = program.context(2, program.notes({"cache", "n", ""}), program.native());
    const auto hoge = program.context(1, program.notes({"leakyData", "hoge"}), module);
    program.closure("request", program.code("request"), module, 40);
    program.closure("later", program.code("later"), hoge, 30);
    const auto cache = program.heap.node(NodeType::Object, "Cache", 32);
    const auto leaky = program.heap.node(NodeType::Object, "Array", 32);
    program.heap.edge(module, cache, "cache", EdgeType::Context);
    program.heap.edge(hoge, leaky, "leakyData", EdgeType::Context);
    const HeapClasses groups = classesByHolder(*analysed(program.heap), control);
    QCOMPARE(nameOf(groups, cache), std::string("cache (server.js)"));
    QCOMPARE(nameOf(groups, leaky), std::string("leakyData (hoge server.js:31)"));
}

/// Numbers, and the many properties of an object that is used as a map.
void tst_ObjectGroups::keysAreNoNames()
{
    auto heap = test::heapWithGlobal();
    const auto users = heap.node(NodeType::Object, "Users", 24);
    heap.edge(kGlobal, users, "users");
    std::uint32_t last = 0;
    for (int i = 0; i < 101; ++i) {
        last = heap.node(NodeType::Object, "User", 40);
        heap.edge(users, last, "user" + std::to_string(i));
    }
    const auto sparse = heap.node(NodeType::Object, "Sparse", 24);
    const auto value = heap.node(NodeType::Object, "Value", 24);
    heap.edge(kGlobal, sparse, "sparse");
    heap.edge(sparse, value, "70000");
    const HeapClasses groups = classesByHolder(*analysed(heap), control);
    QCOMPARE(nameOf(groups, last), std::string("users"));
    QCOMPARE(nameOf(groups, value), std::string("sparse"));
}

void tst_ObjectGroups::objectsOfOneClassAreOneHolder()
{
    auto heap = test::heapWithGlobal();
    const auto list = heap.node(NodeType::Object, "Array", 24);
    heap.edge(kGlobal, list, "all");
    std::vector<std::uint32_t> names;
    for (std::uint32_t i = 0; i < 3; ++i) {
        const auto user = heap.node(NodeType::Object, "User", 40);
        names.push_back(heap.node(NodeType::String, "name " + std::to_string(i), 24));
        heap.indexEdge(list, user, i);
        heap.edge(user, names.back(), "name");
    }
    const HeapClasses groups = classesByHolder(*analysed(heap), control);
    QCOMPARE(nameOf(groups, names[0]), std::string("User.name"));
    QCOMPARE(groups.classOf[names[1]], groups.classOf[names[0]]);
    QCOMPARE(groups.classOf[names[2]], groups.classOf[names[0]]);
}

void tst_ObjectGroups::whatNothingNamedHolds()
{
    auto heap = test::heapWithGlobal();
    const auto roots = heap.node(NodeType::Synthetic, "(GC roots)");
    const auto handle = heap.node(NodeType::Object, "Handle", 24);
    const auto lost = heap.node(NodeType::Object, "Lost", 24);
    heap.indexEdge(0, roots, 1);
    heap.indexEdge(roots, handle, 0);
    const HeapClasses groups = classesByHolder(*analysed(heap), control);
    for (const std::uint32_t node : {0U, kGlobal, handle, lost}) {
        QCOMPARE(nameOf(groups, node), std::string(kRootsName));
    }
}

/// What a function alone keeps comes from its file; what two files keep comes from neither.
void tst_ObjectGroups::bySourceFile()
{
    HeapProgram program;
    const auto module = program.context(2, program.notes({"cache", "n", ""}), program.native());
    const auto request = program.closure("request", program.code("request"), module, 40);
    const auto own = program.heap.node(NodeType::Object, "Array", 32);
    const auto inside = program.heap.node(NodeType::String, "text", 32);
    const auto other = program.heap.node(NodeType::Object, "Array", 32);
    program.heap.edge(request, own, "own");
    program.heap.edge(own, inside, "inside");
    program.heap.edge(kGlobal, other, "other");
    const auto analysis = analysed(program.heap);
    const HeapClasses files = classesByScript(*analysis, control);
    QCOMPARE(nameOf(files, request), std::string("/srv/server.js"));
    QCOMPARE(nameOf(files, own), std::string("/srv/server.js"));
    QCOMPARE(nameOf(files, inside), std::string("/srv/server.js"));
    QCOMPARE(nameOf(files, other), std::string(kNoScriptName));
    const HeapClasses packages = classesByPackage(*analysis, control);
    QCOMPARE(nameOf(packages, own), std::string(kNoPackageName));
    QCOMPARE(nameOf(packages, other), std::string(kNoScriptName));
}

void tst_ObjectGroups::packages_data()
{
    QTest::addColumn<std::string>("script");
    QTest::addColumn<std::string>("package");
    const auto row = [](const char* script, std::string_view package) {
        QTest::newRow(script) << std::string(script) << std::string(package);
    };
    row("", kNoScriptName);
    row("node:fs", kEnginePackageName);
    row("/srv/server.js", kNoPackageName);
    row("file:///srv/node_modules/express/lib/router.js", "express");
    row("/srv/node_modules/@nestjs/core/injector.js", "@nestjs/core");
    row("/srv/node_modules/a/node_modules/b/index.js", "b");
    row("C:\\srv\\node_modules\\express\\index.js", "express");
    row("node_modules/left-pad/index.js", "left-pad");
    row("/srv/my_node_modules/x/index.js", kNoPackageName);
    row("/srv/node_modules/alone.js", kNoPackageName);
    row("/srv/node_modules/@scope/alone.js", kNoPackageName);
    row("/srv/node_modules/", kNoPackageName);
    row("webpack:///./node_modules/react-dom/index.js", "react-dom");
    row("/srv/node_modules/.pnpm/rxjs@7.8.1/node_modules/rxjs/dist/index.js", "rxjs");
}

void tst_ObjectGroups::packages()
{
    QFETCH(std::string, script);
    QFETCH(std::string, package);
    QCOMPARE(std::string(packageOf(script)), package);
}

void tst_ObjectGroups::everyObjectOfARealHeapHasAGroup()
{
    const auto analysis = test::analysedFixture("pair-small-after");
    for (const auto& groups :
         {classesByHolder(*analysis, control), classesByScript(*analysis, control),
          classesByPackage(*analysis, control)}) {
        QCOMPARE(groups.classOf.size(), std::size_t{analysis->graph().nodeCount()});
        for (const std::uint32_t group : groups.classOf) {
            QVERIFY(group < groups.classes.size());
        }
        QVERIFY(groups.classes.size() > 2);
        const auto rows = classRowsOf(*analysis, groups, control).value();
        std::uint64_t bytes = analysis->graph().extraNativeBytes;
        for (const ClassRow& row : rows) {
            bytes += row.shallowBytes;
        }
        QCOMPARE(bytes, analysis->overview->totalBytes);
    }
}

void tst_ObjectGroups::cancelling()
{
    const auto analysis = test::analysedFixture("pair-small-after");
    CancelledControl cancelled;
    for (const auto& groups : {classesByHolder, classesByScript, classesByPackage}) {
        const auto result = guarded([&] { return groups(*analysis, cancelled); });
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
}

TIDEMARK_TEST(tst_ObjectGroups)

#include "tst_object_groups.moc"
