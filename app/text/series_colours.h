// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace tidemark::app
{

/// Series colours in the order they are given out, as 0xAARRGGBB: told apart by people with any
/// colour vision, on white and on near-black. The first six are those of Okabe and Ito, "Color
/// Universal Design", 2008, without its yellow, which white swallows. The others are as far from
/// these and from each other as could be found, for full colour vision and for protanopia,
/// deuteranopia and tritanopia as Machado, Oliveira and Fernandes simulate them, 2009. The last
/// one is a grey.
inline constexpr std::array<std::uint32_t, 12> kSeriesColours{
    0xff0072b2, 0xffe69f00, 0xff009e73, 0xffd55e00, 0xffcc79a7, 0xff56b4e9,
    0xff9900ff, 0xff775533, 0xffbbbb77, 0xff9977ff, 0xff5533bb, 0xff555555};

/// Strokes and gaps of a line in turn, in pixels; all zeros for one without gaps.
using LinePattern = std::array<int, 4>;

/// What tells lines apart once the colours have come again.
inline constexpr std::array<LinePattern, 4> kLinePatterns{
    {{}, {7, 3, 7, 3}, {2, 3, 2, 3}, {9, 3, 2, 3}}};

} // namespace tidemark::app
