// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/series_colours.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tidemark::app;

namespace
{

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

/// Full colour vision, protanopia, deuteranopia and tritanopia in linear RGB: Machado, Oliveira and
/// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009.
constexpr std::array<Matrix, 4> kVision{{{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                         {{{0.152286, 1.052583, -0.204868},
                                           {0.114503, 0.786281, 0.099216},
                                           {-0.003882, -0.048116, 1.051998}}},
                                         {{{0.367322, 0.860646, -0.227968},
                                           {0.280085, 0.672501, 0.047413},
                                           {-0.011820, 0.042940, 0.968881}}},
                                         {{{1.255528, -0.076749, -0.178779},
                                           {-0.078411, 0.930809, 0.147602},
                                           {0.004733, 0.691367, 0.303900}}}}};

Triple times(const Matrix& matrix, const Triple& colour)
{
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            result[row] += matrix[row][column] * colour[column];
        }
    }
    return result;
}

Triple linearOf(std::uint32_t colour)
{
    Triple linear{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double share = ((colour >> (16 - 8 * i)) & 0xffU) / 255.0;
        linear[i] = share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    }
    return linear;
}

/// CIE L*a*b* for daylight, in which 2 are just told apart side by side.
Triple labOf(Triple linear)
{
    constexpr Matrix kToXyz{
        {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    for (double& one : linear) {
        one = std::clamp(one, 0.0, 1.0);
    }
    Triple xyz = times(kToXyz, linear);
    xyz[0] /= 0.95047;
    xyz[2] /= 1.08883;
    for (double& one : xyz) {
        one = one > 0.008856 ? std::cbrt(one) : 7.787 * one + 16.0 / 116.0;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double distance(const Triple& a, const Triple& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

} // namespace

class tst_SeriesColours final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allDifferForAnyColourVision();
};

void tst_SeriesColours::allDifferForAnyColourVision()
{
    constexpr double kLeast = 15.0;
    for (const Matrix& vision : kVision) {
        for (std::size_t i = 0; i < kSeriesColours.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const double apart = distance(labOf(times(vision, linearOf(kSeriesColours[i]))),
                                              labOf(times(vision, linearOf(kSeriesColours[j]))));
                QVERIFY2(apart >= kLeast, qPrintable(QStringLiteral("%1 and %2: %3")
                                                         .arg(kSeriesColours[i], 0, 16)
                                                         .arg(kSeriesColours[j], 0, 16)
                                                         .arg(apart)));
            }
        }
    }
}

TIDEMARK_TEST(tst_SeriesColours)

#include "tst_series_colours.moc"
