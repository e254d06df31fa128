// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/size_input.h"

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

std::optional<double> bytesOf(std::string_view text)
{
    double amount = 0.0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, amount, std::chars_format::fixed);
    if (error != std::errc() || !std::isfinite(amount) || std::signbit(amount)) {
        return {};
    }
    std::string_view name(rest, static_cast<std::size_t>(end - rest));
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    const auto unit = unitOf(name);
    return unit && std::isfinite(amount * *unit) ? std::optional(amount * *unit) : std::nullopt;
}

} // namespace tidemark::app
