// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mappings/rss_waterfall_chart.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr std::int64_t kMib = 1 << 20;

RssWaterfall someWaterfall()
{
    return {100 * kMib,
            {{RssPart::FileBacked, 20 * kMib},
             {RssPart::HeapUsed, 30 * kMib},
             {RssPart::HeapFree, 10 * kMib},
             {RssPart::Stacks, 0}}};
}

} // namespace

class tst_RssWaterfallChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void eachStepBeginsWhereTheLastEnded();
    void saysEverythingInWords();
    void saysWhenThereIsTooMuch();
    void growsWithItsText();
    void drawsInLightAndDark();
};

void tst_RssWaterfallChart::eachStepBeginsWhereTheLastEnded()
{
    RssWaterfallChart chart;
    chart.resize(500, 600);
    chart.setWaterfall(someWaterfall(), SizeUnit::Binary);
    const QRectF rss = chart.areaOf(0);
    const QRectF files = chart.areaOf(1);
    const QRectF used = chart.areaOf(2);
    const QRectF free = chart.areaOf(3);
    QCOMPARE(files.right(), rss.right());
    QCOMPARE(used.right(), files.left());
    QCOMPARE(free.right(), used.left());
    QVERIFY(chart.areaOf(4).isEmpty()); // nothing in stacks
    const QRectF rest = chart.areaOf(5);
    QCOMPARE(rest.left(), rss.left());
    QCOMPARE(rest.right(), free.left());
    QVERIFY(qAbs(used.width() - rss.width() * 0.3) < 0.01);
    QVERIFY(files.top() > rss.bottom() && used.top() > files.bottom());
}

void tst_RssWaterfallChart::saysEverythingInWords()
{
    RssWaterfallChart chart;
    chart.setWaterfall(someWaterfall(), SizeUnit::Binary);
    const QString text = chart.accessibleDescription().replace(QChar(0xa0), u' ');
    QCOMPARE(text.count(u'\n'), 5);
    QVERIFY2(text.contains(QStringLiteral("Runtime heap used: 30.0 MiB. What objects use")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Not explained: 40.0 MiB.")), qPrintable(text));
}

void tst_RssWaterfallChart::saysWhenThereIsTooMuch()
{
    RssWaterfall waterfall = someWaterfall();
    waterfall.steps[1].bytes = 95 * kMib;
    RssWaterfallChart chart;
    chart.resize(400, 600);
    chart.setWaterfall(waterfall, SizeUnit::Binary);
    QVERIFY(chart.areaOf(5).isEmpty());
    QCOMPARE(chart.areaOf(2).left(), chart.areaOf(0).left()); // and no further
    QVERIFY(chart.areaOf(3).isEmpty());
    const QString text = chart.accessibleDescription().replace(QChar(0xa0), u' ');
    QVERIFY2(text.contains(QStringLiteral("come to 25.0 MiB more than the RSS")), qPrintable(text));
}

void tst_RssWaterfallChart::growsWithItsText()
{
    RssWaterfallChart chart;
    chart.setWaterfall(someWaterfall(), SizeUnit::Binary);
    QVERIFY(chart.heightForWidth(240) > chart.heightForWidth(800));
    QVERIFY(chart.heightForWidth(800) > 6 * 30);
}

void tst_RssWaterfallChart::drawsInLightAndDark()
{
    RssWaterfallChart chart;
    chart.resize(400, 600);
    chart.setWaterfall(someWaterfall(), SizeUnit::Binary);
    const QPoint inUsed = chart.areaOf(2).center().toPoint();
    const auto usedColour = [&] { return chart.grab().toImage().pixelColor(inUsed); };
    const QColor light = usedColour();
    QPalette dark;
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    chart.setPalette(dark);
    QCOMPARE(usedColour(), light); // a part keeps its colour
    QVERIFY(light != QColor(Qt::white) && light != QColor(Qt::black));
}

TIDEMARK_TEST(tst_RssWaterfallChart)

#include "tst_rss_waterfall_chart.moc"
