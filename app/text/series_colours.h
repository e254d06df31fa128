// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace tidemark::app
{

/// Series colours in the order they are given out, as 0xAARRGGBB: told apart by people with any
/// colour vision, on white and on near-black (Okabe and Ito, "Color Universal Design", 2008;
/// without its yellow, which white swallows).
inline constexpr std::array<std::uint32_t, 7> kSeriesColours{
    0xff0072b2, 0xffe69f00, 0xff009e73, 0xffd55e00, 0xffcc79a7, 0xff56b4e9, 0xff8a8f98};

} // namespace tidemark::app
