// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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

/// The sentence that says by how much a total grew that passed @p limit, with all digits where
/// fewer would hide what is more. @p before is not 0 where it is a share.
QString passedText(const GrowthLimit& limit, std::uint64_t before, std::uint64_t after);

/// Reads "10%", "5MiB", "1.5 GB", "4096". None for anything else, and for negative numbers.
std::optional<GrowthLimit> growthLimitOf(std::string_view text);

} // namespace tidemark::app
