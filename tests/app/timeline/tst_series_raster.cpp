// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/series_raster.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

PixelColumn columnOf(double first, double last, double min, double max)
{
    return {first, last, min, max, (min + max) / 2, 1, false, false};
}

PixelColumn flat(double value)
{
    return columnOf(value, value, value, value);
}

QImage blank(int width, int height)
{
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

/// How much of each pixel of column @p x is covered, from the top, 0 to 255.
std::vector<int> coverage(const QImage& image, int x)
{
    std::vector<int> alphas;
    for (int y = 0; y < image.height(); ++y) {
        alphas.push_back(qAlpha(image.pixel(x, y)));
    }
    return alphas;
}

bool isNear(int alpha, int wanted)
{
    return std::abs(alpha - wanted) <= 2;
}

/// Row 0 is value 10, row 10 is value 0.
constexpr ValueScale kScale{10.0, 1.0};

} // namespace

class tst_SeriesRaster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsLeaveGaps();
    void aFlatLineIsAsThickAsAsked();
    void endsCoverTheirPixelsInPart();
    void aColumnSpansLowestToHighest();
    void neighboursAreJoinedHalfway();
    void gapsAreNotBridged();
    void whatLiesOutsideIsClipped();
    void areasReachDownToZero();
    void bandsAreLighterThanTheirMean();
    void coloursBlendOverWhatIsThere();
    void moreColumnsThanPixels();
    void hugeAndOddValues();
};

void tst_SeriesRaster::aFlatLineIsAsThickAsAsked()
{
    QImage image = blank(5, 10);
    SeriesRaster(image).drawLine(std::vector(5, flat(5.0)), kScale, Qt::black, 2.0);
    for (int x = 0; x < 5; ++x) {
        QCOMPARE(coverage(image, x), (std::vector{0, 0, 0, 0, 255, 255, 0, 0, 0, 0}));
    }
}

void tst_SeriesRaster::endsCoverTheirPixelsInPart()
{
    QImage image = blank(1, 10);
    SeriesRaster(image).drawLine({flat(5.25)}, kScale, Qt::black, 1.0); // rows 4.25 to 5.25
    const auto rows = coverage(image, 0);
    QVERIFY(isNear(rows[4], 191));
    QVERIFY(isNear(rows[5], 64));
    QCOMPARE(rows[3], 0);
    QCOMPARE(rows[6], 0);
    QImage thin = blank(1, 10);
    SeriesRaster(thin).drawLine({flat(4.5)}, kScale, Qt::black, 0.5); // inside of one row
    QVERIFY(isNear(coverage(thin, 0)[5], 128));
}

void tst_SeriesRaster::aColumnSpansLowestToHighest()
{
    QImage image = blank(1, 10);
    SeriesRaster(image).drawLine({columnOf(4, 5, 2, 8)}, kScale, Qt::black, 1.0);
    const auto rows = coverage(image, 0); // 1.5 to 8.5
    QVERIFY(isNear(rows[1], 128));
    for (int y = 2; y < 8; ++y) {
        QCOMPARE(rows[static_cast<std::size_t>(y)], 255);
    }
    QVERIFY(isNear(rows[8], 128));
    QCOMPARE(rows[0], 0);
    QCOMPARE(rows[9], 0);
}

void tst_SeriesRaster::neighboursAreJoinedHalfway()
{
    QImage image = blank(2, 10);
    SeriesRaster(image).drawLine({flat(8), flat(2)}, kScale, Qt::black, 1.0);
    for (std::size_t y = 2; y < 5; ++y) { // from row 2 down to the middle
        QCOMPARE(coverage(image, 0)[y], 255);
    }
    QCOMPARE(coverage(image, 0)[7], 0);
    for (std::size_t y = 5; y < 8; ++y) {
        QCOMPARE(coverage(image, 1)[y], 255);
    }
    QCOMPARE(coverage(image, 1)[2], 0);
}

void tst_SeriesRaster::gapsAreNotBridged()
{
    PixelColumn after = flat(2);
    after.gapBefore = true;
    QImage image = blank(4, 10);
    SeriesRaster(image).drawLine({flat(8), after, PixelColumn(), flat(8)}, kScale, Qt::black, 1.0);
    QVERIFY(isNear(coverage(image, 0)[1], 128)); // nothing but its own dot
    QCOMPARE(coverage(image, 0)[4], 0);
    QCOMPARE(coverage(image, 1)[5], 0);
    QCOMPARE(coverage(image, 2), std::vector<int>(10, 0));
    QCOMPARE(coverage(image, 3)[4], 0);
}

void tst_SeriesRaster::whatLiesOutsideIsClipped()
{
    QImage image = blank(3, 10);
    SeriesRaster raster(image);
    raster.drawLine({flat(1e9), flat(-1e9), columnOf(0, 0, -1e9, 1e9)}, kScale, Qt::black, 1.0);
    QCOMPARE(coverage(image, 2), std::vector<int>(10, 255));
    QImage above = blank(1, 10);
    SeriesRaster(above).drawLine({flat(100)}, kScale, Qt::black, 1.0);
    QCOMPARE(coverage(above, 0), std::vector<int>(10, 0));
}

void tst_SeriesRaster::areasReachDownToZero()
{
    QImage image = blank(3, 10);
    SeriesRaster(image).fillBelow({flat(3), PixelColumn(), columnOf(1, 1, 0, 6)}, kScale,
                                  Qt::black);
    QCOMPARE(coverage(image, 0), (std::vector{0, 0, 0, 0, 0, 0, 0, 255, 255, 255}));
    QCOMPARE(coverage(image, 1), std::vector<int>(10, 0));
    QCOMPARE(coverage(image, 2)[4], 255); // up to the highest
    QCOMPARE(coverage(image, 2)[3], 0);
    QImage below = blank(1, 10);
    SeriesRaster(below).fillBelow({flat(0)}, kScale, Qt::black);
    QCOMPARE(coverage(below, 0), std::vector<int>(10, 0));
}

void tst_SeriesRaster::bandsAreLighterThanTheirMean()
{
    QImage image = blank(3, 10);
    SeriesRaster(image).drawBand(std::vector(3, columnOf(1, 9, 1, 9)), kScale, Qt::black, 1.0);
    const auto rows = coverage(image, 1);
    QVERIFY(isNear(rows[2], 89)); // 35 %
    QVERIFY(isNear(rows[8], 89));
    QVERIFY(rows[5] > 150 || rows[4] > 150); // the mean, 5, between them
}

void tst_SeriesRaster::coloursBlendOverWhatIsThere()
{
    QImage image = blank(1, 10);
    image.fill(Qt::white);
    QColor half(200, 0, 0);
    half.setAlphaF(0.5F);
    SeriesRaster(image).fillBelow({flat(10)}, kScale, half);
    const QColor mixed = image.pixelColor(0, 5);
    QVERIFY(isNear(mixed.red(), 227) && isNear(mixed.green(), 127) && isNear(mixed.alpha(), 255));
    SeriesRaster(image).fillBelow({flat(10)}, kScale, QColor(1, 2, 3));
    QVERIFY(isNear(image.pixelColor(0, 5).red(), 1));
}

void tst_SeriesRaster::moreColumnsThanPixels()
{
    QImage image = blank(3, 10);
    SeriesRaster raster(image);
    const std::vector columns(100, flat(5));
    raster.drawLine(columns, kScale, Qt::black, 1.0);
    raster.drawBand(columns, kScale, Qt::black, 1.0);
    raster.fillBelow(columns, kScale, Qt::black);
    QCOMPARE(coverage(image, 2)[7], 255);
    raster.drawLine({}, kScale, Qt::black, 1.0);
}

void tst_SeriesRaster::hugeAndOddValues()
{
    QImage image = blank(4, 10);
    SeriesRaster raster(image);
    for (const double value : {1e300, -1e300, 9e15, 0.0, -0.0}) {
        const std::vector columns{flat(value), columnOf(value, -value, -1e300, 1e300), flat(value)};
        raster.drawLine(columns, {10.0, 1e-20}, Qt::black, 1.0);
        raster.drawBand(columns, {10.0, 1e20}, Qt::black, 1.0);
        raster.fillBelow(columns, {10.0, 1e20}, Qt::black);
    }
    QCOMPARE(image.size(), QSize(4, 10));
    QCOMPARE(coverage(image, 3), std::vector<int>(10, 0)); // where no column was
}

/// Strokes of two and gaps of one pixel, or of as many device pixels as there are to each.
void tst_SeriesRaster::patternsLeaveGaps()
{
    const auto inked = [](double ratio) {
        QImage image(12, 10, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        SeriesRaster raster(image);
        raster.setPattern({2, 1, 2, 1}, ratio);
        raster.drawLine(std::vector(12, flat(5.0)), kScale, Qt::black, 2.0);
        QString columns;
        for (int x = 0; x < image.width(); ++x) {
            columns +=
                image.pixel(x, 4) == qRgb(255, 255, 255) ? QLatin1Char(' ') : QLatin1Char('#');
        }
        return columns;
    };
    QCOMPARE(inked(1.0), QStringLiteral("## ## ## ## "));
    QCOMPARE(inked(2.0), QStringLiteral("####  ####  "));
}

TIDEMARK_TEST(tst_SeriesRaster)

#include "tst_series_raster.moc"
