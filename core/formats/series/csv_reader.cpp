// SPDX-License-Identifier: GPL-3.0-or-later
// Plain delimited text with one column of times and any number of columns of measurements, as
// scripts and spreadsheets write it. core/formats/README.md is the description for users.
//
// Layout    a header row with names, then one row a sample. Comments ("# ..."), "sep=;" and output
//           of programs may stand before it. The header again starts another recording, unless the
//           times go on as before; so does a header with other names, with a row that fits below.
//           Cells are separated by commas, semicolons or tabs (whichever the header holds most of)
//           and may be in double quotes. The tables that InfluxDB exports, with "#datatype" and the
//           like above each header, are such tables.
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

    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

/// A header that fits and rows that do; without a row the header must be certain.
bool CsvReader::finds(std::string_view head) const
{
    constexpr std::uint64_t kRows = 32;
    const auto start = csvStartOf(head);
    std::optional<CsvTable> table;
    head = withoutByteOrderMark(head);
    std::uint64_t rows = 0;
    for (std::uint64_t number = 1; start && !head.empty() && rows < kRows; ++number) {
        const std::string_view line = takeLine(head);
        if (number < start->line || trimmed(line).empty()) {
            continue;
        }
        if (table && !table->isComment(line)) {
            table->addRow(line, number, true);
            ++rows;
        } else if (!table) {
            table = CsvTable::fromHeader(withoutCommentMark(line), number, start->delimiter);
        }
    }
    return table && table->isSeries();
}

/// The tables of one file, one after the other.
class CsvTables
{
public:
    CsvTables(std::optional<CsvStart> start, const ReadingOptions& options)
        : m_start(start),
          m_options(options)
    {
    }

    /// Malformed if nothing in the file may be a header.
    Result<void> takeLine(std::string_view line, std::uint64_t number, bool isComplete);
    bool hasSamples() { return !m_recordings.empty() || (m_table && m_table->hasSamples()); }
    void addCutOff(const Error& error) { m_table->addCutOff(error); }
    Result<Recordings> finish();

private:
    std::optional<CsvTable> tableBelow(std::string_view header, std::uint64_t number) const;
    void endTable();
    void settleOther(std::string_view line, std::uint64_t number);

    /// A line that may be the header of another table.
    struct OtherHeader {
        std::string text;
        std::uint64_t number;
    };

    std::optional<CsvStart> m_start;
    const ReadingOptions& m_options;
    std::optional<CsvTable> m_table;
    std::optional<CsvTable> m_next;     ///< below a header that came again, until its first row
    std::optional<OtherHeader> m_other; ///< until the line below it tells
    std::uint64_t m_output = 0;         ///< lines before the table
    std::uint64_t m_firstOutput = 0;
    Recordings m_recordings;
    std::optional<Error> m_error;
};

std::optional<CsvTable> CsvTables::tableBelow(std::string_view header, std::uint64_t number) const
{
    auto table = CsvTable::fromHeader(withoutCommentMark(header), number,
                                      m_start ? m_start->delimiter : std::nullopt);
    if (table) {
        table->follow(m_options.choicesFor("csv", table->names()));
    }
    return table;
}

void CsvTables::endTable()
{
    auto finished = m_table->finish();
    if (finished) {
        m_recordings.insert(m_recordings.end(), finished->begin(), finished->end());
    } else {
        m_error = m_error.value_or(std::move(finished.error()));
    }
}

/// If @p line is a row of the table that m_other begins, that one follows; else m_other is no row.
void CsvTables::settleOther(std::string_view line, std::uint64_t number)
{
    const OtherHeader header = std::move(*m_other);
    m_other.reset();
    auto probe = tableBelow(header.text, header.number);
    if (probe) {
        probe->addRow(line, number, true);
    }
    if (!probe || !probe->hasSamples()) {
        m_table->addRow(header.text, header.number, true);
        return;
    }
    endTable();
    m_table = tableBelow(header.text, header.number);
    m_next.reset();
}

Result<void> CsvTables::takeLine(std::string_view line, std::uint64_t number, bool isComplete)
{
    if (!m_table && m_start && number < m_start->line) {
        const bool isOutput = !isCsvComment(line) && !namedDelimiterOf(line);
        m_firstOutput = isOutput && m_output == 0 ? number : m_firstOutput;
        m_output += isOutput ? 1U : 0U;
        return {};
    }
    if (!m_table) {
        m_table = tableBelow(line, number);
        if (!m_table) {
            return noTableAt(line, number);
        }
        m_table->addOutput(m_firstOutput, m_output);
        return {};
    }
    if (m_table->isComment(line)) {
        return {};
    }
    if (m_table->isHeader(line)) {
        m_next = tableBelow(line, number);
        return {};
    }
    if (m_other) {
        settleOther(line, number);
    }
    if (isComplete && m_table->mayBeOtherHeader(line)) {
        m_other = {std::string(line), number};
        return {};
    }
    if (m_next && !m_table->goesOnWith(line)) {
        endTable();
        m_table = std::move(*m_next);
    }
    m_next.reset();
    m_table->addRow(line, number, isComplete);
    return {};
}

Result<Recordings> CsvTables::finish()
{
    if (!m_table) {
        return failure(ErrorCode::NoSamples);
    }
    if (m_other) {
        m_table->addRow(m_other->text, m_other->number, true);
    }
    endTable();
    return m_recordings.empty() ? tl::unexpected(*m_error)
                                : Result<Recordings>(std::move(m_recordings));
}

Result<Recordings> CsvReader::read(Input& input, TaskControl& control,
                                   const ReadingOptions& options) const
{
    CsvTables tables(csvStartOf(input.head()), options);
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty()) {
            continue;
        }
        auto taken = tables.takeLine(*line, lines.lineNumber(), lines.lineWasComplete());
        if (!taken) {
            return tl::unexpected(std::move(taken.error()));
        }
    }
    const auto& error = lines.error();
    if (error && (!leavesUsableFront(*error) || !tables.hasSamples())) {
        return tl::unexpected(*error);
    }
    if (error) {
        tables.addCutOff(*error);
    }
    return tables.finish();
}

} // namespace

std::unique_ptr<FormatReader> makeCsvReader()
{
    return std::make_unique<CsvReader>();
}

} // namespace tidemark
