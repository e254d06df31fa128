// SPDX-License-Identifier: GPL-3.0-or-later
// Plain delimited text with one column of times and any number of columns of measurements, as
// scripts and spreadsheets write it. core/formats/README.md is the description for users.
//
// Layout    a header row with names, then one row a sample. Cells are separated by commas,
//           semicolons or tabs (whichever the header holds most of) and may be in double quotes.
// Units     of a column from its name ("rss_mb", "time (ms)"), a row of units below the names, or
//           behind the numbers, else bytes and seconds. Sizes become whole bytes, times nanoseconds
//           since the first row.
// Kept      the first column with the name of a time, else the first of dates, as positions; others
//           of such a name are left out. Each other column that holds numbers is a series: name,
//           unit and, where these say nothing, its numbers tell whether of memory. Text columns and
//           columns without a name are left out. A date and time, or a number that counts from
//           1970, gives the start.
// Exports   core/documents/csv_export's names are understood: the kind and process in a series'
//           name, an axis that is no time, and a first column "recording". With that column each of
//           its values is a recording, and an empty cell says that nothing was sampled.
// Errors    a row with another number of cells or a wrong time is skipped and counted; a cell with
//           a wrong number or a negative size is a gap. The cells of a last row without a newline
//           are taken as they are.
// Source    none: names as psutil, Node.js, ps and Prometheus use them.
// Fixtures  made by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/csv_table.h"

namespace tidemark
{

namespace
{

class CsvReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"csv", "CSV time series", "*.csv *.tsv"}; }

    bool accepts(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control) const override;
};

/// A header that fits and rows that do; without a row the header must be certain.
bool CsvReader::accepts(std::string_view head) const
{
    constexpr std::uint64_t kRows = 32;
    head = withoutByteOrderMark(head);
    auto table = CsvTable::fromHeader(takeFilledLine(head), 1);
    if (!table) {
        return false;
    }
    for (std::uint64_t row = 1; row <= kRows; ++row) {
        const std::string_view line = takeFilledLine(head);
        if (line.empty()) {
            break;
        }
        table->addRow(line, row + 1, true);
    }
    return table->isSeries();
}

Result<Recordings> CsvReader::read(Input& input, TaskControl& control) const
{
    std::optional<CsvTable> table;
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty()) {
            continue;
        }
        if (table) {
            table->addRow(*line, lines.lineNumber(), lines.lineWasComplete());
            continue;
        }
        table = CsvTable::fromHeader(*line, lines.lineNumber());
        if (!table) {
            return failure(ErrorCode::Malformed, std::string(line->substr(0, 80)),
                           lines.lineNumber());
        }
    }
    const auto& error = lines.error();
    if (error && (!leavesUsableFront(*error) || !table || !table->hasSamples())) {
        return tl::unexpected(*error);
    }
    if (error) {
        table->addCutOff(*error);
    }
    return table ? table->finish() : failure(ErrorCode::NoSamples);
}

} // namespace

std::unique_ptr<FormatReader> makeCsvReader()
{
    return std::make_unique<CsvReader>();
}

} // namespace tidemark
