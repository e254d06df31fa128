// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/cell_number.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_units.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostCharacters = 64;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// How long the sign is that groups thousands and nothing else at the front of @p text: a blank
/// (plain, no-break, narrow, thin), an apostrophe (plain or typographic) or '_'. 0 without one.
std::size_t groupMarkLength(std::string_view text)
{
    constexpr auto kMarks = std::to_array<std::string_view>(
        {" ", "'", "_", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x99", "\xc2\xb4"});
    const auto* const mark = std::ranges::find_if(
        kMarks, [text](std::string_view one) { return text.starts_with(one); });
    return mark == kMarks.end() ? 0 : mark->size();
}

/// The digits and marks of a number, without the signs that only group, and its rest.
struct Scanned {
    std::array<char, kMostCharacters> text{};
    std::size_t size = 0;
    bool isNegative = false;
    bool isGrouped = false; ///< by signs that only group
    std::string_view rest = {};

    std::string_view plain() const { return {text.data(), size}; }
    bool add(char c)
    {
        if (size == text.size()) {
            return false;
        }
        text[size++] = c;
        return true;
    }
};

/// "123" of "123 456": a group has three digits, no more.
bool startsWithGroup(std::string_view text)
{
    return text.size() >= 3 && std::ranges::all_of(text.substr(0, 3), isDigit) &&
           (text.size() == 3 || !isDigit(text[3]));
}

void takeSign(std::string_view& cell, Scanned& scanned)
{
    constexpr std::string_view kMinus = "\xe2\x88\x92"; // as spreadsheets show it
    if (cell.starts_with('-') || cell.starts_with(kMinus)) {
        scanned.isNegative = true;
        cell.remove_prefix(cell.front() == '-' ? 1 : kMinus.size());
    } else if (cell.starts_with('+')) {
        cell.remove_prefix(1);
    }
}

/// "e-7", "E+09" at the front of @p rest.
std::size_t exponentLength(std::string_view rest)
{
    if (rest.size() < 2 || (rest.front() != 'e' && rest.front() != 'E')) {
        return 0;
    }
    std::size_t length = rest[1] == '+' || rest[1] == '-' ? 2 : 1;
    const std::size_t digits = length;
    while (length < rest.size() && isDigit(rest[length])) {
        ++length;
    }
    return length > digits ? length : 0;
}

std::optional<Scanned> scan(std::string_view cell)
{
    Scanned scanned;
    takeSign(cell, scanned);
    bool anyDigit = false;
    bool mayGroup = true; // digits so far make a first group, or whole ones
    std::size_t run = 0;
    while (!cell.empty()) {
        const char c = cell.front();
        const std::size_t group = isDigit(c) ? 0 : groupMarkLength(cell);
        if (isDigit(c) || c == ',' || c == '.') {
            if (!scanned.add(c)) {
                return {};
            }
            anyDigit = anyDigit || isDigit(c);
            run = isDigit(c) ? run + 1 : 0;
            mayGroup = mayGroup && isDigit(c);
            cell.remove_prefix(1);
        } else if (group > 0 && mayGroup && run >= 1 && run <= 3 &&
                   startsWithGroup(cell.substr(group))) {
            run = 0;
            scanned.isGrouped = true;
            cell.remove_prefix(group);
        } else {
            break;
        }
    }
    const std::size_t exponent = exponentLength(cell);
    for (const char c : cell.substr(0, exponent)) {
        if (!scanned.add(c)) {
            return {};
        }
    }
    scanned.rest = cell.substr(exponent);
    return anyDigit ? std::optional(scanned) : std::nullopt;
}

/// True if the parts of @p whole between @p mark are groups: three digits in the last one, two or
/// three (as in India) in those between.
bool isGrouped(std::string_view whole, char mark)
{
    std::size_t groups = 0;
    for (;;) {
        const std::size_t at = whole.rfind(mark);
        const std::size_t digits = at == whole.npos ? whole.size() : whole.size() - at - 1;
        if (at == whole.npos) {
            return groups > 0 && digits >= 1 && digits <= 3;
        }
        if (digits != 3 && (groups == 0 || digits != 2)) {
            return false;
        }
        ++groups;
        whole = whole.substr(0, at);
    }
}

/// Reads what scan() left: digits with commas and points.
std::optional<CellNumber> numberOf(std::string_view plain)
{
    CellNumber number;
    const std::size_t end = std::min(plain.find_first_of("eE"), plain.size());
    const std::string_view mantissa = plain.substr(0, end);
    const auto commas = std::ranges::count(mantissa, ',');
    const auto points = std::ranges::count(mantissa, '.');
    const std::size_t last = mantissa.find_last_of(",.");
    if (commas + points <= 1) {
        const auto value = toDouble(plain);
        if (!value) {
            return {};
        }
        number.value = *value;
        number.mark = last == mantissa.npos ? '\0' : mantissa[last];
        number.whole = std::min(last, mantissa.size());
        number.decimals = last == mantissa.npos ? 0 : mantissa.size() - last - 1;
        number.startsWithZero = mantissa.starts_with('0');
        const bool isUnclear = number.isUnclear() && end == plain.size();
        number.decimalMark = isUnclear ? '\0' : number.mark;
        return number;
    }
    const bool hasBoth = commas > 0 && points > 0;
    const char thousands = hasBoth ? (mantissa[last] == ',' ? '.' : ',') : mantissa[last];
    const std::string_view whole = hasBoth ? mantissa.substr(0, last) : mantissa;
    if (!isGrouped(whole, thousands) || whole.find(thousands == ',' ? '.' : ',') != whole.npos) {
        return {};
    }
    std::array<char, kMostCharacters> text{};
    const auto stop = std::ranges::remove_copy(plain, text.begin(), thousands).out;
    const auto value = toDouble({text.begin(), stop});
    if (!value) {
        return {};
    }
    number.value = *value;
    number.thousandsMark = thousands;
    number.decimalMark = hasBoth ? mantissa[last] : '\0';
    return number;
}

/// The usual shape, nothing but digits and at most one mark, which needs no scan().
std::optional<CellNumber> shortNumberOf(std::string_view cell)
{
    constexpr std::size_t kMostDigits = 15; // exact in a double, as is every power of ten up to it
    constexpr std::array<double, 16> kPowers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    CellNumber number;
    std::uint64_t digits = 0;
    if (cell.empty() || cell.size() > kMostDigits + 1) {
        return {};
    }
    for (const char c : cell) {
        if (isDigit(c)) {
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
            ++(number.mark == 0 ? number.whole : number.decimals);
        } else if ((c == '.' || c == ',') && number.mark == 0) {
            number.mark = c;
        } else {
            return {};
        }
    }
    const std::size_t count = number.whole + number.decimals;
    if (count == 0 || count > kMostDigits) {
        return {};
    }
    number.startsWithZero = cell.front() == '0';
    number.value = static_cast<double>(digits) / kPowers[number.decimals];
    number.decimalMark = number.isUnclear() ? '\0' : number.mark;
    return number;
}

/// The unit in "GiB / 1.9GiB", or in " MB".
std::string_view unitOf(std::string_view rest)
{
    return trimmed(rest.substr(0, rest.find(" / ")));
}

} // namespace

std::optional<CellNumber> cellNumberOf(std::string_view cell)
{
    if (const auto usual = shortNumberOf(cell)) {
        return usual;
    }
    const auto scanned = scan(cell);
    if (!scanned) {
        return {};
    }
    auto number = numberOf(scanned->plain());
    if (!number) {
        return {};
    }
    if (scanned->isGrouped) {
        number->thousandsMark = ' ';
        number->decimalMark = number->mark;
    }
    number->value = scanned->isNegative ? -number->value : number->value;
    number->unit = unitOf(scanned->rest);
    return number;
}

bool isMissingCell(std::string_view cell)
{
    constexpr auto kMissing = std::to_array<std::string_view>(
        {"",    "nan",     "null",    "none",      "n/a",  "na",          "nil",
         "-",   "--",      "---",     "#n/a",      "<na>", "#null!",      "?",
         "nat", "missing", "unknown", "undefined", "n.a.", "\xe2\x80\x94"});
    return cell.size() <= 9 && std::ranges::find(kMissing, lowerCase(cell)) != kMissing.end();
}

} // namespace tidemark
