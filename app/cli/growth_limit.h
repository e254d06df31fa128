// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark::app
{

/// How much larger something may get: either a share of what it was, or bytes.
struct GrowthLimit {
    double amount = 0.0;
    bool isShare = false; ///< amount is a ratio: 0.1 for 10 %

    /// True if going from @p before to @p after is more than that.
    bool isPassed(std::uint64_t before, std::uint64_t after) const;

    bool operator==(const GrowthLimit&) const = default;
};

/// Reads "10%", "5MiB", "1.5 GB", "4096". None for anything else, and for negative numbers.
std::optional<GrowthLimit> growthLimitOf(std::string_view text);

} // namespace tidemark::app
