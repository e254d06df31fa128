// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/csv_start.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/csv_table.h"

#include <algorithm>
#include <vector>

namespace tidemark
{

namespace
{

/// The lines of a head that are not blank.
struct HeadLine {
    std::string_view text;
    std::uint64_t number;
};

std::vector<HeadLine> linesOf(std::string_view head)
{
    constexpr std::size_t kMostLines = 3000;
    std::vector<HeadLine> lines;
    head = withoutByteOrderMark(head);
    for (std::uint64_t number = 1; !head.empty() && lines.size() < kMostLines; ++number) {
        const std::string_view line = takeLine(head);
        if (!trimmed(line).empty()) {
            lines.push_back({line, number});
        }
    }
    return lines;
}

/// True if the line at @p index is a header of times, and the @p rows lines below it that are no
/// comments are its rows.
bool isConfirmed(const std::vector<HeadLine>& lines, std::size_t index, std::size_t rows,
                 std::optional<char> delimiter)
{
    const HeadLine& header = lines[index];
    auto table = CsvTable::fromHeader(withoutCommentMark(header.text), header.number, delimiter);
    if (!table) {
        return false;
    }
    std::size_t taken = 0;
    for (std::size_t i = index + 1; i < lines.size() && taken < rows; ++i) {
        if (!table->isComment(lines[i].text)) {
            table->addRow(lines[i].text, lines[i].number, true);
            ++taken;
        }
    }
    return taken == rows && table->hasSamples() && (index == 0 || table->hasNamedTime());
}

} // namespace

tl::unexpected<Error> noTableAt(std::string_view line, std::uint64_t number)
{
    constexpr std::size_t kQuoted = 80;
    const auto delimiter = delimiterOf(line);
    if (!delimiter) {
        return failure(ErrorCode::Malformed, std::string(line.substr(0, kQuoted)), number);
    }
    DelimitedRow row;
    std::string columns;
    for (const std::string_view cell : row.split(line, *delimiter)) {
        columns += (columns.empty() ? "" : ", ") + std::string(cell);
    }
    return failure(ErrorCode::NoTimeColumn, columns.substr(0, kQuoted), number);
}

std::string_view withoutCommentMark(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return text.starts_with('#') ? trimmed(text.substr(text.find_first_not_of('#') == text.npos
                                                           ? text.size()
                                                           : text.find_first_not_of('#')))
                                 : line;
}

bool hasNumber(std::string_view line, char delimiter)
{
    bool isCellsFront = true;
    for (const char c : line) {
        if (isCellsFront && c >= '0' && c <= '9') {
            return true;
        }
        isCellsFront = c == delimiter || (isCellsFront && (c == '"' || c == ' '));
    }
    return false;
}

bool isCsvComment(std::string_view line)
{
    return trimmed(line).starts_with('#');
}

std::optional<char> namedDelimiterOf(std::string_view line)
{
    constexpr std::string_view kSep = "sep=";
    line = trimmed(line);
    if (line.starts_with('"') && line.ends_with('"') && line.size() > 1) {
        line = line.substr(1, line.size() - 2);
    }
    const bool isNamed = line.size() == kSep.size() + 1 && line.starts_with(kSep);
    return isNamed ? std::optional(line.back()) : std::nullopt;
}

std::optional<CsvStart> csvStartOf(std::string_view head)
{
    const std::vector<HeadLine> lines = linesOf(head);
    std::optional<char> delimiter;
    std::optional<CsvStart> first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (const auto named = namedDelimiterOf(lines[i].text)) {
            delimiter = named;
            continue;
        }
        const bool hasDelimiter = lines[i].text.find_first_of(",;\t") != std::string_view::npos;
        if (!hasDelimiter) {
            continue;
        }
        // A row of units may stand between the names and the first row.
        const bool isHeader = isConfirmed(lines, i, 1, delimiter) ||
                              (i + 1 < lines.size() && !isConfirmed(lines, i + 1, 1, delimiter) &&
                               isConfirmed(lines, i, 2, delimiter));
        if (isHeader) {
            return CsvStart{lines[i].number, delimiter};
        }
        if (!first && !isCsvComment(lines[i].text) &&
            CsvTable::fromHeader(lines[i].text, lines[i].number, delimiter)) {
            first = CsvStart{lines[i].number, delimiter};
        }
    }
    return first;
}

} // namespace tidemark
