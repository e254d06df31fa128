// SPDX-License-Identifier: GPL-3.0-or-later
// memory_profiler's line-by-line report (`python -m memory_profiler`, @profile), as printed or
// logged.
//
// Layout    for each function:
//             Filename: <path>
//             <blank line>
//             Line #    Mem usage    Increment  Occurrences   Line Contents
//             =============================================================
//                  5   21.891 MiB   21.891 MiB           1   @profile
//                  6                                         def main():
//             <two blank lines>
//           Reports from before 2020 have no Occurrences, one version spells it "Occurences".
//           A row starts where its header starts: a document may indent the table, a logger put
//           text of one length before each line and a blank line after it.
// Units     MiB of 2^20 bytes, with 1 to 5 decimals; become whole bytes.
// Kept      every row: line, memory (the most after the line), increment (the sum over all runs
//           of the line, may be negative), occurrences, source to the letter. There is no time.
// Output    of the program before, between and after the tables is skipped and counted line by
//           line, blank lines are not.
// Errors    a line inside a table that starts like a row and breaks its rules is skipped and
//           counted as damaged. A last row without a newline counts if all its columns are there.
// Source    pythonprofilers/memory_profiler: memory_profiler.py (show_results, LogFile).
// Fixtures  real runs of memory_profiler 0.61; old_columns and indented imitate another version
//           and a document by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/input/warning_tally.h"
#include "core/formats/series/line_report_row.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Takes a report line by line.
class LineReport
{
public:
    /// @p isWhole is false for a last line without a newline.
    void takeLine(std::string_view line, std::uint64_t number, bool isWhole);

    /// The tables that have rows, and all warnings.
    Recording finish();

    WarningTally tally;

private:
    bool takeFileName(std::string_view line, std::uint64_t number);
    bool takeRow(std::string_view line, bool isWhole);
    void dropFileName();

    std::vector<LineTable> m_tables;
    std::optional<LineReportHeader> m_header; ///< of the table that goes on, if one does
    std::optional<std::string> m_fileName;    ///< seen before the next header
    std::uint64_t m_fileNameLine = 0;
    bool m_afterBlank = false; ///< a blank line came after the last row
};

bool LineReport::takeFileName(std::string_view line, std::uint64_t number)
{
    constexpr std::string_view kFileName = "Filename: ";
    const std::size_t start = line.find(kFileName);
    if (start == line.npos) {
        return false;
    }
    dropFileName();
    m_header.reset();
    m_fileName = line.substr(start + kFileName.size());
    m_fileNameLine = number;
    return true;
}

/// A "Filename:" without a table was output of the program after all.
void LineReport::dropFileName()
{
    if (m_fileName) {
        tally.add(WarningCode::OutputSkipped, m_fileNameLine);
        m_fileName.reset();
    }
}

/// Behind a blank line, where output of the program may stand, a row must have all its columns.
bool LineReport::takeRow(std::string_view line, bool isWhole)
{
    LineTable& table = m_tables.back();
    const std::string_view text = line.substr(std::min(m_header->indent, line.size()));
    if (table.rows.empty() && text.starts_with('=') && text.find_first_not_of('=') == text.npos) {
        return true;
    }
    auto row = lineReportRowOf(line, *m_header, isWhole && !m_afterBlank);
    if (!row || (!table.rows.empty() && row->line <= table.rows.back().line)) {
        return false;
    }
    if (table.function.empty()) {
        table.function = definedFunction(row->source);
    }
    table.rows.push_back(std::move(*row));
    return true;
}

void LineReport::takeLine(std::string_view line, std::uint64_t number, bool isWhole)
{
    const std::string_view bare =
        m_header ? line.substr(std::min(m_header->indent, line.size())) : line;
    if (trimmed(bare).empty()) {
        m_afterBlank = true;
        return;
    }
    if (auto header = lineReportHeaderOf(line)) {
        m_header = header;
        m_afterBlank = false;
        m_tables.push_back({m_fileName.value_or(""), {}, {}});
        m_fileName.reset();
        return;
    }
    if (m_header && takeRow(line, isWhole)) {
        m_afterBlank = false;
        return;
    }
    if (takeFileName(line, number)) {
        return;
    }
    dropFileName();
    std::string_view rest = bare;
    const bool likeARow = m_header && !m_afterBlank && toInteger(takeWord(rest));
    if (likeARow) {
        tally.addLine(line, number, isWhole);
    } else {
        tally.add(WarningCode::OutputSkipped, number);
    }
}

Recording LineReport::finish()
{
    dropFileName();
    std::erase_if(m_tables, [](const LineTable& table) { return table.rows.empty(); });
    Recording recording;
    recording.format = "line_report";
    recording.lineTables = std::move(m_tables);
    recording.warnings = tally.warnings();
    return recording;
}

class LineReportReader final : public FormatReader
{
public:
    FormatInfo info() const override
    {
        return {"line_report", "memory_profiler line report", "*.txt *.log"};
    }

    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

/// True if the header of a table stands anywhere: output of the program may come before it.
bool LineReportReader::finds(std::string_view head) const
{
    constexpr std::string_view kFirst = "Line #";
    for (std::size_t at = head.find(kFirst); at != head.npos; at = head.find(kFirst, at + 1)) {
        const std::size_t end = std::min(head.find_first_of("\r\n", at), head.size());
        if (lineReportHeaderOf(head.substr(at, end - at))) {
            return true;
        }
    }
    return false;
}

Result<Recordings> LineReportReader::read(Input& input, TaskControl& control,
                                          const ReadingOptions& /*options*/) const
{
    LineReport report;
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        report.takeLine(*line, lines.lineNumber(), lines.lineWasComplete());
    }
    const auto& error = lines.error();
    if (error && !leavesUsableFront(*error)) {
        return tl::unexpected(*error);
    }
    if (error) {
        report.tally.addCutOff(*error);
    }
    Recording recording = report.finish();
    if (!recording.lineTables.empty()) {
        return Recordings{std::make_shared<Recording>(std::move(recording))};
    }
    return error ? tl::unexpected(*error) : tl::unexpected(report.tally.noSamples());
}

} // namespace

std::unique_ptr<FormatReader> makeLineReportReader()
{
    return std::make_unique<LineReportReader>();
}

} // namespace tidemark
