// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/duplicate_tree.h"
#include "app/heap/duplicates_view.h"
#include "app/models/table_model.h"
#include "app/widgets/tree_table.h"
#include "core/heap/script_text.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/heap_recordings.h"
#include "tests/support/shown_view.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

#include <map>

using namespace tidemark;
using namespace tidemark::app;
using test::HeapGraphBuilder;

class tst_DuplicatesView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void sameAsCountedHere();
    void sortedByEachColumn();
    void theFilterKeepsWhatMatches();
    void textsAreLiteralAndCutOnesMarked();
    void nothingTwice();
    void nothingIsComputedUnseen();

private:
    struct Shown : test::ShownView<DuplicatesView> {
        QString text(int row) { return tree().index(row, 0).data().toString(); }
        double number(int row, int column)
        {
            return tree().source()->cell(tree().entry(tree().index(row, 0)), column).number;
        }
    };
};

/// Whole strings alone: how joined ones are put together, the tests of core show.
void tst_DuplicatesView::sameAsCountedHere()
{
    const auto heap = test::analysedFixture("v20-tiny");
    const HeapGraph& graph = heap->graph();
    std::map<std::pair<std::string, std::uint64_t>, std::uint64_t> copies;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::uint64_t bytes = heap->overview->shallowSizes[node];
        if (graph.nodeTypes[node] == NodeType::String && bytes > 0) {
            ++copies[{std::string(graph.nodeName(node)), bytes}];
        }
    }
    std::erase_if(copies, [](const auto& entry) { return entry.second < 2; });

    TaskControl control;
    const auto listing = listDuplicates(heap->overview, control).value();
    const DuplicateTree tree(listing, {}, SizeUnit::Binary);
    std::uint64_t wasted = 0;
    for (const DuplicateStrings& group : listing->groups) {
        wasted += group.wastedBytes();
        const bool isWhole = std::ranges::all_of(group.nodes, [&graph](std::uint32_t node) {
            return graph.nodeTypes[node] == NodeType::String;
        });
        if (isWhole) {
            QCOMPARE((copies[{group.text, group.bytes}]), group.nodes.size());
            copies.erase({group.text, group.bytes});
        }
    }
    QVERIFY(copies.size() < 20); // what joined strings share, but no more
    for (const auto& [key, count] : copies) {
        QVERIFY(std::ranges::any_of(listing->groups, [&](const DuplicateStrings& group) {
            return group.text == key.first && group.bytes == key.second &&
                   group.nodes.size() > count;
        }));
    }
    QVERIFY(wasted > 0);
    QCOMPARE(listing->wastedBytes, wasted);
    QCOMPARE(tree.wastedBytes(), wasted);
}

void tst_DuplicatesView::sortedByEachColumn()
{
    Shown shown;
    shown.view.show();
    shown.session.add(QStringLiteral("a.heapsnapshot"), test::heapFixture("v20-tiny"));
    QTRY_VERIFY(shown.tree().rowCount() > 10);
    for (const int column : {DuplicateTree::Wasted, DuplicateTree::Copies, DuplicateTree::Size}) {
        shown.table().sortByColumn(column, Qt::DescendingOrder);
        for (int row = 1; row < shown.tree().rowCount(); ++row) {
            QVERIFY(shown.number(row - 1, column) >= shown.number(row, column));
        }
    }
    shown.table().sortByColumn(DuplicateTree::Text, Qt::AscendingOrder);
    QVERIFY(shown.text(0) < shown.text(shown.tree().rowCount() - 1));
    const QModelIndex group = shown.tree().index(0, 0);
    shown.table().expand(group);
    QVERIFY(shown.tree().rowCount(group) >= 2);
    shown.table().reveal(shown.tree().index(1, 0, group));
    const auto& chosen = shown.session.snapshots().object();
    QVERIFY(chosen.has_value());
    QCOMPARE(QStringLiteral("\"%1\"").arg(
                 QString::fromUtf8(std::string(chosen->snapshot->graph->nodeName(chosen->node)))),
             shown.text(0));
}

void tst_DuplicatesView::theFilterKeepsWhatMatches()
{
    Shown shown;
    shown.view.show();
    shown.session.add(QStringLiteral("a.heapsnapshot"), test::heapFixture("v20-tiny"));
    QTRY_VERIFY(shown.tree().rowCount() > 10);
    const int all = shown.tree().rowCount();
    shown.view.findChild<QLineEdit*>()->setText(QStringLiteral("^get"));
    QTRY_COMPARE(shown.tree().rowCount(), 0); // no text has that in it
    for (auto* const button : shown.view.findChildren<QToolButton*>()) {
        if (button->isCheckable()) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QTRY_VERIFY(shown.tree().rowCount() > 0);
    QVERIFY(shown.tree().rowCount() < all);
    auto* const typing = shown.view.findChild<QLineEdit*>();
    typing->setFocus();
    shown.options.setSizeUnit(SizeUnit::Bytes); // everything is listed anew
    QVERIFY(typing->isVisible());
    QCOMPARE(shown.view.focusWidget(), typing);
    for (int row = 0; row < shown.tree().rowCount(); ++row) {
        QVERIFY2(shown.text(row).startsWith(QStringLiteral("\"get"), Qt::CaseInsensitive),
                 qPrintable(shown.text(row)));
    }
}

void tst_DuplicatesView::textsAreLiteralAndCutOnesMarked()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const std::string longText(1024, 'x');
    for (int i = 0; i < 2; ++i) {
        builder.edge(1, builder.node(NodeType::String, "<b>two\nlines</b>", 24), "a");
        builder.edge(1, builder.node(NodeType::String, longText, 2000), "b");
    }
    Shown shown;
    const QAbstractItemModelTester tester(shown.table().model());
    shown.view.show();
    shown.session.add(QStringLiteral("a.heapsnapshot"), test::heapRecordings(builder));
    QTRY_COMPARE(shown.tree().rowCount(), 2);
    QCOMPARE(shown.text(1), QStringLiteral("\"<b>two↵lines</b>\""));
    QVERIFY(shown.text(0).startsWith(QStringLiteral("\"xxx")));
    QVERIFY(shown.text(0).endsWith(QStringLiteral("\"…")));
    QVERIFY(shown.text(0).size() < 300);
    const QString whole = shown.tree().index(0, 0).data(CopyRole).toString();
    QCOMPARE(whole.count(QLatin1Char('x')), 1024);
    QVERIFY(shown.tree()
                .index(1, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("&lt;b&gt;")));
    shown.view.findChild<QLineEdit*>()->setText(QStringLiteral("nowhere"));
    QTRY_COMPARE(shown.tree().rowCount(), 0);
    shown.view.findChild<QLineEdit*>()->clear();
    QTRY_COMPARE(shown.tree().rowCount(), 2);
}

void tst_DuplicatesView::nothingTwice()
{
    Shown shown;
    shown.view.show();
    shown.session.add(QStringLiteral("a.heapsnapshot"),
                      test::heapRecordings(test::heapWithGlobal()));
    const auto says = [&shown](const QString& sentence) {
        const auto labels = shown.view.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&sentence](const QLabel* label) {
            return label->isVisible() && label->text() == sentence;
        });
    };
    QTRY_VERIFY(says(QStringLiteral("No text stands in this snapshot more than once.")));
}

void tst_DuplicatesView::nothingIsComputedUnseen()
{
    Shown shown;
    shown.session.add(QStringLiteral("a.heapsnapshot"), test::heapFixture("v20-tiny"));
    QVERIFY(!shown.analyses.isBusy());
    shown.view.show();
    QTRY_VERIFY(shown.tree().rowCount() > 0);
    shown.view.hide();
    shown.session.removeAll();
    QCOMPARE(shown.tree().rowCount(), 0);
}

TIDEMARK_TEST(tst_DuplicatesView)

#include "tst_duplicates_view.moc"
