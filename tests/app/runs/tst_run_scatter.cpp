// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_scatter.h"
#include "tests/support/test_registry.h"

#include <QChart>
#include <QGraphicsSimpleTextItem>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_RunScatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void littleRoomIsForThePoints_data();
    void littleRoomIsForThePoints();
    void namesStandBesideTheFront();
};

void tst_RunScatter::littleRoomIsForThePoints_data()
{
    QTest::addColumn<int>("height");
    QTest::newRow("a strip") << 50;
    QTest::newRow("low") << 79;
    QTest::newRow("without titles") << 110;
    QTest::newRow("with titles") << 160;
    QTest::newRow("high") << 400;
}

void tst_RunScatter::littleRoomIsForThePoints()
{
    QFETCH(int, height);
    RunScatter scatter;
    scatter.setRuns({{QStringLiteral("low.dat"), QColor(Qt::blue), 2e7, 5'000'000'000, true},
                     {QStringLiteral("high.dat"), QColor(Qt::red), 4e8, 4'000'000'000, true}},
                    AxisUnit::Nanoseconds, SizeUnit::Binary);
    scatter.resize(500, height);
    scatter.grab();
    const QRectF area = scatter.chart()->plotArea();
    QVERIFY2(area.height() >= 0.45 * height, qPrintable(QString::number(area.height())));
    QVERIFY(scatter.placeOf(0).y() - scatter.placeOf(1).y() > 0.3 * height);
}

void tst_RunScatter::namesStandBesideTheFront()
{
    RunScatter scatter;
    scatter.setRuns({{QStringLiteral("low.dat"), QColor(Qt::blue), 2e7, 5'000'000'000, true},
                     {QStringLiteral("middle.dat"), QColor(Qt::green), 2e8, 4'500'000'000, true},
                     {QStringLiteral("high.dat"), QColor(Qt::red), 4e8, 4'000'000'000, true}},
                    AxisUnit::Nanoseconds, SizeUnit::Binary);
    scatter.resize(600, 400);
    scatter.grab();
    int names = 0;
    for (QGraphicsItem* const item : scatter.scene()->items()) {
        const auto* const name = qgraphicsitem_cast<QGraphicsSimpleTextItem*>(item);
        if (name != nullptr && name->isVisible() && name->text().endsWith(QStringLiteral(".dat"))) {
            ++names;
            const QRectF box = name->sceneBoundingRect();
            for (int run = 0; run < 3; ++run) { // from each point the line goes up and to the right
                const QPointF point = scatter.placeOf(static_cast<std::size_t>(run));
                const bool isBesideIt = point.y() > box.top() && point.y() < box.bottom();
                QVERIFY(!isBesideIt || box.right() < point.x());
            }
        }
    }
    QCOMPARE(names, 3);
}

TIDEMARK_TEST(tst_RunScatter)

#include "tst_run_scatter.moc"
