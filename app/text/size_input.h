// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace tidemark::app
{

/// Bytes that a person typed: "512 MiB", "1.5GB", "4096". None for anything else, for negative
/// numbers and for those without an end.
std::optional<double> bytesOf(std::string_view text);

/// Bytes per second that a person typed: "1MiB/day", "10 KiB/h", "2MB/min", "500/s". None for
/// anything else, also for a size without a time.
std::optional<double> bytesPerSecondOf(std::string_view text);

} // namespace tidemark::app
