// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/size_axis.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace tidemark::app;

class tst_SizeAxis final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesOfALinearScale();
    void sharesOfALogarithmicScale();
    void aPartOfAScale();
    void aKindLetsTheZoomGo();
    void impossibleZoomsAreLeftOut();
};

void tst_SizeAxis::sharesOfALinearScale()
{
    const SizeScale scale{100.0, 300.0};
    QCOMPARE(scale.shareOf(100.0), 0.0);
    QCOMPARE(scale.shareOf(250.0), 0.75);
    QCOMPARE(scale.shareOf(0.0), -0.5);
    QCOMPARE(scale.bytesAt(0.75), 250.0);
    QVERIFY(scale.contains(300.0));
    QVERIFY(!scale.contains(99.0));
}

void tst_SizeAxis::sharesOfALogarithmicScale()
{
    const SizeScale scale{1.0, 1e6, true};
    QCOMPARE(scale.shareOf(1.0), 0.0);
    QCOMPARE(scale.shareOf(1e3), 0.5);
    QCOMPARE(scale.bytesAt(0.5), 1e3);
    for (const double none : {0.0, -5.0}) {
        QVERIFY(scale.shareOf(none) < -10.0);
        QVERIFY(std::isfinite(scale.shareOf(none)));
    }
}

void tst_SizeAxis::aPartOfAScale()
{
    QCOMPARE((SizeScale{100.0, 300.0}.between(0.25, 0.5)), (SizeScale{150.0, 200.0}));
    const SizeScale part = SizeScale{1.0, 1e4, true}.between(0.25, 0.75);
    QCOMPARE(part.lowest, 10.0);
    QCOMPARE(part.highest, 1e3);
    QVERIFY(part.isLogarithmic);
}

void tst_SizeAxis::aKindLetsTheZoomGo()
{
    SizeAxis axis;
    const QSignalSpy changes(&axis, &SizeAxis::changed);
    axis.setKind(SizeAxis::Kind::FromZero);
    QCOMPARE(changes.size(), 0);
    axis.zoomTo({100.0, 200.0});
    QVERIFY(axis.zoomed() == SizeScale({100.0, 200.0}));
    axis.setKind(SizeAxis::Kind::FromZero);
    QVERIFY(!axis.zoomed());
    axis.setKind(SizeAxis::Kind::Fitted);
    QCOMPARE(changes.size(), 3);
    axis.reset();
    QCOMPARE(changes.size(), 3);
}

void tst_SizeAxis::impossibleZoomsAreLeftOut()
{
    SizeAxis axis;
    const SizeScale kept{100.0, 200.0};
    axis.zoomTo(kept);
    for (const SizeScale& none : {SizeScale{100.0, 101.0}, SizeScale{0.0, 1e30},
                                  SizeScale{-1e30, 1.0}, SizeScale{0.0, 100.0, true},
                                  SizeScale{std::nan(""), 100.0}, SizeScale{0.0, std::nan("")}}) {
        axis.zoomTo(none);
        QVERIFY(axis.zoomed() == kept);
    }
}

TIDEMARK_TEST(tst_SizeAxis)

#include "tst_size_axis.moc"
