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

/// What @p name stands for, in whatever case it is written.
template <std::size_t size>
std::optional<double> valueIn(const std::array<std::pair<std::string_view, double>, size>& units,
                              std::string_view name)
{
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto* const unit =
        std::ranges::find(units, lower, [](const auto& one) { return std::string(one.first); });
    return unit == units.end() ? std::nullopt : std::optional(unit->second);
}

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
    return valueIn(kUnits, name);
}

std::optional<double> secondsOf(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, double>, 8> kUnits{{{"s", 1.0},
                                                                         {"sec", 1.0},
                                                                         {"min", 60.0},
                                                                         {"m", 60.0},
                                                                         {"h", 3600.0},
                                                                         {"hour", 3600.0},
                                                                         {"d", 86'400.0},
                                                                         {"day", 86'400.0}}};
    return valueIn(kUnits, name);
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

std::optional<double> bytesPerSecondOf(std::string_view text)
{
    const std::size_t slash = text.rfind('/');
    if (slash == std::string_view::npos) {
        return {};
    }
    const auto trimmed = [](std::string_view part) {
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        return part.substr(0, part.find_last_not_of(' ') + 1);
    };
    const auto bytes = bytesOf(trimmed(text.substr(0, slash)));
    const auto seconds = secondsOf(trimmed(text.substr(slash + 1)));
    return bytes && seconds ? std::optional(*bytes / *seconds) : std::nullopt;
}

} // namespace tidemark::app
