// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace tidemark
{

/// A WAV file of mono @p sound, @p rate samples a second.
std::string wavFile(std::span<const std::int16_t> sound, int rate);

} // namespace tidemark
