// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_legend.h"
#include "app/areas/area_path.h"
#include "app/areas/area_search.h"
#include "app/areas/area_view.h"
#include "app/widgets/elided_label.h"
#include "tests/support/named_areas.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

struct ViewBench {
    explicit ViewBench(WeightedTree tree)
    {
        view.resize(900, 400);
        view.setSource(std::make_shared<test::NamedAreas>(std::move(tree)));
        view.show();
    }

    QLineEdit& field() { return *view.findChild<QLineEdit*>(QStringLiteral("areaSearch")); }
    QLabel& found() { return *view.findChild<QLabel*>(QStringLiteral("areasFound")); }
    QStringList path()
    {
        QStringList names;
        for (const QToolButton* const button :
             view.findChild<AreaPath*>()->findChildren<QToolButton*>()) {
            if (!button->isHidden()) {
                names << button->text();
            }
        }
        return names;
    }

    AreaView view;
};

WeightedTree nested()
{
    return test::treeOf({{0, 100}, {{{1, 60}, {{{11, 30}}, {{12, 20}}}}, {{2, 30}, {{{3, 30}}}}}});
}

} // namespace

class tst_AreaView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void thePathLeadsBack();
    void aLongPathShowsItsEnd();
    void aSearchTellsItsShare();
    void eachByteIsFoundOnce();
    void buttonsGoThroughTheHistory();
    void theShapeIsAskedFor();
    void whatIsToldStandsBelow();
    void theLegendGivesWayToWhatIsTold();
    void aLowPanelIsAllMap();
};

void tst_AreaView::thePathLeadsBack()
{
    ViewBench bench(nested());
    QCOMPARE(bench.path(), QStringList{QStringLiteral("n0")});
    bench.view.map().zoomTo(1);
    QCOMPARE(bench.path(), (QStringList{QStringLiteral("n0"), QStringLiteral("n1")}));
    bench.view.findChild<AreaPath*>()->findChildren<QToolButton*>().last()->click();
    QCOMPARE(bench.view.map().place().first, 1U);
    for (QToolButton* const button :
         bench.view.findChild<AreaPath*>()->findChildren<QToolButton*>()) {
        if (!button->isHidden() && button->text() == QStringLiteral("n0")) {
            button->click();
            break;
        }
    }
    QCOMPARE(bench.view.map().place().first, 0U);
}

void tst_AreaView::aLongPathShowsItsEnd()
{
    ViewBench bench(test::chainOf(1000, 10));
    bench.view.map().zoomTo(900);
    const QStringList path = bench.path();
    QCOMPARE(path.first(), QStringLiteral("n0"));
    QCOMPARE(path.last(), QStringLiteral("n900"));
    QVERIFY(path.size() <= 6);
}

void tst_AreaView::aSearchTellsItsShare()
{
    ViewBench bench(nested());
    QSignalSpy found(bench.view.findChild<AreaSearch*>(), &AreaSearch::found);
    bench.field().setText(QStringLiteral("n2"));
    QTRY_VERIFY(bench.found().isVisible());
    QVERIFY2(bench.found().text().contains(QStringLiteral("1 ")) &&
                 bench.found().text().contains(QStringLiteral("30")),
             qPrintable(bench.found().text()));
    bench.field().setText(QStringLiteral("nothing"));
    QTRY_VERIFY(!bench.found().text().contains(QStringLiteral("30")));
    bench.field().clear();
    QTRY_VERIFY(!bench.found().isVisible());
}

/// What is inside of a match is part of it.
void tst_AreaView::eachByteIsFoundOnce()
{
    const WeightedTree tree = nested();
    AreaSource::Marked marked(tree.size(), false);
    marked[1] = true;                      // 60
    marked[tree.children(1).first] = true; // 30 of these
    QCOMPARE(markedWeight(tree, marked), (MarkedWeight{2, 60}));
    marked[2] = true; // 30
    QCOMPARE(markedWeight(tree, marked), (MarkedWeight{3, 90}));
    QCOMPARE(markedWeight(tree, AreaSource::Marked(tree.size(), true)),
             (MarkedWeight{tree.size(), 100}));
}

void tst_AreaView::buttonsGoThroughTheHistory()
{
    ViewBench bench(nested());
    auto* const back = bench.view.findChild<QToolButton*>(QStringLiteral("back"));
    auto* const forward = bench.view.findChild<QToolButton*>(QStringLiteral("forward"));
    auto* const out = bench.view.findChild<QToolButton*>(QStringLiteral("zoom-out"));
    QVERIFY(!back->isEnabled() && !forward->isEnabled() && !out->isEnabled());
    bench.view.map().zoomTo(2);
    QVERIFY(back->isEnabled() && out->isEnabled());
    out->click();
    QCOMPARE(bench.view.map().place().first, 0U);
    back->click();
    QCOMPARE(bench.view.map().place().first, 2U);
    QVERIFY(forward->isEnabled());
}

void tst_AreaView::theShapeIsAskedFor()
{
    ViewBench bench(nested());
    QSignalSpy chosen(&bench.view, &AreaView::shapeChosen);
    auto* const shape = bench.view.findChild<QComboBox*>(QStringLiteral("areaShape"));
    QTest::keyClick(shape, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<AreaShape>(), AreaShape::Icicle);
}

void tst_AreaView::whatIsToldStandsBelow()
{
    ViewBench bench(nested());
    bench.view.setNote(QStringLiteral("what areas are"));
    auto* const told = bench.view.findChild<ElidedLabel*>(QStringLiteral("areaTold"));
    QCOMPARE(told->text(), QStringLiteral("what areas are"));
    bench.view.map().setCurrent(2);
    QVERIFY(told->text().startsWith(QStringLiteral("n2")));
    bench.view.map().setCurrent({});
    QCOMPARE(told->text(), QStringLiteral("what areas are"));
}

/// In a narrow view it stands in a line of its own.
void tst_AreaView::theLegendGivesWayToWhatIsTold()
{
    ViewBench bench(nested());
    bench.view.setNote(QStringLiteral("what is told"));
    const auto* const legend = bench.view.findChild<AreaLegend*>();
    const auto* const told = bench.view.findChild<ElidedLabel*>(QStringLiteral("areaTold"));
    bench.view.resize(1700, 400);
    QTRY_VERIFY(legend->x() > told->x() + told->width() - 1);
    bench.view.resize(500, 400);
    QTRY_VERIFY(legend->y() > told->y());
    QVERIFY(told->width() > 450);
    bench.view.resize(500, 180); // the map has more to say
    QTRY_VERIFY(!legend->isVisible() && told->isVisible());
}

void tst_AreaView::aLowPanelIsAllMap()
{
    ViewBench bench(nested());
    const auto* const told = bench.view.findChild<ElidedLabel*>(QStringLiteral("areaTold"));
    QVERIFY(told->isVisible());
    bench.view.resize(900, 110);
    QTRY_VERIFY(!told->isVisible());
    QTRY_VERIFY(bench.view.map().height() > 60);
    bench.view.resize(900, 400);
    QTRY_VERIFY(told->isVisible());
}

TIDEMARK_TEST(tst_AreaView)

#include "tst_area_view.moc"
