// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_map.h"
#include "app/heap/heap_map_view.h"
#include "app/text/size_text.h"
#include "tests/support/reading.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

struct MapViewBench {
    MapViewBench()
    {
        view.resize(900, 500);
        view.show();
    }

    void open()
    {
        workspace.session.add(QStringLiteral("after.heapsnapshot"),
                              test::readFixture("heapsnapshot/pair-small-after.heapsnapshot.zst")
                                  .value_or(Recordings()));
    }

    AreaMap& map() { return *view.findChild<AreaMap*>(); }
    QComboBox& by() { return *view.findChild<QComboBox*>(QStringLiteral("heapAreas")); }
    bool isShown() { return map().isVisible() && map().source() != nullptr; }
    bool says(const QString& part)
    {
        const auto labels = view.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    }

    SnapshotPtr snapshot() { return workspace.session.find(1)->recording->snapshots.front(); }

    /// Whether a node stands for an object, by dominators.
    bool isObject(std::uint32_t node)
    {
        return node > 0 && map().source()->tree().item(node) < snapshot()->graph->nodeCount();
    }

    /// The first node of this name.
    std::uint32_t nodeOf(const QString& name)
    {
        for (std::uint32_t node = 1; node < map().source()->tree().size(); ++node) {
            if (map().source()->name(node) == name) {
                return node;
            }
        }
        return 0;
    }

    Workspace workspace;
    SnapshotSelection& selection = workspace.session.snapshots();
    HeapMapView view{workspace};
};

} // namespace

class tst_HeapMapView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void whatKeepsMemoryIsShown();
    void byTypeItIsAnotherMap();
    void aClickChoosesTheObject();
    void aClickChoosesTheType();
    void whatIsChosenElsewhereIsTheCurrentOne();
    void itIsRevealedOnceTheMapIsThere();
    void typesAlone();
    void nothingIsComputedUnseen();
    void aClosedHeapIsLetGo();
    void theUnitFollows();
};

void tst_HeapMapView::whatKeepsMemoryIsShown()
{
    MapViewBench bench;
    bench.open();
    QTRY_VERIFY(bench.isShown());
    const auto analysis = bench.workspace.analyses.analysisOf(bench.snapshot());
    QVERIFY(analysis != nullptr);
    const WeightedTree& tree = bench.map().source()->tree();
    QCOMPARE(tree.weight(0), analysis->overview->totalBytes);
    QVERIFY(bench.map().areas().cells.size() > 100);
}

void tst_HeapMapView::byTypeItIsAnotherMap()
{
    MapViewBench bench;
    bench.open();
    QTRY_VERIFY(bench.isShown());
    const auto dominators = bench.map().source()->sharedTree();
    QTest::keyClick(&bench.by(), Qt::Key_Down);
    QCOMPARE(bench.workspace.options.heapAreas(), HeapAreas::Types);
    QTRY_VERIFY(bench.isShown() && bench.map().source()->sharedTree() != dominators);
    QVERIFY(bench.nodeOf(QStringLiteral("SteadyThing")) != 0);
    QTest::keyClick(&bench.by(), Qt::Key_Up);
    QCOMPARE(bench.map().source()->sharedTree(), dominators); // it was kept
}

void tst_HeapMapView::aClickChoosesTheObject()
{
    MapViewBench bench;
    bench.open();
    QTRY_VERIFY(bench.isShown());
    const auto& cells = bench.map().areas().cells;
    const auto leaf = std::ranges::find_if(cells, [&](const AreaCell& cell) {
        return cell.childCount == 0 && !cell.isRest && cell.rect.area() > 100.0 &&
               bench.isObject(cell.node());
    });
    QVERIFY(leaf != cells.end());
    const auto cell = static_cast<std::uint32_t>(leaf - cells.begin());
    const std::uint32_t node = leaf->node();
    QTest::mouseClick(bench.map().viewport(), Qt::LeftButton, {},
                      bench.map().areaOf(cell).center().toPoint());
    QVERIFY(bench.selection.object().has_value());
    QCOMPARE(bench.selection.object()->node, bench.map().source()->tree().item(node));
}

void tst_HeapMapView::aClickChoosesTheType()
{
    MapViewBench bench;
    bench.open();
    bench.workspace.options.setHeapAreas(HeapAreas::Types);
    QTRY_VERIFY(bench.isShown());
    bench.map().setFocus();
    QTest::keyClick(&bench.map(), Qt::Key_Down); // the whole
    QVERIFY(!bench.selection.type());
    QTest::keyClick(&bench.map(), Qt::Key_PageDown);
    QCOMPARE(QString::fromStdString(bench.selection.type().value()), bench.map().source()->name(1));
    QVERIFY(!bench.selection.object());
}

void tst_HeapMapView::whatIsChosenElsewhereIsTheCurrentOne()
{
    MapViewBench bench;
    bench.open();
    QTRY_VERIFY(bench.isShown());
    std::uint32_t node = 20;
    while (!bench.isObject(node)) {
        ++node;
    }
    bench.selection.setObject(ObjectRef{bench.snapshot(), bench.map().source()->tree().item(node)});
    QCOMPARE(bench.map().current(), std::optional(node));
    bench.workspace.options.setHeapAreas(HeapAreas::Types);
    QTRY_VERIFY(bench.isShown() && bench.nodeOf(QStringLiteral("SteadyThing")) != 0);
    bench.selection.setType(std::string("SteadyThing"));
    QCOMPARE(bench.map().current(), std::optional(bench.nodeOf(QStringLiteral("SteadyThing"))));
}

/// There are no dominators then, whatever was chosen.
void tst_HeapMapView::itIsRevealedOnceTheMapIsThere()
{
    MapViewBench bench;
    bench.open();
    bench.view.reveal(std::string("SteadyThing"));
    QTRY_VERIFY(bench.isShown());
    QCOMPARE(bench.workspace.options.heapAreas(), HeapAreas::Types);
    QCOMPARE(bench.map().current(), std::optional(bench.nodeOf(QStringLiteral("SteadyThing"))));

    bench.workspace.options.setHeapAreas(HeapAreas::Dominators);
    QTRY_VERIFY(bench.isShown() && bench.map().current() == std::nullopt);
    const auto analysis = bench.workspace.analyses.analysisOf(bench.snapshot());
    const auto small =
        std::ranges::min_element(analysis->retainedSizes, {}, [](std::uint64_t size) {
            return size == 0 ? std::numeric_limits<std::uint64_t>::max() : size;
        });
    const auto object = static_cast<std::uint32_t>(small - analysis->retainedSizes.begin());
    bench.view.reveal(ObjectRef{bench.snapshot(), object});
    QVERIFY(bench.map().current().has_value());
    QVERIFY(bench.map().source()->tree().isWithin(*bench.map().current(), bench.map().place()));
    QVERIFY(bench.map().canGoOut());
}

void tst_HeapMapView::typesAlone()
{
    MapViewBench bench;
    auto recording = std::make_shared<Recording>();
    recording->snapshots.push_back(
        test::typesSnapshot({{"Small", 3, 2048, {}}, {"Large", 2, 4096, 8192}}));
    bench.workspace.session.add(QStringLiteral("types.tidemark"), {recording});
    QTRY_VERIFY(bench.isShown());
    QCOMPARE(bench.map().source()->name(1), QStringLiteral("Large"));
    QVERIFY(!bench.by().isEnabled());
    QCOMPARE(bench.by().currentIndex(), static_cast<int>(HeapAreas::Types));
    QCOMPARE(bench.workspace.options.heapAreas(), HeapAreas::Dominators);
}

void tst_HeapMapView::nothingIsComputedUnseen()
{
    MapViewBench bench;
    bench.view.hide();
    bench.open();
    QVERIFY(!bench.workspace.analyses.isBusy());
    bench.view.show();
    QTRY_VERIFY(bench.isShown());
}

void tst_HeapMapView::aClosedHeapIsLetGo()
{
    MapViewBench bench;
    bench.open();
    QTRY_VERIFY(bench.isShown());
    const std::weak_ptr<const Snapshot> snapshot =
        bench.workspace.session.find(1)->recording->snapshots.front();
    const std::weak_ptr<const WeightedTree> tree = bench.map().source()->sharedTree();
    bench.workspace.session.remove(1);
    QTRY_VERIFY(tree.expired());
    QVERIFY(bench.map().source() == nullptr);
    QVERIFY(!bench.map().isVisible());
}

void tst_HeapMapView::theUnitFollows()
{
    MapViewBench bench;
    bench.open();
    QTRY_VERIFY(bench.isShown());
    bench.map().zoomTo(1);
    bench.workspace.options.setSizeUnit(SizeUnit::Bytes);
    QCOMPARE(bench.map().source()->weightText(5000), sizeText(5000, SizeUnit::Bytes));
    QCOMPARE(bench.map().place().first, 1U);
}

TIDEMARK_TEST(tst_HeapMapView)

#include "tst_heap_map_view.moc"
