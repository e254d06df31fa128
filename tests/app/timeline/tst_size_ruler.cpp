// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/size_ruler.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark::app;
using tidemark::test::kMiB;

class tst_SizeRuler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromZeroThereIsRoomAbove();
    void fittedShowsASmallGrowth();
    void fittedToALineThatIsFlat();
    void logarithmicFromKiBToGiB();
    void logarithmicOfWhatReachesZero();
    void zoomedIsWhatIsShown();
    void nothingIsVisible();

private:
    static SizeRuler rulerOf(SizeAxis::Kind kind, ValueBounds visible)
    {
        SizeAxis axis;
        axis.setKind(kind);
        return sizeRulerFor(axis, visible, 5, SizeUnit::Binary);
    }
};

void tst_SizeRuler::fromZeroThereIsRoomAbove()
{
    const SizeRuler ruler = rulerOf(SizeAxis::Kind::FromZero, {50 * kMiB, 100 * kMiB});
    QCOMPARE(ruler.scale.lowest, 0.0);
    QVERIFY(ruler.scale.highest > 105 * kMiB && ruler.scale.highest < 120 * kMiB);
    QCOMPARE(ruler.ticks.ticks.front().position, 0.0);
    QCOMPARE(ruler.ticks.unit, QStringLiteral("MiB"));
}

/// 12 MiB on top of 1,000 take most of the height, and each label is another one.
void tst_SizeRuler::fittedShowsASmallGrowth()
{
    const ValueBounds visible{1000 * kMiB, 1012 * kMiB};
    const SizeRuler ruler = rulerOf(SizeAxis::Kind::Fitted, visible);
    QVERIFY(ruler.scale.shareOf(visible.lowest) > 0.0);
    QVERIFY(ruler.scale.shareOf(visible.highest) - ruler.scale.shareOf(visible.lowest) > 0.8);
    QVERIFY(ruler.ticks.ticks.size() >= 3);
    QStringList labels;
    for (const Tick& tick : ruler.ticks.ticks) {
        QVERIFY(ruler.scale.contains(tick.position));
        labels << tick.label;
    }
    QCOMPARE(labels.removeDuplicates(), 0);
    QVERIFY(rulerOf(SizeAxis::Kind::Fitted, {1.0 * kMiB, 100 * kMiB}).scale.lowest >= 0.0);
}

void tst_SizeRuler::fittedToALineThatIsFlat()
{
    for (const double level : {0.0, 1.0, 300 * kMiB}) {
        const SizeRuler ruler = rulerOf(SizeAxis::Kind::Fitted, {level, level});
        QVERIFY(ruler.scale.highest - ruler.scale.lowest > 500.0);
        QVERIFY(ruler.scale.contains(level));
    }
}

void tst_SizeRuler::logarithmicFromKiBToGiB()
{
    const SizeRuler ruler = rulerOf(SizeAxis::Kind::Logarithmic, {1024.0, 1024 * kMiB});
    QVERIFY(ruler.scale.isLogarithmic);
    QVERIFY(ruler.scale.contains(1024.0) && ruler.scale.contains(1024 * kMiB));
    QVERIFY(ruler.ticks.unit.isEmpty());
    QVERIFY(ruler.ticks.ticks.size() >= 3 && ruler.ticks.ticks.size() <= 6);
    double last = 0.0;
    for (const Tick& tick : ruler.ticks.ticks) {
        if (last > 0.0) {
            QCOMPARE(tick.position / last, ruler.ticks.step);
        }
        last = tick.position;
    }
    const auto first = ruler.ticks.ticks.front();
    QVERIFY2(
        first.label.endsWith(first.position < kMiB ? QStringLiteral("KiB") : QStringLiteral("MiB")),
        qPrintable(first.label));
    const SizeRuler narrow = rulerOf(SizeAxis::Kind::Logarithmic, {100 * kMiB, 120 * kMiB});
    QVERIFY(narrow.ticks.ticks.size() >= 3);
}

void tst_SizeRuler::logarithmicOfWhatReachesZero()
{
    for (const ValueBounds visible : {ValueBounds{0.0, 100 * kMiB}, ValueBounds{-5.0, kMiB},
                                      ValueBounds{0.0, 0.0}, ValueBounds{kMiB, kMiB}}) {
        const SizeRuler ruler = rulerOf(SizeAxis::Kind::Logarithmic, visible);
        QVERIFY(ruler.scale.highest > ruler.scale.lowest);
        QVERIFY(ruler.scale.contains(visible.highest));
        QVERIFY(!ruler.scale.isLogarithmic || ruler.scale.lowest > 0.0);
        QVERIFY(ruler.ticks.ticks.size() >= 2);
    }
}

void tst_SizeRuler::zoomedIsWhatIsShown()
{
    SizeAxis axis;
    axis.zoomTo({300 * kMiB, 301 * kMiB});
    const SizeRuler ruler = sizeRulerFor(axis, ValueBounds{0.0, 900 * kMiB}, 5, SizeUnit::Binary);
    QCOMPARE(ruler.scale.lowest, 300 * kMiB);
    QCOMPARE(ruler.ticks.ticks.front().position, 300 * kMiB);
    QCOMPARE(ruler.ticks.ticks.back().position, 301 * kMiB);
}

void tst_SizeRuler::nothingIsVisible()
{
    SizeAxis axis;
    for (const auto kind :
         {SizeAxis::Kind::FromZero, SizeAxis::Kind::Fitted, SizeAxis::Kind::Logarithmic}) {
        axis.setKind(kind);
        const SizeRuler ruler = sizeRulerFor(axis, {}, 5, SizeUnit::Binary);
        QCOMPARE(ruler.scale.lowest, 0.0);
        QVERIFY(ruler.scale.highest >= kMiB);
    }
}

TIDEMARK_TEST(tst_SizeRuler)

#include "tst_size_ruler.moc"
