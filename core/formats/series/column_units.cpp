// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/column_units.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

template <typename Value>
using Named = std::pair<std::string_view, Value>;

constexpr auto kTimeUnits = std::to_array<Named<double>>({
    {"ns", 1.0},       {"nsec", 1.0},         {"nanos", 1.0},        {"nanoseconds", 1.0},
    {"us", 1e3},       {"usec", 1e3},         {"\xc2\xb5s", 1e3},    {"\xce\xbcs", 1e3},
    {"micros", 1e3},   {"microseconds", 1e3}, {"ms", 1e6},           {"msec", 1e6},
    {"msecs", 1e6},    {"millis", 1e6},       {"milliseconds", 1e6}, {"s", 1e9},
    {"sec", 1e9},      {"secs", 1e9},         {"second", 1e9},       {"seconds", 1e9},
    {"sek", 1e9},      {"sekunden", 1e9},     {"\xe7\xa7\x92", 1e9}, {"m", 6e10},
    {"min", 6e10},     {"mins", 6e10},        {"minute", 6e10},      {"minutes", 6e10},
    {"minuten", 6e10}, {"h", 3.6e12},         {"hr", 3.6e12},        {"hrs", 3.6e12},
    {"hour", 3.6e12},  {"hours", 3.6e12},     {"stunden", 3.6e12},   {"d", 8.64e13},
    {"day", 8.64e13},  {"days", 8.64e13},     {"tage", 8.64e13},
});

/// In rising powers of 1,024 from 1 on: "kilo" and "kibi" are powers of 1,024 here.
constexpr auto kPrefixes = std::to_array<std::array<std::string_view, 3>>({
    {"k", "kilo", "kibi"},
    {"m", "mega", "mebi"},
    {"g", "giga", "gibi"},
    {"t", "tera", "tebi"},
    {"p", "peta", "pebi"},
});

constexpr auto kShortEnds =
    std::to_array<std::string_view>({"", "b", "ib", "i", "o", "io", "byte", "bytes", "octets"});
constexpr auto kLongEnds =
    std::to_array<std::string_view>({"", "byte", "bytes", "octet", "octets"});
constexpr auto kBytes =
    std::to_array<std::string_view>({"b", "byte", "bytes", "o", "octet", "octets",
                                     "\xe3\x83\x90\xe3\x82\xa4"
                                     "\xe3\x83\x88"});

/// Cyrillic and Greek letters have no lower case here; these few are written often enough.
constexpr auto kOtherByteUnits = std::to_array<Named<double>>({
    {"\xd0\x91", 1.0},                          // Б
    {"\xd0\x9a\xd0\x91", 1024.0},               // КБ
    {"\xd0\xba\xd0\x91", 1024.0},               // кБ
    {"\xd0\x9c\xd0\x91", 1048576.0},            // МБ
    {"\xd0\x93\xd0\x91", 1073741824.0},         // ГБ
    {"\xd0\x9a\xd0\xb8\xd0\x91", 1024.0},       // КиБ
    {"\xd0\x9c\xd0\xb8\xd0\x91", 1048576.0},    // МиБ
    {"\xd0\x93\xd0\xb8\xd0\x91", 1073741824.0}, // ГиБ
});

template <typename Value, std::size_t size>
std::optional<Value> find(const std::array<Named<Value>, size>& names, std::string_view name)
{
    const auto* const found = std::ranges::find(names, name, &Named<Value>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

template <std::size_t size>
bool isIn(const std::array<std::string_view, size>& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// @p text split into the power of 1,024 that its prefix means and what follows.
std::optional<double> prefixedBytes(std::string_view text)
{
    double scale = 1024.0;
    for (const auto& names : kPrefixes) {
        for (const std::string_view prefix : names) {
            const bool isShort = prefix.size() == 1;
            const std::string_view end =
                text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view("?");
            if (isShort ? isIn(kShortEnds, end) : isIn(kLongEnds, end)) {
                return scale;
            }
        }
        scale *= 1024.0;
    }
    return {};
}

} // namespace

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

std::string_view withoutUnitBrackets(std::string_view text)
{
    text = trimmed(text);
    const bool isBracketed = text.size() > 2 && (text.front() == '(' || text.front() == '[');
    return isBracketed ? trimmed(text.substr(1, text.size() - 2)) : text;
}

std::optional<double> byteUnitOf(std::string_view text)
{
    const std::string lower = lowerCase(text);
    if (isIn(kBytes, lower)) {
        return 1.0;
    }
    const auto other = find(kOtherByteUnits, text);
    return other ? other : prefixedBytes(lower);
}

std::optional<double> decimalByteUnitOf(std::string_view text)
{
    constexpr auto kBinary = std::to_array<std::string_view>(
        {"ki", "mi", "gi", "ti", "pi", "mebi", "tebi", "pebi", "\xd0\x9a\xd0\xb8",
         "\xd0\x9c\xd0\xb8", "\xd0\x93\xd0\xb8"}); // the last three are Cyrillic
    auto bytes = byteUnitOf(text);
    const std::string lower = lowerCase(text);
    const bool isBinary =
        std::ranges::any_of(kBinary, [&lower](auto start) { return lower.starts_with(start); }) &&
        !lower.starts_with("kilo") && !lower.starts_with("giga");
    if (!bytes || isBinary) {
        return bytes;
    }
    double decimal = 1.0;
    for (double power = 1024.0; power <= *bytes; power *= 1024.0) {
        decimal *= 1000.0;
    }
    return decimal;
}

std::optional<ChosenUnit> chosenUnitOf(std::string_view id)
{
    const std::string lower = lowerCase(id);
    const auto* const found = std::ranges::find_if(
        kChosenUnits, [&lower](const ChosenUnit& unit) { return lowerCase(unit.id) == lower; });
    return found == kChosenUnits.end() ? std::nullopt : std::optional(*found);
}

bool isPlainByteUnit(std::string_view text)
{
    const std::string lower = lowerCase(text);
    const bool endsPlainly = lower.ends_with("b") || lower.ends_with("byte") ||
                             lower.ends_with("bytes") || lower.ends_with("octets");
    return endsPlainly && lower.size() > 1 && byteUnitOf(lower);
}

std::optional<double> timeUnitOf(std::string_view text)
{
    return find(kTimeUnits, lowerCase(text));
}

bool isUnitOfCounter(std::string_view text)
{
    constexpr auto kUnits = std::to_array<std::string_view>({"%",
                                                             "percent",
                                                             "pct",
                                                             "perc",
                                                             "prozent",
                                                             "count",
                                                             "counts",
                                                             "#",
                                                             "n",
                                                             "\xc2\xb0"
                                                             "c",
                                                             "c",
                                                             "x",
                                                             "hz",
                                                             "khz",
                                                             "mhz",
                                                             "ghz",
                                                             "rpm",
                                                             "w",
                                                             "v",
                                                             "ratio",
                                                             "items",
                                                             "objects",
                                                             "iops",
                                                             "rps",
                                                             "requests",
                                                             "qps"});
    const std::string lower = lowerCase(text);
    const bool isRate = lower.find('/') != lower.npos || lower.find("per s") != lower.npos ||
                        lower.ends_with("bps") || lower.find("per_s") != lower.npos;
    const bool isTime = lower != "m" && timeUnitOf(lower);
    return isRate || isTime || isIn(kUnits, lower) || lower.ends_with('%');
}

} // namespace tidemark
