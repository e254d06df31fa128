// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_painter.h"
#include "app/areas/laid_out_areas.h"
#include "tests/support/named_areas.h"
#include "tests/support/test_registry.h"
#include "tests/support/weighted_trees.h"

#include <QApplication>
#include <QTest>

#include <map>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

const QSize kSize(400, 300);

AreaLook lookAt(const QPalette& palette, qreal ratio = 1.0)
{
    return {palette, QApplication::font(), ratio, kSize};
}

QImage drawn(const AreaSource& source, const AreaLook& look)
{
    return pictureOf(layOutAreas(source, 0, AreaShape::Treemap, kSize, 14.0), source, look);
}

QPalette paletteOf(const QColor& base, const QColor& text)
{
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    return palette;
}

double luminance(const QColor& colour)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

} // namespace

class tst_AreaPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChangeHasItsShareOfTheArea();
    void growthAndShrinkingDifferWithoutColours();
    void whatDoesNotMatchFades();
    void textCanBeReadOnAllTones();
    void aDensePictureHasItsPixels();
    void manyCells();
};

/// A quarter of the area grew: a quarter of the pixels have that colour, at its foot.
void tst_AreaPainter::theChangeHasItsShareOfTheArea()
{
    const test::NamedAreas source(
        test::treeOf({{0, 100, 25}, {{{1, 100, 25}}}}, TreeGrower::Sides::Two));
    const QPalette palette = paletteOf(Qt::white, Qt::black);
    const QImage image = drawn(source, lookAt(palette));
    const QRgb filled = fillOf(source.tones()[0].colour, palette).rgb();
    int changed = 0;
    int lowest = 0;
    for (int y = 0; y < image.height(); ++y) {
        const bool isChanged = image.pixel(200, y) == filled || image.pixel(201, y) == filled;
        changed += isChanged ? 1 : 0;
        lowest = isChanged ? y : lowest;
    }
    QVERIFY2(std::abs(changed - 0.25 * 283) < 4, qPrintable(QString::number(changed)));
    QVERIFY(lowest > 290);
}

void tst_AreaPainter::growthAndShrinkingDifferWithoutColours()
{
    const QPalette palette = paletteOf(Qt::white, Qt::black);
    const AreaTone grown{{}, Qt::black, AreaPattern::Grown};
    const AreaTone shrunk{{}, Qt::black, AreaPattern::Shrunk};
    QImage rising(12, 12, QImage::Format_RGB32);
    QImage falling = rising;
    fillTone(rising, rising.rect(), grown, palette);
    fillTone(falling, falling.rect(), shrunk, palette);
    const auto isLine = [](const QImage& image, int x, int y) {
        return image.pixelColor(x, y) == QColor(Qt::black);
    };
    int lines = 0;
    for (int y = 0; y < 11; ++y) {
        for (int x = 1; x < 11; ++x) {
            QCOMPARE(isLine(rising, x, y), isLine(rising, x - 1, y + 1));
            QCOMPARE(isLine(falling, x, y), isLine(falling, x + 1, y + 1));
            lines += isLine(rising, x, y) ? 1 : 0;
        }
    }
    QVERIFY(lines > 10 && lines < 40);
}

void tst_AreaPainter::whatDoesNotMatchFades()
{
    const test::NamedAreas source(test::flatTree(2, {60, 40}));
    const QPalette palette = paletteOf(Qt::white, Qt::black);
    AreaLook look = lookAt(palette);
    const AreaSource::Marked marked{false, false, true};
    look.marked = &marked;
    const QImage plain = drawn(source, lookAt(palette));
    const QImage searched = drawn(source, look);
    const QPoint inFirst(100, 250);
    const QPoint inSecond(350, 250);
    QVERIFY(plain.pixel(inFirst) == plain.pixel(inSecond)); // of one tone
    QCOMPARE(searched.pixel(inSecond), plain.pixel(inSecond));
    QVERIFY(qGray(searched.pixel(inFirst)) > qGray(plain.pixel(inFirst)));
}

void tst_AreaPainter::textCanBeReadOnAllTones()
{
    for (const auto& [base, text] : {std::pair(QColor(Qt::white), QColor(Qt::black)),
                                     std::pair(QColor(30, 30, 30), QColor(240, 240, 240))}) {
        for (const QRgb tone : {0xff0072b2U, 0xffe69f00U, 0xff009e73U, 0xffd55e00U, 0xffcc79a7U,
                                0xff56b4e9U, 0xff9900ffU}) {
            const QColor fill = fillOf(QColor::fromRgb(tone), paletteOf(base, text));
            QVERIFY2(contrast(fill, text) >= 4.5, qPrintable(fill.name()));
        }
    }
}

void tst_AreaPainter::aDensePictureHasItsPixels()
{
    const test::NamedAreas source(test::flatTree(5, {3}));
    const QImage image = drawn(source, lookAt(QPalette(), 2.0));
    QCOMPARE(image.size(), kSize * 2);
    QCOMPARE(image.devicePixelRatio(), 2.0);
}

/// More cells than pixels: some are seen, and nothing is written beside the picture.
void tst_AreaPainter::manyCells()
{
    for (unsigned seed = 0; seed < 4; ++seed) {
        const test::NamedAreas source(test::randomTree(seed, 100'000));
        for (const AreaShape shape : {AreaShape::Treemap, AreaShape::Icicle}) {
            AreaLook look = lookAt(QPalette());
            look.top = shape == AreaShape::Icicle ? 37.0 : 0.0;
            const AreaLayout layout = layOutAreas(source, 0, shape, kSize, 14.0);
            QVERIFY(!pictureOf(layout, source, look).isNull());
        }
    }
}

TIDEMARK_TEST(tst_AreaPainter)

#include "tst_area_painter.moc"
