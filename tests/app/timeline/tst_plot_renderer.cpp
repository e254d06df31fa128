// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/plot_renderer.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_PlotRenderer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyColumnsGetTheLineBetweenTheirNeighbours();
    void linesRunThroughBothEdges();
    void gapsStayEmpty_data();
    void gapsStayEmpty();
    void denseAndSparseDrawingAgree();
    void piecesAreDrawnWhereTheyLie();
    void highestLooksOnlyAtWhatIsVisible();
    void theLowerEdgeNeedNotBeZero();
    void logarithmicHeights();
    void oddSeriesDrawWithoutHarm();
    void fewSamplesAreDotsIfWanted();
    void manyLinesLetEachOtherThrough();
    void manyRecordingsAsOneBand();
    void whatIsNoBand();

private:
    /// The main series of @p levels.size() recordings, each at its level.
    static PlotContents fleetOf(const std::vector<double>& levels);
    static PlottedSeries plottedOf(const Series& series);
    /// Rows of column @p x that are painted: first and last, or {-1, -1}.
    static std::pair<int, int> paintedRows(const QImage& image, int x);
};

PlottedSeries tst_PlotRenderer::plottedOf(const Series& series)
{
    return {1, 0, &series, {}, QColor(Qt::black), QStringLiteral("RSS")};
}

std::pair<int, int> tst_PlotRenderer::paintedRows(const QImage& image, int x)
{
    int first = -1;
    int last = -1;
    for (int y = 0; y < image.height(); ++y) {
        if (qAlpha(image.pixel(x, y)) > 100) {
            first = first < 0 ? y : first;
            last = y;
        }
    }
    return {first, last};
}

void tst_PlotRenderer::fewSamplesAreDotsIfWanted()
{
    const Series series = test::seriesOf({50.0, 50.0, 50.0, kGap, 50.0}, {0, 50, 100, 150, 180});
    PlotContents contents;
    contents.series = {plottedOf(series)};
    contents.visible = {0, 201};
    contents.sizes.highest = 100.0;
    const auto thickness = [](const QImage& image, int x) {
        const auto [first, last] = paintedRows(image, x);
        return last - first + 1;
    };
    PlotRenderer renderer;
    const QImage dotted = renderer.render(contents, {201, 101}, 1.0);
    QVERIFY(thickness(dotted, 50) > thickness(dotted, 25));
    contents.marksSamples = false;
    const QImage plain = renderer.render(contents, {201, 101}, 1.0);
    QCOMPARE(thickness(plain, 50), thickness(plain, 25));
    QVERIFY(thickness(plain, 180) > 2); // one that stands alone would be lost
}

void tst_PlotRenderer::manyLinesLetEachOtherThrough()
{
    const Series low = test::seriesOf({20.0, 20.0}, {0, 200});
    const Series high = test::seriesOf({80.0, 80.0}, {0, 200});
    PlotContents contents;
    contents.visible = {0, 201};
    contents.sizes.highest = 100.0;
    contents.series.assign(PlotContents::kMostDistinct, plottedOf(low));
    contents.series.push_back(plottedOf(high));
    QVERIFY(contents.isCrowded());
    PlotRenderer renderer;
    const auto opacity = [&](double value) {
        const QImage image = renderer.render(contents, {201, 101}, 1.0);
        return qAlpha(image.pixel(100, static_cast<int>(100.5 - value)));
    };
    QVERIFY(opacity(80.0) > 0);
    QVERIFY(opacity(20.0) > opacity(80.0)); // where many run
    const int faint = opacity(80.0);
    contents.series.back().recordingId = 2;
    contents.standsOut = 2;
    QVERIFY(opacity(80.0) > faint);
    for (int i = 0; i < 1000; ++i) {
        contents.series.push_back(plottedOf(low));
    }
    contents.standsOut = 0;
    QVERIFY(opacity(80.0) < faint);
    QVERIFY(opacity(80.0) > 0);
}

void tst_PlotRenderer::emptyColumnsGetTheLineBetweenTheirNeighbours()
{
    const Series series = test::seriesOf({0.0, 100.0}, {0, 10});
    std::vector<PixelColumn> columns;
    decimate(series, {0, 11}, 11, columns);
    QCOMPARE(columns[5].count, 0U);
    bridgeColumns(series, {0, 11}, columns);
    QCOMPARE(columns[5].count, 1U);
    QCOMPARE(columns[5].mean, 50.0);
}

void tst_PlotRenderer::linesRunThroughBothEdges()
{
    const Series series = test::seriesOf({0.0, 100.0, 0.0}, {0, 100, 200});
    std::vector<PixelColumn> columns;
    decimate(series, {50, 150}, 10, columns);
    bridgeColumns(series, {50, 150}, columns);
    for (const PixelColumn& column : columns) {
        QCOMPARE(column.count, 1U);
    }
    QVERIFY(columns.front().mean > 50.0 && columns.front().mean < 65.0);
    QVERIFY(columns.back().mean > 50.0 && columns.back().mean < 65.0);
}

void tst_PlotRenderer::gapsStayEmpty_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("sample by sample") << 1000;
    QTest::newRow("a line of columns") << 100;
    QTest::newRow("a band") << 20;
}

void tst_PlotRenderer::gapsStayEmpty()
{
    QFETCH(int, width);
    std::vector<double> values(120, 50.0);
    std::fill(values.begin() + 40, values.begin() + 80, kGap);
    const Series series = test::seriesOf(values);
    PlotContents contents{{plottedOf(series)}, {0, 1200}, {0.0, 100.0}};
    const QImage image = PlotRenderer().render(contents, QSize(width, 100), 1.0);
    QCOMPARE(paintedRows(image, width / 2).first, -1);
    QVERIFY(paintedRows(image, width / 5).first >= 0);
    QVERIFY(paintedRows(image, width * 4 / 5).first >= 0);
}

void tst_PlotRenderer::denseAndSparseDrawingAgree()
{
    std::vector<double> values;
    for (int i = 0; i < 400; ++i) {
        values.push_back(i);
    }
    const Series series = test::seriesOf(values);
    for (const int width : {2000, 500, 60}) { // smooth, columns, band
        PlotContents contents{{plottedOf(series)}, {0, 4000}, {0.0, 400.0}};
        const QImage image = PlotRenderer().render(contents, QSize(width, 401), 1.0);
        const auto [first, last] = paintedRows(image, width / 2);
        QVERIFY2(first <= 200 && last >= 200, qPrintable(QString::number(width)));
        QVERIFY(last - first < 14);
    }
}

/// Sparse samples are a path, dense ones columns of pixels: both stand in the same rows.
void tst_PlotRenderer::theLowerEdgeNeedNotBeZero()
{
    const Series sparse = test::seriesOf({150.0, 150.0}, {0, 200});
    const Series dense = test::seriesOf(std::vector<double>(2001, 150.0));
    PlotContents contents;
    contents.sizes = {100.0, 200.0};
    contents.filled = true;
    PlotRenderer renderer;
    for (const auto& [series, end] : {std::pair(&sparse, 201), std::pair(&dense, 2001)}) {
        contents.series = {plottedOf(*series)};
        contents.visible = {0, end};
        const QImage image = renderer.render(contents, {201, 101}, 1.0);
        const auto [first, last] = paintedRows(image, 100);
        QVERIFY2(std::abs(first - 50) <= 2 && std::abs(last - 50) <= 2,
                 qPrintable(QStringLiteral("%1 to %2").arg(first).arg(last)));
        QVERIFY(qAlpha(image.pixel(100, 98)) > 0); // filled down to the edge
        QCOMPARE(qAlpha(image.pixel(100, 20)), 0);
    }
}

void tst_PlotRenderer::logarithmicHeights()
{
    const Series low = test::seriesOf(std::vector<double>(2001, 100.0));
    const Series none = test::seriesOf(std::vector<double>(2001, 0.0));
    PlotContents contents;
    contents.sizes = {1.0, 1e4, true};
    contents.visible = {0, 2001};
    PlotRenderer renderer;
    contents.series = {plottedOf(low)};
    const auto [first, last] = paintedRows(renderer.render(contents, {201, 101}, 1.0), 100);
    QVERIFY2(std::abs(first - 50) <= 2 && std::abs(last - 50) <= 2,
             qPrintable(QStringLiteral("%1 to %2").arg(first).arg(last)));
    contents.series = {plottedOf(none)};
    QCOMPARE(paintedRows(renderer.render(contents, {201, 101}, 1.0), 100), std::pair(-1, -1));
}

void tst_PlotRenderer::piecesAreDrawnWhereTheyLie()
{
    std::vector<double> values;
    for (int i = 0; i <= 400; ++i) {
        values.push_back(i);
    }
    const Series series = test::seriesOf(values);
    PlottedSeries plotted = plottedOf(series);
    plotted.placement.pieces =
        std::make_shared<AxisPieces>(std::vector<AxisAnchor>{{0, 0}, {1000, 3000}, {4000, 4000}});
    for (const int width : {2000, 500, 60}) { // smooth, columns, band
        PlotContents contents{{plotted}, {0, 4000}, {0.0, 400.0}};
        const QImage image = PlotRenderer().render(contents, QSize(width, 401), 1.0);
        const auto rowIsPainted = [&image, width](double share, int value) {
            const auto [first, last] = paintedRows(image, static_cast<int>(width * share));
            return first <= 400 - value + 3 && last >= 400 - value - 3 && last - first < 30;
        };
        QVERIFY2(rowIsPainted(0.375, 50), qPrintable(QString::number(width)));
        QVERIFY2(rowIsPainted(0.875, 250), qPrintable(QString::number(width)));
    }
}

void tst_PlotRenderer::highestLooksOnlyAtWhatIsVisible()
{
    const Series series = test::seriesOf({1, 900, 2, 3, 4, kGap});
    QCOMPARE(highestIn({plottedOf(series)}, {0, 100}), 900.0);
    QCOMPARE(highestIn({plottedOf(series)}, {31, 60}), 4.0);
    QCOMPARE(highestIn({plottedOf(series)}, {15, 20}), 451.0); // between two samples
    const Series ended = test::seriesOf({1, 900}, {0, 10});
    QCOMPARE(highestIn({plottedOf(series), plottedOf(ended)}, {31, 60}), 4.0);
    QCOMPARE(highestIn({}, {0, 100}), 0.0);
}

void tst_PlotRenderer::oddSeriesDrawWithoutHarm()
{
    const std::int64_t far = std::int64_t{1} << 61;
    const std::vector<std::pair<std::vector<double>, std::vector<std::int64_t>>> cases{
        {{}, {}},
        {{5.0}, {0}},
        {{kGap, kGap}, {0, 1}},
        {{5.0, 5.0, 5.0}, {7, 7, 7}},
        {{0.0, 9e15}, {-far, far}},
    };
    for (const auto& [values, positions] : cases) {
        const Series series = test::seriesOf(values, positions);
        for (const AxisRange visible : {AxisRange{0, 16}, AxisRange{-far, far}, AxisRange{}}) {
            PlotContents contents{{plottedOf(series)}, visible, {0.0, 1e16}, true};
            const QImage image = PlotRenderer().render(contents, QSize(300, 50), 1.0);
            QCOMPARE(image.size(), QSize(300, 50));
        }
    }
}

PlotContents tst_PlotRenderer::fleetOf(const std::vector<double>& levels)
{
    PlotContents contents;
    contents.visible = {0, 201};
    contents.sizes.highest = 100.0;
    contents.showsBand = true;
    for (const double level : levels) {
        auto recording = std::make_shared<Recording>();
        recording->timeline.series = {test::seriesOf({level, level}, {0, 200})};
        PlottedSeries plotted = plottedOf(recording->timeline.series.front());
        plotted.recordingId = static_cast<int>(contents.series.size()) + 1;
        plotted.recording = recording;
        plotted.colour = Qt::red;
        plotted.name = QStringLiteral("web-%1").arg(plotted.recordingId);
        contents.series.push_back(plotted);
    }
    return contents;
}

void tst_PlotRenderer::manyRecordingsAsOneBand()
{
    PlotContents contents = fleetOf({20, 21, 22, 23, 24, 25, 26, 27, 90});
    QCOMPARE(contents.band().size(), 9U);
    const QImage image = PlotRenderer().render(contents, {201, 101}, 1.0);
    const auto colourAt = [&image](double value, int x) {
        return image.pixelColor(x, static_cast<int>(100.5 - value));
    };
    QVERIFY(colourAt(50.0, 20).alpha() > 0);  // the band reaches up to the highest
    QVERIFY(colourAt(10.0, 20).alpha() == 0); // and not below the lowest
    QVERIFY(colourAt(24.0, 20).alpha() > colourAt(50.0, 20).alpha()); // the median
    QVERIFY(colourAt(90.0, 20).red() > colourAt(50.0, 20).red());     // who lies apart has a line
    bool hasName = false;
    for (int y = 0; y < 20; ++y) { // above it, at its end
        for (int x = 100; x < 200; ++x) {
            hasName = hasName || image.pixelColor(x, y).red() > 150;
        }
    }
    QVERIFY(hasName);
}

void tst_PlotRenderer::whatIsNoBand()
{
    QVERIFY(fleetOf({1, 2, 3, 4, 5, 6, 7}).band().empty());
    PlotContents contents = fleetOf({1, 2, 3, 4, 5, 6, 7, 8});
    QCOMPARE(contents.band().size(), 8U);
    contents.showsBand = false;
    QVERIFY(contents.band().empty());
}

TIDEMARK_TEST(tst_PlotRenderer)

#include "tst_plot_renderer.moc"
