// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_map.h"
#include "app/areas/area_menu.h"
#include "app/areas/area_text.h"
#include "tests/support/named_areas.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QClipboard>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

/// 0 holds 1 (60: 3 with 40, 4 with 20) and 2 (40: 5 with 40).
WeightedTree smallTree()
{
    return test::treeOf({{0, 100}, {{{1, 60}, {{{3, 40}}, {{4, 20}}}}, {{2, 40}, {{{5, 40}}}}}});
}

struct MapBench {
    explicit MapBench(WeightedTree tree = smallTree(), double chainShare = 2.0)
    {
        map.resize(600, 400);
        map.setSource(std::make_shared<test::NamedAreas>(std::move(tree), chainShare));
        map.show();
    }

    std::uint32_t cellOf(std::uint32_t node)
    {
        return map.areas().cellOf(map.source()->tree(), node).value();
    }
    QPoint middleOf(std::uint32_t node) { return map.areaOf(cellOf(node)).center().toPoint(); }

    AreaMap map;
};

} // namespace

class tst_AreaMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void aClickChooses();
    void aDoubleClickGoesIntoWhatHasATitle();
    void keysGoInAndOut();
    void aRestIsGoneInto();
    void aNodeIsRevealed();
    void throughTheHistory();
    void arrowsGoFromAreaToArea();
    void pageKeysChangeTheLevel();
    void whatIsPointedAtIsTold();
    void aNodeChosenElsewhere();
    void anotherTreeStartsAnew();
    void anIcicleScrolls();
    void outOfAChain();
    void theMenu();
    void nothingIsShown();
    void screenReadersHearIt();
};

void tst_AreaMap::aClickChooses()
{
    MapBench bench;
    QSignalSpy chosen(&bench.map, &AreaMap::chosen);
    QTest::mouseClick(bench.map.viewport(), Qt::LeftButton, {}, bench.middleOf(3));
    QCOMPARE(chosen.takeFirst().first().toUInt(), 3U);
    QCOMPARE(bench.map.current(), std::optional(3U));
    QCOMPARE(bench.map.place().first, 0U);
}

void tst_AreaMap::aDoubleClickGoesIntoWhatHasATitle()
{
    MapBench bench;
    QVERIFY(bench.map.areas().cells[bench.cellOf(1)].hasTitle);
    QTest::mouseDClick(bench.map.viewport(), Qt::LeftButton, {}, bench.middleOf(3));
    QCOMPARE(bench.map.place().first, 1U);
    QTest::mouseDClick(bench.map.viewport(), Qt::LeftButton, {}, bench.middleOf(3));
    QCOMPARE(bench.map.place().first, 1U); // nothing is in it
}

void tst_AreaMap::keysGoInAndOut()
{
    MapBench bench;
    bench.map.setCurrent(2);
    QTest::keyClick(&bench.map, Qt::Key_Return);
    QCOMPARE(bench.map.place().first, 2U);
    QTest::keyClick(&bench.map, Qt::Key_Backspace);
    QCOMPARE(bench.map.place().first, 0U);
    bench.map.zoomTo(1);
    QTest::keyClick(&bench.map, Qt::Key_Escape);
    QCOMPARE(bench.map.place().first, 0U);
    bench.map.zoomTo(3);
    QTest::keyClick(&bench.map, Qt::Key_Home);
    QCOMPARE(bench.map.place().first, 0U);
}

namespace
{

/// A million, and 600 of 1 beside it.
WeightedTree treeWithRest()
{
    std::vector<std::uint64_t> weights(601, 3);
    weights.front() = 1'000'000;
    return test::flatTree(601, weights);
}

std::optional<std::uint32_t> restOf(AreaMap& map)
{
    const auto& cells = map.areas().cells;
    const auto rest = std::find_if(cells.begin() + 1, cells.end(),
                                   [](const AreaCell& cell) { return cell.isRest; });
    return rest == cells.end() ? std::nullopt
                               : std::optional(static_cast<std::uint32_t>(rest - cells.begin()));
}

} // namespace

void tst_AreaMap::aRestIsGoneInto()
{
    MapBench bench(treeWithRest());
    const auto rest = restOf(bench.map);
    QVERIFY(rest.has_value());
    const WeightedTree::Range siblings = bench.map.areas().cells[*rest].nodes;
    QTest::mouseDClick(bench.map.viewport(), Qt::LeftButton, {},
                       bench.map.areaOf(*rest).center().toPoint());
    QVERIFY(bench.map.place() == siblings);
    QCOMPARE(bench.map.areas().cells.size(), siblings.count() + 1U);
    QTest::mouseClick(bench.map.viewport(), Qt::LeftButton, {}, bench.middleOf(siblings.first));
    QCOMPARE(bench.map.current(), std::optional(siblings.first));
    QTest::keyClick(&bench.map, Qt::Key_Return); // nothing is in it
    QVERIFY(bench.map.place() == siblings);
    bench.map.goOut();
    QVERIFY(bench.map.place() == WeightedTree::Range({0, 1}));
    bench.map.goBack();
    QVERIFY(bench.map.place() == siblings);
}

/// Not in a rest, where it cannot be told.
void tst_AreaMap::aNodeIsRevealed()
{
    MapBench bench(
        test::treeOf({{0, 1'000'000}, {{{1, 999'970}}, {{2, 30}, {{{3, 15}}, {{4, 12}}}}}}));
    bench.map.reveal(1);
    QCOMPARE(bench.map.place().first, 0U); // it is in sight
    QCOMPARE(bench.map.current(), std::optional(1U));
    bench.map.reveal(4);
    QCOMPARE(bench.map.place().first, bench.map.source()->tree().parent(4));
    QVERIFY(bench.map.areas().cellOf(bench.map.source()->tree(), 4).has_value());
    QCOMPARE(bench.map.current(), std::optional(4U));
}

void tst_AreaMap::throughTheHistory()
{
    MapBench bench;
    QSignalSpy zoomed(&bench.map, &AreaMap::zoomed);
    bench.map.zoomTo(1);
    bench.map.zoomTo(3);
    QTest::keyClick(&bench.map, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(bench.map.place().first, 1U);
    QTest::mouseClick(bench.map.viewport(), Qt::BackButton);
    QCOMPARE(bench.map.place().first, 0U);
    QVERIFY(!bench.map.history().canGoBack() && bench.map.history().canGoForward());
    QTest::keyClick(&bench.map, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(bench.map.place().first, 1U);
    bench.map.zoomTo(2);
    QVERIFY(!bench.map.history().canGoForward());
    QCOMPARE(zoomed.size(), 6);
}

void tst_AreaMap::arrowsGoFromAreaToArea()
{
    MapBench bench;
    QTest::keyClick(&bench.map, Qt::Key_Down); // the first one
    QCOMPARE(bench.map.current(), std::optional(0U));
    bench.map.setCurrent(1);
    QSignalSpy chosen(&bench.map, &AreaMap::chosen);
    QTest::keyClick(&bench.map, Qt::Key_Right);
    QCOMPARE(chosen.takeFirst().first().toUInt(), 2U);
    QTest::keyClick(&bench.map, Qt::Key_Left);
    QCOMPARE(bench.map.current(), std::optional(1U));
}

void tst_AreaMap::pageKeysChangeTheLevel()
{
    MapBench bench;
    bench.map.setCurrent(1);
    QTest::keyClick(&bench.map, Qt::Key_PageDown);
    QCOMPARE(bench.map.current(), std::optional(3U));
    QTest::keyClick(&bench.map, Qt::Key_PageUp);
    QCOMPARE(bench.map.current(), std::optional(1U));
}

void tst_AreaMap::whatIsPointedAtIsTold()
{
    MapBench bench;
    QSignalSpy told(&bench.map, &AreaMap::told);
    const QPointF point = bench.middleOf(4);
    QMouseEvent move(QEvent::MouseMove, point, bench.map.viewport()->mapToGlobal(point),
                     Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(bench.map.viewport(), &move);
    QCOMPARE(told.size(), 1);
    const QString text = told.takeLast().first().toString();
    QVERIFY2(text.contains(QStringLiteral("n4")) && text.contains(QStringLiteral("20 B")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("20.0")) && text.contains(QStringLiteral("33.3")) &&
                 text.contains(QStringLiteral("n1")), // of the whole, and of what it is in
             qPrintable(text));
    const AreaCell& cell = bench.map.areas().cells[bench.cellOf(4)];
    QVERIFY(areaTip(*bench.map.source(), cell).startsWith(QStringLiteral("n4\n20 B\n")));
}

void tst_AreaMap::aNodeChosenElsewhere()
{
    MapBench bench;
    QSignalSpy chosen(&bench.map, &AreaMap::chosen);
    bench.map.setCurrent(5);
    QCOMPARE(bench.map.current(), std::optional(5U));
    QVERIFY(chosen.isEmpty());
    bench.map.zoomTo(1); // where it is not seen
    QCOMPARE(bench.map.current(), std::optional(5U));
    bench.map.setCurrent({});
    QVERIFY(!bench.map.current());
}

void tst_AreaMap::anotherTreeStartsAnew()
{
    MapBench bench;
    bench.map.zoomTo(1);
    bench.map.setSource(std::make_shared<test::NamedAreas>(test::flatTree(3, {5})));
    QCOMPARE(bench.map.place().first, 0U);
    QVERIFY(!bench.map.history().canGoBack());
    QCOMPARE(bench.map.areas().cells.size(), std::size_t{4});
}

void tst_AreaMap::anIcicleScrolls()
{
    MapBench bench(test::chainOf(100, 10));
    bench.map.setShape(AreaShape::Icicle);
    QVERIFY(bench.map.verticalScrollBar()->maximum() > 0);
    bench.map.setCurrent(0);
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(&bench.map, Qt::Key_Down);
    }
    QCOMPARE(bench.map.current(), std::optional(60U));
    QVERIFY(bench.map.verticalScrollBar()->value() > 0);
    const QRectF area = bench.map.areaOf(bench.cellOf(60));
    QVERIFY(area.top() >= 0 && area.bottom() <= bench.map.viewport()->height());
    QTest::mouseClick(bench.map.viewport(), Qt::LeftButton, {}, bench.middleOf(58));
    QCOMPARE(bench.map.current(), std::optional(58U)); // where it is seen
}

/// One step out shows something else: not each link of a chain.
void tst_AreaMap::outOfAChain()
{
    MapBench bench(
        test::treeOf(
            {{0, 100}, {{{1, 50}, {{{3, 50}, {{{4, 49}, {{{5, 20}}, {{6, 20}}}}}}}}, {{2, 50}}}}),
        0.95);
    const std::uint32_t cell = bench.map.areas().cellAround(bench.map.source()->tree(), 5);
    bench.map.zoomTo(bench.map.source()->tree().parent(5));
    QVERIFY(cell > 0);
    bench.map.goOut();
    QCOMPARE(bench.map.place().first, 0U);
}

void tst_AreaMap::theMenu()
{
    MapBench bench;
    QMenu menu;
    auto* const own = new QAction(QStringLiteral("own"), &bench.map);
    bench.map.addAction(own);
    fillAreaMenu(menu, bench.map, bench.cellOf(1));
    QVERIFY(menu.actions().contains(own));
    QVERIFY(!menu.actions()[1]->isEnabled()); // out
    menu.actions()[0]->trigger();
    QCOMPARE(bench.map.place().first, 1U);
    const auto act = [&](const QString& part) {
        for (QAction* const action : menu.actions()) {
            if (action->text().remove(QLatin1Char('&')).contains(part)) {
                action->trigger();
            }
        }
    };
    act(QStringLiteral("name"));
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("n")));
    act(QStringLiteral("picture"));
    QCOMPARE(QApplication::clipboard()->image().size(), bench.map.viewport()->size());
}

void tst_AreaMap::nothingIsShown()
{
    MapBench bench;
    bench.map.setSource(nullptr);
    QTest::mouseClick(bench.map.viewport(), Qt::LeftButton);
    QTest::mouseDClick(bench.map.viewport(), Qt::LeftButton);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_Escape, Qt::Key_PageDown}) {
        QTest::keyClick(&bench.map, key);
    }
    QVERIFY(bench.map.areas().cells.empty());
    QVERIFY(bench.map.accessibleDescription().isEmpty());
    bench.map.grab();
}

void tst_AreaMap::screenReadersHearIt()
{
    MapBench bench;
    QVERIFY(bench.map.accessibleDescription().startsWith(QStringLiteral("n1 · 60 B")));
    QTest::mouseClick(bench.map.viewport(), Qt::LeftButton, {}, bench.middleOf(4));
    QVERIFY(bench.map.accessibleDescription().startsWith(QStringLiteral("n4 · 20 B")));
}

TIDEMARK_TEST(tst_AreaMap)

#include "tst_area_map.moc"
