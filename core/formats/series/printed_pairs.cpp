// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/printed_pairs.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/memory_words.h"
#include "core/formats/series/row_labels.h"
#include "core/formats/series/series_columns.h"
#include "core/formats/series/tool_tables.h"
#include "core/formats/series/trace_gc_line.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kLongestLine = 4096;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isInName(char c)
{
    return isDigit(c) || isLetter(c) || c == '_' || c == '.';
}

/// Cuts blanks and then a name off the end of @p before. Empty if no name stands there by itself:
/// "--memory=1" and "?mem=1" say something else.
std::string_view takeName(std::string_view& before)
{
    constexpr std::string_view kBeforeNames = " \t([{,;|#:\"'";
    before = before.substr(0, before.find_last_not_of(" \"'") + 1);
    std::size_t start = before.size();
    while (start > 0 && isInName(before[start - 1])) {
        --start;
    }
    const std::string_view name = before.substr(start);
    before = before.substr(0, start);
    const bool isAlone = before.empty() || kBeforeNames.find(before.back()) != before.npos;
    return isAlone && !name.empty() && isLetter(name.front()) ? name : std::string_view();
}

/// The number at the front of @p text with its unit of bytes, if it has one, "12.5 MB". Empty if
/// there is no number, or if it goes on as something else.
std::string_view numberIn(std::string_view text, bool& hasUnit)
{
    std::size_t end = 0;
    while (end < text.size() &&
           (isDigit(text[end]) || (end > 0 && (text[end] == '.' || text[end] == '_')))) {
        ++end;
    }
    while (end > 0 && !isDigit(text[end - 1])) {
        --end; // the point of a sentence
    }
    const std::size_t unit = std::min(text.find_first_not_of(' ', end), text.size());
    std::size_t unitEnd = unit;
    while (unitEnd < text.size() && isLetter(text[unitEnd])) {
        ++unitEnd;
    }
    const bool isSentence = text.substr(unitEnd) == "." || text.substr(unitEnd).starts_with(". ");
    const bool endsThere = unitEnd == text.size() || !isInName(text[unitEnd]) || isSentence;
    // "rss=1 m=2": the letter is the next name.
    const bool isNextName =
        (unit > end && unitEnd == unit + 1) ||
        (unitEnd < text.size() && (text[unitEnd] == '=' || text[unitEnd] == ':'));
    hasUnit = end > 0 && endsThere && !isNextName &&
              byteUnitOf(text.substr(unit, unitEnd - unit)).has_value();
    if (hasUnit) {
        return text.substr(0, unitEnd);
    }
    const bool goesOn = end < text.size() && (isInName(text[end]) || text[end] == '%');
    return goesOn ? std::string_view() : text.substr(0, end);
}

/// A text in quotes, or up to a blank or what closes a list.
std::string_view textIn(std::string_view text)
{
    const bool isQuoted = text.starts_with('"') || text.starts_with('\'');
    const std::size_t end = isQuoted ? text.find(text.front(), 1) : text.find_first_of(" \t,;)]}");
    return isQuoted ? (end == text.npos ? std::string_view() : text.substr(1, end - 1))
                    : text.substr(0, end);
}

bool isCertain(std::string_view name)
{
    return seriesColumnOf(name).isCertain || isHighestRss(name);
}

/// "Memory usage" of "INFO Memory usage: ", the shortest that says it; empty if a word before it
/// makes it something else: "peak memory".
std::string_view nameBeforeColon(std::string_view before)
{
    constexpr int kMostWords = 3;
    const std::string_view all = before.substr(0, before.find_last_not_of(' ') + 1);
    std::string_view rest = all;
    std::string_view found;
    for (int words = 0; words < kMostWords; ++words) {
        const std::string_view word = takeName(rest);
        if (word.empty()) {
            break;
        }
        const std::string_view name =
            all.substr(static_cast<std::size_t>(word.data() - all.data()));
        const MemoryWords says = memoryWordsOf(columnNameOf(name));
        if (says.isOfTheMachine || says.isChange) {
            return {};
        }
        found = found.empty() && isCertain(name) ? name : found;
        if (rest.empty() || rest.back() != ' ') {
            break;
        }
    }
    return found;
}

/// Puts pairs together.
class Members
{
public:
    void add(std::string_view name, std::string_view value, bool isNumber)
    {
        const bool isPlain = std::ranges::none_of(value, [](char c) {
            return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
        });
        if (!isPlain || value.empty()) {
            return;
        }
        m_text += m_text.empty() ? "{\"" : ", \"";
        m_text.append(name).append("\": ");
        m_text.append(isNumber ? "" : "\"").append(value).append(isNumber ? "" : "\"");
    }
    std::string finish() { return m_text + '}'; }

private:
    std::string m_text;
};

/// Adds the pair at the '=' before @p behind; true if it is one of memory.
bool addAssigned(std::string_view before, std::string_view behind, Members& members)
{
    const std::string_view name = takeName(before);
    if (behind.starts_with('>')) { // of Ruby
        behind.remove_prefix(1);
    }
    behind = trimmed(behind);
    if (name.empty() || behind.empty()) {
        return false;
    }
    if (isCertain(name)) {
        bool hasUnit = false;
        const std::string_view number = numberIn(behind, hasUnit);
        members.add(name, number, toInteger(number) && !number.starts_with('0'));
        return !number.empty();
    }
    if (timeColumnOf(name) || rowLabelOf(name)) {
        members.add(name, textIn(behind), false);
    }
    return false;
}

} // namespace

std::string jsonOfPairs(std::string_view line)
{
    if (line.size() > kLongestLine || isOtherLineOfGcTrace(line)) {
        return {};
    }
    Members members;
    bool hasMemory = false;
    for (std::size_t at = line.find_first_of("=:"); at != line.npos;
         at = line.find_first_of("=:", at + 1)) {
        const std::string_view before = line.substr(0, at);
        const std::string_view behind = line.substr(at + 1);
        if (line[at] == '=') {
            hasMemory = addAssigned(before, behind, members) || hasMemory;
            continue;
        }
        bool hasUnit = false;
        const std::string_view number = numberIn(trimmed(behind), hasUnit);
        const std::string_view name = hasUnit ? nameBeforeColon(before) : std::string_view();
        if (!name.empty()) {
            members.add(name, number, false);
            hasMemory = true;
        }
    }
    return hasMemory ? members.finish() : std::string();
}

} // namespace tidemark
