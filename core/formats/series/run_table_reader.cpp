// SPDX-License-Identifier: GPL-3.0-or-later
// A table of runs as delimited text: one row a run, or the average of many, with its peak, how long
// it took and how many items it worked on. core/formats/README.md is the description for users.
//
// Layout    a header row with names, in any order, then one row a run. Comments ("# ...") and
//           "sep=;" may stand before and between. Cells as in csv_reader.cpp.
// Units     from the names ("memory_mb", "duration (ms)"), or behind the numbers; else bytes and
//           seconds. Sizes become whole bytes, KB and MB are powers of 1,024.
// Kept      label, peak, duration and count as the totals of a recording without series. Other
//           columns are left out.
// Samples   a name such as "time_s" may be that of a moment as well: such a table is a time series,
//           which csv_reader.cpp reads, where its times are in order as those of samples are.
// Errors    a row without a label, a size or a duration is skipped and counted, as are those beyond
//           10,000; a count that cannot be read, or is not above 0, is not known.
// Source    none.
// Fixtures  made by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/csv_start.h"
#include "core/formats/series/run_table.h"

namespace tidemark
{

namespace
{

/// Finds the header of a table of runs, then hands it the rows below.
class RunTableLines
{
public:
    /// False if @p line ought to be the header and is none.
    bool take(std::string_view line, std::uint64_t number, bool isComplete);

    RunTable& table() { return *m_table; }
    bool hasTable() const { return m_table.has_value(); }
    std::size_t rows() const { return m_rows; }

private:
    std::optional<char> m_delimiter;
    std::optional<RunTable> m_table;
    std::size_t m_rows = 0;
};

bool RunTableLines::take(std::string_view line, std::uint64_t number, bool isComplete)
{
    if (trimmed(line).empty() || isCsvComment(line)) {
        return true;
    }
    if (m_table) {
        m_table->addRow(line, number, isComplete);
        ++m_rows;
        return true;
    }
    if (const auto named = namedDelimiterOf(line)) {
        m_delimiter = named;
        return true;
    }
    auto header = RunTableHeader::read(line, m_delimiter);
    if (header) {
        m_table.emplace(std::move(*header));
    }
    return header.has_value();
}

class RunTableReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"run_table", "CSV table of runs", "*.csv *.tsv"}; }

    bool isDocument() const override { return true; }
    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

bool RunTableReader::finds(std::string_view head) const
{
    constexpr std::size_t kRows = 64;
    RunTableLines lines;
    head = withoutByteOrderMark(head);
    for (std::uint64_t number = 1; !head.empty() && lines.rows() < kRows; ++number) {
        if (!lines.take(takeLine(head), number, true)) {
            return false;
        }
    }
    return lines.hasTable() && lines.table().hasRuns() && !lines.table().mayBeSamples();
}

Result<Recordings> RunTableReader::read(Input& input, TaskControl& control,
                                        const ReadingOptions& /*options*/) const
{
    RunTableLines table;
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        if (!table.take(*line, lines.lineNumber(), lines.lineWasComplete())) {
            return noTableAt(*line, lines.lineNumber());
        }
    }
    const auto& error = lines.error();
    const bool hasRuns = table.hasTable() && table.table().hasRuns();
    if (error && (!leavesUsableFront(*error) || !hasRuns)) {
        return tl::unexpected(*error);
    }
    if (!table.hasTable()) {
        return failure(ErrorCode::NoSamples);
    }
    if (error) {
        table.table().addCutOff(*error);
    }
    return table.table().finish();
}

} // namespace

std::unique_ptr<FormatReader> makeRunTableReader()
{
    return std::make_unique<RunTableReader>();
}

} // namespace tidemark
