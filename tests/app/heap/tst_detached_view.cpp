// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/detached_tree.h"
#include "app/heap/detached_view.h"
#include "app/widgets/tree_table.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_recordings.h"
#include "tests/support/shown_view.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::HeapGraphBuilder;

class tst_DetachedView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void nodesByClass();
    void whoHoldsEachOne();
    void manyHoldersInPages();
    void noneIsExplained();

private:
    struct Shown : test::ShownView<DetachedView> {
        void show(const HeapGraphBuilder& builder)
        {
            view.show();
            session.add(QStringLiteral("a.heapsnapshot"), test::heapRecordings(builder));
        }
    };

    static std::uint32_t detached(HeapGraphBuilder& builder, std::string_view name,
                                  std::uint64_t size)
    {
        return builder.node(NodeType::Native, name, size, 0, Detachedness::Detached);
    }
};

void tst_DetachedView::nodesByClass()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto cache = builder.node(NodeType::Object, "Cache", 20);
    builder.edge(1, cache, "cache");
    const auto outer = detached(builder, "<div>", 100);
    builder.edge(cache, outer, "panel");
    builder.edge(outer, detached(builder, "<div>", 60), "child"); // attached to what is retained
    builder.edge(cache, detached(builder, "<span>", 30), "label");
    builder.edge(1, builder.node(NodeType::Native, "<p>", 5, 0, Detachedness::Attached), "page");
    Shown shown;
    const QAbstractItemModelTester tester(shown.table().model());
    shown.show(builder);
    QTRY_COMPARE(shown.tree().rowCount(), 2);
    QCOMPARE(shown.cell(0, DetachedTree::Name), QStringLiteral("Detached <div>"));
    QCOMPARE(shown.cell(0, DetachedTree::Count), QStringLiteral("2"));
    QCOMPARE(shown.cell(0, DetachedTree::Distance), QStringLiteral("3"));
    const auto bytes = [&shown](int row, int column) {
        return shown.tree()
            .source()
            ->cell(shown.tree().entry(shown.tree().index(row, 0)), column)
            .number;
    };
    QCOMPARE(bytes(0, DetachedTree::Shallow), 160.0);
    QCOMPARE(bytes(0, DetachedTree::Retained), 160.0); // the inner one is not counted twice
    QCOMPARE(shown.cell(1, DetachedTree::Name), QStringLiteral("Detached <span>"));
    QCOMPARE(bytes(1, DetachedTree::Retained), 30.0);
}

void tst_DetachedView::whoHoldsEachOne()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto cache = builder.node(NodeType::Object, "Cache", 20);
    builder.edge(1, cache, "cache");
    const auto panel = detached(builder, "<div>", 100);
    builder.edge(cache, panel, "panel");
    const auto far = builder.node(NodeType::Object, "Far", 20);
    builder.edge(cache, far, "far");
    builder.edge(far, panel, "also");
    builder.edge(1, panel, "forgotten", EdgeType::Weak);
    Shown shown;
    shown.show(builder);
    QTRY_COMPARE(shown.tree().rowCount(), 1);
    const QModelIndex object = shown.tree().index(0, 0, shown.tree().index(0, 0));
    QCOMPARE(shown.tree().rowCount(object), 2); // weak edges hold nothing
    const QModelIndex nearest = shown.tree().index(0, 0, object);
    QCOMPARE(nearest.data().toString(),
             QStringLiteral("panel in Cache {panel: Detached <div>, far: Far} @5"));
    QVERIFY(nearest.siblingAtRow(1).data().toString().startsWith(QStringLiteral("also in Far")));
    QCOMPARE(shown.tree().index(0, 0, nearest).data().toString(),
             QStringLiteral("cache in global {cache: Cache} @3"));
    shown.table().reveal(nearest);
    QCOMPARE(shown.session.snapshots().object()->node, cache);
}

void tst_DetachedView::manyHoldersInPages()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto panel = detached(builder, "<div>", 100);
    constexpr int kHolders = 450;
    for (int i = 0; i < kHolders; ++i) {
        const auto holder = builder.node(NodeType::Object, "Holder", 8);
        builder.edge(1, holder, "h" + std::to_string(i));
        builder.edge(holder, panel, "panel");
    }
    Shown shown;
    shown.show(builder);
    QTRY_COMPARE(shown.tree().rowCount(), 1);
    const QModelIndex object = shown.tree().index(0, 0, shown.tree().index(0, 0));
    int rows = shown.tree().rowCount(object);
    QCOMPARE(rows, 101);
    while (shown.tree().isMore(shown.tree().index(rows - 1, 0, object))) {
        shown.tree().showMore(shown.tree().index(rows - 1, 0, object));
        QVERIFY(shown.tree().rowCount(object) > rows - 1);
        rows = shown.tree().rowCount(object);
    }
    QCOMPARE(rows, kHolders);
    QSet<quint32> seen;
    for (int row = 0; row < rows; ++row) {
        seen.insert(shown.tree().entry(shown.tree().index(row, 0, object)).item);
    }
    QCOMPARE(seen.size(), kHolders);
}

void tst_DetachedView::noneIsExplained()
{
    Shown shown;
    shown.show(test::heapWithGlobal());
    const auto says = [&shown](const QString& start) {
        const auto labels = shown.view.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&start](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(start);
        });
    };
    QTRY_VERIFY(says(QStringLiteral("Detached nodes are parts of a page")));
    shown.session.removeAll();
    QVERIFY(says(QStringLiteral("No heap snapshot is open.")));
}

TIDEMARK_TEST(tst_DetachedView)

#include "tst_detached_view.moc"
