// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/line_report_row.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::size_t kNumberWidth = 6;
constexpr std::string_view kGapBeforeSource = "   ";

/// With the column of occurrences, whose name is wider than its figures.
constexpr std::size_t kWidthWithOccurrences = 1 + 12 + 1 + 12 + 2 + 10 + kGapBeforeSource.size();

/// Takes "24.051 MiB" off @p rest, as bytes. Early versions wrote "MB" for the same unit.
std::optional<std::int64_t> takeSize(std::string_view& rest)
{
    constexpr double kLargest = 9007199254740992.0; // 2^53
    const auto value = toDouble(takeWord(rest));
    const std::string_view unit = takeWord(rest);
    if (!value || (unit != "MiB" && unit != "MB")) {
        return {};
    }
    const double bytes = *value * kBytesPerMiB;
    return std::abs(bytes) <= kLargest ? std::optional<std::int64_t>(std::llround(bytes))
                                       : std::nullopt;
}

/// The row of a line that was never executed: nothing but blanks up to the source.
bool takeBlankFigures(std::string_view rest, const LineReportHeader& header, bool isWhole,
                      LineRow& row)
{
    const std::size_t width = header.figureWidth;
    const bool reachesSource = rest.size() >= width;
    if (!trimmed(rest.substr(0, width)).empty() || (!reachesSource && !isWhole)) {
        return false;
    }
    row.source = rest.substr(std::min(width, rest.size()));
    return true;
}

bool takeFigures(std::string_view rest, const LineReportHeader& header, LineRow& row)
{
    row.memoryBytes = takeSize(rest);
    row.incrementBytes = takeSize(rest);
    if (!row.memoryBytes || *row.memoryBytes < 0 || !row.incrementBytes) {
        return false;
    }
    if (header.hasOccurrences) {
        row.occurrences = toInteger(takeWord(rest));
        if (!row.occurrences || *row.occurrences < 0) {
            return false;
        }
    }
    if (!rest.starts_with(kGapBeforeSource)) {
        return false;
    }
    row.source = rest.substr(kGapBeforeSource.size());
    return true;
}

} // namespace

std::optional<LineReportHeader> lineReportHeaderOf(std::string_view line)
{
    constexpr std::string_view kFirst = "Line #";
    const std::size_t indent = line.find(kFirst);
    if (indent == line.npos) {
        return {};
    }
    std::string_view rest = line.substr(indent + kFirst.size());
    const auto takeName = [&rest](std::string_view name) {
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        const bool found = rest.starts_with(name);
        rest.remove_prefix(found ? name.size() : 0);
        return found;
    };
    if (!takeName("Mem usage") || !takeName("Increment")) {
        return {};
    }
    const bool hasOccurrences = takeName("Occurrences") || takeName("Occurences");
    constexpr std::string_view kSource = "Line Contents";
    if (!takeName(kSource) || !trimmed(rest).empty()) {
        return {};
    }
    // Early versions made the columns narrower.
    const std::size_t named = line.size() - rest.size() - kSource.size() - indent - kNumberWidth;
    return LineReportHeader{indent, hasOccurrences, hasOccurrences ? kWidthWithOccurrences : named};
}

std::optional<LineRow> lineReportRowOf(std::string_view line, const LineReportHeader& header,
                                       bool isWhole)
{
    if (line.size() <= header.indent) {
        return {};
    }
    std::string_view rest = line.substr(header.indent);
    LineRow row;
    const auto number = toInteger(takeWord(rest));
    const std::size_t used = line.size() - header.indent - rest.size();
    if (!number || *number < 1 || used < kNumberWidth) {
        return {};
    }
    row.line = *number;
    if (takeBlankFigures(rest, header, isWhole, row) || takeFigures(rest, header, row)) {
        return row;
    }
    return {};
}

std::string_view definedFunction(std::string_view source)
{
    std::string_view rest = source;
    std::string_view word = takeWord(rest);
    if (word == "async") {
        word = takeWord(rest);
    }
    if (word != "def") {
        return {};
    }
    rest = trimmed(rest);
    return trimmed(rest.substr(0, rest.find('(')));
}

} // namespace tidemark
