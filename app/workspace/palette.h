// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace tidemark::app
{

/// Series colours in the order they are given out: told apart by people with any colour vision, on
/// white and on near-black (Okabe and Ito, "Color Universal Design", 2008; without its yellow,
/// which white swallows).
inline constexpr std::array<QRgb, 7> kSeriesColours{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffd55e00,
                                                    0xffcc79a7, 0xff56b4e9, 0xff8a8f98};

/// Growth and shrinking in tables and bars; a sign and a direction always go with them.
inline constexpr QRgb kGrowthColour = 0xffd55e00;
inline constexpr QRgb kShrinkColour = 0xff009e73;

inline QColor seriesColour(std::size_t index)
{
    return QColor::fromRgb(kSeriesColours[index % kSeriesColours.size()]);
}

} // namespace tidemark::app
