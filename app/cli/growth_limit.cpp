// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/growth_limit.h"

#include "app/text/size_input.h"

#include <charconv>
#include <cmath>

namespace tidemark::app
{

bool GrowthLimit::isPassed(std::uint64_t before, std::uint64_t after) const
{
    if (after <= before) {
        return false;
    }
    const auto grown = static_cast<double>(after - before);
    return grown > (isShare ? amount * static_cast<double>(before) : amount);
}

std::optional<GrowthLimit> growthLimitOf(std::string_view text)
{
    constexpr double kPercent = 100.0;
    if (!text.ends_with('%')) {
        const auto bytes = bytesOf(text);
        return bytes ? std::optional(GrowthLimit{*bytes, false}) : std::nullopt;
    }
    text.remove_suffix(1);
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    double percent = 0.0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, percent, std::chars_format::fixed);
    const bool isNumber = error == std::errc() && rest == end && std::isfinite(percent);
    return isNumber && !std::signbit(percent) ? std::optional(GrowthLimit{percent / kPercent, true})
                                              : std::nullopt;
}

} // namespace tidemark::app
