// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/growth_limit.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace tidemark::app
{

namespace
{

/// Bytes in one of that unit, in whatever case it is written.
std::optional<double> unitOf(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, double>, 10> kUnits{{{"", 1.0},
                                                                          {"b", 1.0},
                                                                          {"kib", 0x1p10},
                                                                          {"mib", 0x1p20},
                                                                          {"gib", 0x1p30},
                                                                          {"tib", 0x1p40},
                                                                          {"kb", 1e3},
                                                                          {"mb", 1e6},
                                                                          {"gb", 1e9},
                                                                          {"tb", 1e12}}};
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto* const unit =
        std::ranges::find(kUnits, lower, [](const auto& one) { return std::string(one.first); });
    return unit == kUnits.end() ? std::nullopt : std::optional(unit->second);
}

} // namespace

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
    double amount = 0.0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, amount, std::chars_format::fixed);
    if (error != std::errc() || !std::isfinite(amount) || std::signbit(amount)) {
        return {};
    }
    std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
    if (unit == "%") {
        return GrowthLimit{amount / kPercent, true};
    }
    const auto bytes = unitOf(unit);
    return bytes ? std::optional(GrowthLimit{amount * *bytes, false}) : std::nullopt;
}

} // namespace tidemark::app
