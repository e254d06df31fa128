// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark
{

/// A sample of a Prometheus answer.
struct PrometheusSample {
    std::int64_t unixNs = 0;
    double value = 0.0;     ///< kGap where the answer has no number
    bool isPossible = true; ///< false for infinities and what is no number at all
};

/// What `[1435781430.781,"1"]` says: seconds since 1970, exact to the ninth decimal, and a number
/// as a text; blanks do not matter, nor do quotes. None for anything else. @p text is one array,
/// brackets and all.
std::optional<PrometheusSample> prometheusSampleOf(std::string_view text);

} // namespace tidemark
