// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/plot_svg.h"
#include "core/timeline/run_placement.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace tidemark;
using namespace tidemark::app;
using test::kMiB;
using test::seriesOf;

class tst_PlotSvg final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineStandsWhereItsValuesAre();
    void gapsPartALine();
    void linesDiffer();
    void theHighestIsNamed();
    void moments();
    void linesLieWhereTheyArePlaced();
    void nothingToDraw();

private:
    /// The paths of the lines in @p picture, in order.
    static QStringList linesOf(const SvgPicture& picture);
};

QStringList tst_PlotSvg::linesOf(const SvgPicture& picture)
{
    QStringList paths;
    QXmlStreamReader reader(picture.svg);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.attributes().hasAttribute("stroke-linejoin")) {
            paths << reader.attributes().value("d").toString();
        }
    }
    return reader.hasError() ? QStringList() : paths;
}

void tst_PlotSvg::aLineStandsWhereItsValuesAre()
{
    const Series series = seriesOf({0.0, 100 * kMiB}, {0, 1'000'000'000});
    const QStringList lines = linesOf(
        plotSvg({AxisUnit::Nanoseconds, SizeUnit::Binary, {{&series, QStringLiteral("a")}}}));
    QCOMPARE(lines.size(), 1);
    const QRegularExpression ends(QStringLiteral("^M([\\d.]+) ([\\d.]+).*L([\\d.]+) ([\\d.]+)"));
    const auto match = ends.match(lines[0]);
    QVERIFY2(match.hasMatch(), qPrintable(lines[0]));
    QCOMPARE(match.captured(2).toDouble(), 300.0); // the lower edge
    QCOMPARE(match.captured(4).toDouble(), 34.0);  // the upper one: 100 MiB is the last tick
    QVERIFY(match.captured(1).toDouble() < 66);
    QVERIFY(match.captured(3).toDouble() > 944);
}

void tst_PlotSvg::gapsPartALine()
{
    const Series whole = seriesOf({1.0, 2.0, 3.0, 4.0});
    const Series parted = seriesOf({1.0, 2.0, kGap, 4.0});
    const auto parts = [](const Series& series) {
        const SvgPicture picture =
            plotSvg({AxisUnit::Ordinal, SizeUnit::Binary, {{&series, QStringLiteral("a")}}});
        return linesOf(picture).join(QString()).count(QLatin1Char('M'));
    };
    QCOMPARE(parts(whole), 1);
    QCOMPARE(parts(parted), 2);
}

void tst_PlotSvg::linesDiffer()
{
    const Series series = seriesOf({1.0, 2.0});
    Plot plot;
    for (int i = 0; i < 20; ++i) {
        plot.lines.push_back({&series, QString::number(i), AxisPlacement::movedBy(i)});
    }
    const SvgPicture picture = plotSvg(plot);
    QCOMPARE(linesOf(picture).size(), 20);
    QCOMPARE(picture.legend.size(), 20U);
    QStringList samples;
    for (const LegendEntry& entry : picture.legend) {
        samples << entry.sample;
    }
    samples.removeDuplicates();
    QCOMPARE(samples.size(), 20);
    QCOMPARE(picture.legend[3].name, QStringLiteral("3"));
}

void tst_PlotSvg::theHighestIsNamed()
{
    const Series low = seriesOf({1.0 * kMiB, 2.0 * kMiB});
    const Series high = seriesOf({1.0 * kMiB, 7.5 * kMiB, 1.0 * kMiB});
    const SvgPicture picture = plotSvg({AxisUnit::Nanoseconds,
                                        SizeUnit::Binary,
                                        {{&low, QStringLiteral("low")}, {&high, QString()}}});
    QVERIFY2(picture.svg.contains(QStringLiteral("Peak ") + sizeText(7.5 * kMiB)),
             qPrintable(picture.svg));
}

void tst_PlotSvg::moments()
{
    const Series series = seriesOf({1.0, 2.0, 3.0});
    const Plot plot{AxisUnit::Ordinal,
                    SizeUnit::Binary,
                    {{&series, QStringLiteral("a")}},
                    {{10, QStringLiteral("<deploy>")}, {500, QStringLiteral("later")}}};
    const SvgPicture picture = plotSvg(plot);
    QVERIFY(picture.svg.contains(QStringLiteral("&lt;deploy&gt;")));
    QVERIFY(!picture.svg.contains(QStringLiteral("later")));
    QVERIFY(!linesOf(picture).isEmpty());
}

/// Of two runs of unlike length that are stretched both reach from edge to edge, over percents.
void tst_PlotSvg::linesLieWhereTheyArePlaced()
{
    const Series brief = seriesOf({0.0, kMiB}, {0, 1'000'000});
    const Series lasting = seriesOf({0.0, kMiB}, {0, 400'000'000});
    Plot plot;
    plot.isStretched = true;
    for (const Series* const series : {&brief, &lasting}) {
        Timeline timeline;
        timeline.series.push_back(*series);
        plot.lines.push_back(
            {series, QString(), *placementOf(timeline, {AlignmentKind::Stretched})});
    }
    const SvgPicture picture = plotSvg(plot);
    const QStringList lines = linesOf(picture);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], lines[1]);
    QVERIFY2(lines[0].contains(QStringLiteral("L945")), qPrintable(lines[0]));
    QVERIFY(picture.svg.contains(QStringLiteral(">%<"))); // the unit of the axis
}

void tst_PlotSvg::nothingToDraw()
{
    const Series empty = seriesOf({});
    const Series gaps = seriesOf({kGap, kGap});
    QVERIFY(plotSvg({}).svg.isEmpty());
    for (const Series* const series : {&empty, &gaps}) {
        QVERIFY(
            plotSvg({AxisUnit::Ordinal, SizeUnit::Binary, {{series, QString()}}}).svg.isEmpty());
    }
    const Series one = seriesOf({5.0});
    const SvgPicture point = plotSvg({AxisUnit::Ordinal, SizeUnit::Binary, {{&one, QString()}}});
    QCOMPARE(linesOf(point).size(), 1);
}

TIDEMARK_TEST(tst_PlotSvg)

#include "tst_plot_svg.moc"
