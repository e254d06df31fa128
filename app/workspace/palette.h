// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/series_colours.h"

#include <QColor>

namespace tidemark::app
{

/// Growth and shrinking in tables and bars; a sign and a direction always go with them.
inline constexpr QRgb kGrowthColour = 0xffd55e00;
inline constexpr QRgb kShrinkColour = 0xff009e73;

inline QColor seriesColour(std::size_t index)
{
    return QColor::fromRgb(kSeriesColours[index % kSeriesColours.size()]);
}

} // namespace tidemark::app
