// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/time_words.h"

#include "core/formats/series/column_units.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

using Text = std::string_view;

constexpr std::size_t kShortest = 3; ///< letters of a name that is cut

/// Each line one month; "mai" and "mars" are whole.
constexpr auto kMonths = std::to_array<std::array<Text, 5>>({
    {"january", "januar", "janvier", "enero", "j\xc3\xa4nner"},
    {"february", "februar", "f\xc3\xa9vrier", "febrero", "fevrier"},
    {"march", "m\xc3\xa4rz", "mars", "marzo", "mrz"},
    {"april", "april", "avril", "abril", "april"},
    {"may", "mai", "mai", "mayo", "mai"},
    {"june", "juni", "juin", "junio", "jun"},
    {"july", "juli", "juillet", "julio", "jul"},
    {"august", "august", "ao\xc3\xbbt", "agosto", "aout"},
    {"september", "september", "septembre", "septiembre", "sept"},
    {"october", "oktober", "octobre", "octubre", "oct"},
    {"november", "november", "novembre", "noviembre", "nov"},
    {"december", "dezember",
     "d\xc3\xa9"
     "cembre",
     "diciembre", "dez"},
});

constexpr auto kOthers = std::to_array<Text>(
    {"t",   "at",   "um",  "uhr", "st",   "nd",     "rd",      "th",        "mon",
     "tue", "tues", "wed", "thu", "thur", "thurs",  "fri",     "sat",       "sun",
     "mo",  "di",   "mi",  "do",  "fr",   "sa",     "so",      "lun",       "mar",
     "mer", "jeu",  "ven", "sam", "dim",  "monday", "tuesday", "wednesday", "thursday"});
constexpr auto kLongDays =
    std::to_array<Text>({"friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
                         "donnerstag", "freitag", "samstag", "sonntag"});

struct Zone {
    Text name;
    int hours;
};

constexpr auto kZones = std::to_array<Zone>({
    {"z", 0},    {"utc", 0},  {"gmt", 0},  {"wet", 0},   {"west", 1},  {"bst", 1},
    {"cet", 1},  {"mez", 1},  {"cest", 2}, {"mesz", 2},  {"eet", 2},   {"eest", 3},
    {"msk", 3},  {"jst", 9},  {"kst", 9},  {"aest", 10}, {"aedt", 11}, {"est", -5},
    {"edt", -4}, {"cdt", -5}, {"pst", -8}, {"pdt", -7},
});

struct Replacement {
    Text sign;
    Text by;
};

/// Year, month, day, hour, minute and second of Japanese and Chinese dates, and a wide colon.
constexpr auto kSigns = std::to_array<Replacement>({
    {"\xe5\xb9\xb4", "-"},
    {"\xe6\x9c\x88", "-"},
    {"\xe6\x97\xa5", " "},
    {"\xe6\x99\x82", ":"},
    {"\xe6\x97\xb6", ":"},
    {"\xe5\x88\x86", ":"},
    {"\xe7\xa7\x92", ""},
    {"\xef\xbc\x9a", ":"},
    {"\xe2\x80\xaf", " "}, // before "PM", as newer browsers write it
    {"\xc2\xa0", " "},
});

} // namespace

std::optional<int> monthOf(std::string_view word)
{
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
        const bool isIt = std::ranges::any_of(kMonths[month], [word](Text name) {
            return word.size() >= kShortest && name.starts_with(word);
        });
        if (isIt) {
            return static_cast<int>(month) + 1;
        }
    }
    return {};
}

std::optional<std::int64_t> secondsOfZone(std::string_view word)
{
    const auto* const zone = std::ranges::find(kZones, word, &Zone::name);
    return zone == kZones.end() ? std::nullopt : std::optional(zone->hours * std::int64_t{3600});
}

bool isWordOfDates(std::string_view word)
{
    return std::ranges::find(kOthers, word) != kOthers.end() ||
           std::ranges::find(kLongDays, word) != kLongDays.end();
}

std::string plainTimeText(std::string_view text)
{
    std::string plain = lowerCase(text);
    const bool isAscii =
        std::ranges::all_of(plain, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    for (const auto& [sign, by] : kSigns) {
        for (std::size_t at = isAscii ? plain.npos : plain.find(sign); at != plain.npos;
             at = plain.find(sign, at)) {
            plain.replace(at, sign.size(), by);
        }
    }
    return plain.ends_with(':') ? plain.substr(0, plain.size() - 1) : plain;
}

} // namespace tidemark
