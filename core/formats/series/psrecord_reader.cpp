// SPDX-License-Identifier: GPL-3.0-or-later
// psrecord's log of a process, `psrecord PID --log FILE [--log-format csv] [--include-io]`.
//
// Layout    plain: "# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)", with I/O four more
//           columns (Read count, Write count, Read bytes, Write bytes), then rows of numbers in
//           columns 12 wide with three decimals.
//           CSV: "elapsed_time,nproc,cpu,mem_real,mem_virtual[,read_count,...]", then rows.
// Units     seconds since psrecord began; "MB" is MiB of 2^20 bytes. Sizes become whole bytes,
//           times nanoseconds since the first row.
// Kept      Real as RSS and Virtual as virtual size first, then everything else as counters: CPU
//           can exceed 100 %, children are summed in all columns. Neither program nor wall clock
//           is in the file. A second header starts another run.
// Output    psrecord prints the log between messages of its own if it was given no file; lines with
//           words are skipped and counted as output.
//           Further columns of a CSV are series by their names and numbers, as in any CSV; texts
//           and columns without a name, an index, are left out.
// Errors    a cell with a wrong number or a negative size is a gap; a row with another number of
//           columns or without a time is skipped and counted. A last row without a newline that is
//           shorter than the one before, and whose last number has fewer decimals or none, is cut
//           off (a plain log's rows are of one width; a CSV's are not, so there only a missing
//           column tells).
// Source    astrofrog/psrecord: psrecord/main.py.
// Fixtures  made by hand in the layout of psrecord 1.2 and 1.4.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/input/warning_tally.h"
#include "core/formats/series/delimited_row.h"
#include "core/formats/series/psrecord_header.h"
#include "core/formats/series/series_samples.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// The rows below one header.
class PsrecordRun
{
public:
    explicit PsrecordRun(PsrecordHeader header)
        : m_header(std::move(header)),
          m_samples(columnsOf(m_header))
    {
    }

    /// False if @p line is no row of this header.
    bool addRow(std::string_view line, std::uint64_t lineNumber);

    bool isEmpty() const { return m_samples.size() == 0; }

    /// True if @p line, the last one and without a newline, ends before its last number does.
    bool isCut(std::string_view line) const;

    Result<Recordings> finish(WarningTally tally);

private:
    static std::vector<NumberColumn> columnsOf(const PsrecordHeader& header);
    bool readRow(std::span<const std::string_view> cells, std::uint64_t lineNumber);

    PsrecordHeader m_header;
    SeriesSamples m_samples;
    DelimitedRow m_row;
    std::vector<std::string_view> m_words;
    std::string m_before; ///< the row added last
};

bool PsrecordRun::isCut(std::string_view line) const
{
    if (m_header.delimiter || line.size() >= m_before.size()) {
        return false;
    }
    std::string_view before = m_before;
    const std::size_t decimals = decimalsOf(takeLastWord(line));
    return decimals == 0 || decimals < decimalsOf(takeLastWord(before));
}

std::vector<NumberColumn> PsrecordRun::columnsOf(const PsrecordHeader& header)
{
    std::vector<NumberColumn> columns;
    for (const SeriesColumn& column : header.columns) {
        columns.emplace_back(column, NumberStyle::DecimalsOnly);
    }
    return columns;
}

bool PsrecordRun::addRow(std::string_view line, std::uint64_t lineNumber)
{
    if (m_header.delimiter) {
        return readRow(m_row.split(line, *m_header.delimiter), lineNumber);
    }
    m_words.clear();
    std::string_view rest = line;
    while (!trimmed(rest).empty() && m_words.size() <= m_samples.columnCount() + 1) {
        m_words.push_back(takeWord(rest));
    }
    m_before = line;
    return readRow(m_words, lineNumber);
}

bool PsrecordRun::readRow(std::span<const std::string_view> cells, std::uint64_t lineNumber)
{
    const bool isWhole = cells.size() == m_samples.columnCount() + 1;
    const auto position = isWhole ? toNanoseconds(cells[m_header.timeIndex]) : std::nullopt;
    if (!position) {
        return false;
    }
    std::size_t column = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i == m_header.timeIndex) {
            continue;
        }
        const bool isIndex = m_header.columns[column].name.empty();
        m_samples.set(column, isIndex ? kGap : m_samples.column(column).read(cells[i], lineNumber));
        ++column;
    }
    m_samples.add(*position);
    return true;
}

Result<Recordings> PsrecordRun::finish(WarningTally tally)
{
    auto read = m_samples.finish("psrecord", std::move(tally));
    if (!read) {
        return read;
    }
    auto recording = std::make_shared<Recording>(*read->front());
    std::ranges::stable_partition(recording->timeline.series, &Series::isInBytes);
    return Recordings{std::move(recording)};
}

class PsrecordReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"psrecord", "psrecord log", "*.log *.txt *.csv"}; }

    bool finds(std::string_view head) const override;

    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

/// The header may stand anywhere: psrecord's own messages come before it, or a program's output.
bool PsrecordReader::finds(std::string_view head) const
{
    head = withoutByteOrderMark(head);
    while (!head.empty()) {
        if (psrecordHeaderOf(takeLine(head))) {
            return true;
        }
    }
    return false;
}

/// Warnings go to the recording that was being read when they arose.
Result<Recordings> PsrecordReader::read(Input& input, TaskControl& control,
                                        const ReadingOptions& /*options*/) const
{
    Recordings recordings;
    std::optional<PsrecordRun> run;
    WarningTally tally;
    const auto finishRun = [&] {
        if (run && !run->isEmpty()) {
            auto finished = run->finish(tally);
            if (finished) {
                recordings.push_back(std::move(finished->front()));
                tally = {};
            }
        }
    };
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty()) {
            continue;
        }
        if (auto header = psrecordHeaderOf(*line)) {
            finishRun();
            run.emplace(std::move(*header));
            continue;
        }
        const bool cut = !lines.lineWasComplete() && run && run->isCut(*line);
        if (!cut && run && run->addRow(*line, lines.lineNumber())) {
            continue;
        }
        if (lines.lineWasComplete() && readsLikeText(*line)) {
            tally.add(WarningCode::OutputSkipped, lines.lineNumber());
        } else {
            tally.addLine(*line, lines.lineNumber(), lines.lineWasComplete());
        }
    }
    const auto& error = lines.error();
    if (error && !leavesUsableFront(*error)) {
        return tl::unexpected(*error);
    }
    if (error) {
        tally.addCutOff(*error);
    }
    const Error nothing = error ? *error : tally.noSamples();
    finishRun();
    return recordings.empty() ? tl::unexpected(nothing) : Result<Recordings>(std::move(recordings));
}

} // namespace

std::unique_ptr<FormatReader> makePsrecordReader()
{
    return std::make_unique<PsrecordReader>();
}

} // namespace tidemark
