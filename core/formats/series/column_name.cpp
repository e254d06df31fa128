// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/column_name.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_units.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tidemark
{

namespace
{

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isFigure(char c)
{
    return c >= '0' && c <= '9';
}

/// True for what stands between words; bytes of UTF-8 and '%' belong to words.
bool isBetween(char c)
{
    return static_cast<unsigned char>(c) < 0x80 && !isUpper(c) && !isLower(c) && !isFigure(c) &&
           c != '%';
}

/// The words of @p text as they are spelled: at each mark, and where an upper case letter follows
/// a lower one, or the last of several upper ones has a lower one behind it ("RSSAnon").
std::vector<std::string_view> spelledWords(std::string_view text)
{
    std::vector<std::string_view> words;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool isEnd = i == text.size() || isBetween(text[i]);
        const bool isHump = !isEnd && i > start && isUpper(text[i]) &&
                            (isLower(text[i - 1]) ||
                             (isUpper(text[i - 1]) && i + 1 < text.size() && isLower(text[i + 1]) &&
                              i + 2 < text.size() && isLower(text[i + 2])));
        if (isEnd || isHump) {
            if (i > start) {
                words.push_back(text.substr(start, i - start));
            }
            start = isEnd ? i + 1 : i;
        }
    }
    return words;
}

/// Words of memory after which a unit may stand without any mark ("rssmb", "RSSMB") or as a letter.
bool isMemoryWord(std::string_view word)
{
    constexpr auto kWords = std::to_array<std::string_view>(
        {"rss", "pss", "uss", "vms", "vsz", "mem", "memory", "heap", "res", "virt", "swap", "vsize",
         "resident", "memuse", "ram", "size"});
    return std::ranges::find(kWords, lowerCase(word)) != kWords.end();
}

/// "Go" is one of octets, "go" and "to" are words; peta and tera need more than their letter.
bool isSpelledAsUnit(std::string_view unit)
{
    const char first = lowerCase(unit).front();
    return unit.size() == 1 ? first == 'b' || first == 'k' || first == 'm' || first == 'g'
                            : isUpper(unit.front());
}

/// How many characters at the end of @p text are its unit, 0 for none.
std::size_t unitLengthAtEnd(std::string_view text)
{
    constexpr std::size_t kLongest = 10; // "kilooctets"
    for (std::size_t length = std::min(kLongest, text.size()); length > 0; --length) {
        const std::string_view unit = text.substr(text.size() - length);
        // "min" behind a size is its lowest value.
        const bool isMinimum = lowerCase(unit) == "min";
        if (std::ranges::any_of(unit, isBetween) || !(byteUnitOf(unit) || timeUnitOf(unit))) {
            continue;
        }
        const std::string_view before = text.substr(0, text.size() - length);
        const auto words = spelledWords(before);
        if (words.empty()) {
            continue;
        }
        const bool isMarked = isBetween(before.back());
        const bool isHump =
            isUpper(unit.front()) && (isLower(before.back()) || isFigure(before.back()));
        const bool hasMemory = std::ranges::any_of(words, isMemoryWord);
        const bool isPlain =
            isPlainByteUnit(unit) || (length > 1 && timeUnitOf(unit) && !(isMinimum && hasMemory));
        const bool followsMemory = hasMemory && byteUnitOf(unit) && isSpelledAsUnit(unit);
        const bool isLetterOfTime = length == 1 && timeUnitOf(unit);
        if (isMarked && (isPlain || followsMemory || isLetterOfTime)) {
            return length;
        }
        if ((isHump && (isPlain || followsMemory)) ||
            (isPlainByteUnit(unit) && isMemoryWord(words.back()))) {
            return length;
        }
    }
    return 0;
}

/// Cuts a trailing "(...)" or "[...]" off @p text and returns what it holds.
std::optional<std::string_view> takeBrackets(std::string_view& text)
{
    const std::size_t open = text.find_last_of("([");
    if (open == text.npos || !(text.ends_with(')') || text.ends_with(']'))) {
        return {};
    }
    const std::string_view inner = trimmed(text.substr(open + 1, text.size() - open - 2));
    text = trimmed(text.substr(0, open));
    return inner;
}

/// "in MB", "as MiB", ", MB": the unit behind such a word.
std::string_view withoutLeadIn(std::string_view text)
{
    for (const std::string_view word : {"in ", "as ", "of "}) {
        if (lowerCase(text.substr(0, word.size())) == word) {
            return trimmed(text.substr(word.size()));
        }
    }
    return text;
}

void takeLeadInAtEnd(std::vector<std::string>& words)
{
    if (words.size() > 1 && (words.back() == "in" || words.back() == "as")) {
        words.pop_back();
    }
}

/// The name among labels that stand alone: "rss" of `{__name__="rss", job="a"}`; empty without one.
std::string_view nameInLabels(std::string_view labels)
{
    constexpr std::string_view kName = "__name__=\"";
    const std::size_t start = labels.find(kName);
    const std::string_view rest =
        start == labels.npos ? std::string_view() : labels.substr(start + kName.size());
    return rest.substr(0, rest.find('"'));
}

/// Leaves out labels ("{job=...}") and, of "\\HOST\Process(python)\Private Bytes", all but the end.
std::string_view plainName(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('{') && text.ends_with('}')) {
        return nameInLabels(text);
    }
    if (text.ends_with('}') && text.find('{') != text.npos && text.find('{') > 0) {
        text = trimmed(text.substr(0, text.find('{')));
    }
    return text.starts_with("\\\\") ? text.substr(text.rfind('\\') + 1) : text;
}

} // namespace

bool ColumnName::has(std::string_view word) const
{
    return std::ranges::find(words, word) != words.end();
}

ColumnName columnNameOf(std::string_view text)
{
    ColumnName name;
    text = plainName(text);
    if (const auto inner = takeBrackets(text)) {
        // "(RSS, MB)": the last word may be the unit as well.
        const std::string_view all = withoutLeadIn(*inner);
        const std::string_view last = all.substr(all.find_last_of(" ,;") + 1);
        const std::string_view unit = isPlainByteUnit(last) ? last : all;
        const bool isUnit = byteUnitOf(unit) || timeUnitOf(unit) || isUnitOfCounter(unit);
        name.unit = isUnit ? unit : std::string_view();
        name.bracketed = isUnit ? inner->substr(0, inner->size() - unit.size()) : *inner;
    }
    if (name.unit.empty()) {
        const std::size_t length = unitLengthAtEnd(text);
        name.unit = text.substr(text.size() - length);
        text = text.substr(0, text.size() - length);
    }
    for (const std::string_view word : spelledWords(text)) {
        name.words.push_back(lowerCase(word));
    }
    takeLeadInAtEnd(name.words);
    for (const std::string& word : name.words) {
        name.base += (name.base.empty() ? "" : "_") + word;
    }
    for (const std::string_view word : spelledWords(name.bracketed)) {
        name.words.push_back(lowerCase(word));
    }
    return name;
}

} // namespace tidemark
