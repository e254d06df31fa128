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
#include "core/formats/series/source_columns.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kExampleLength = 40;

/// The rows below one header.
class PsrecordRun
{
public:
    PsrecordRun(PsrecordHeader header, ColumnChoices choices)
        : m_header(std::move(header)),
          m_choices(std::move(choices)),
          m_samples(columnsOf(m_header, m_choices)),
          m_examples(m_header.names.size())
    {
    }

    /// False if @p line is no row of this header.
    bool addRow(std::string_view line, std::uint64_t lineNumber);

    bool isEmpty() const { return m_samples.size() == 0; }

    /// True if @p line, the last one and without a newline, ends before its last number does.
    bool isCut(std::string_view line) const;

    /// NothingToMeasure if all that might be measured is to be ignored.
    Result<Recordings> finish(WarningTally tally);

private:
    static std::vector<NumberColumn> columnsOf(const PsrecordHeader& header,
                                               const ColumnChoices& choices);
    bool readRow(std::span<const std::string_view> cells, std::uint64_t lineNumber);
    bool isLeftOut(std::size_t cell) const
    {
        return m_header.names[cell].empty() || m_choices.ignores(m_header.names[cell]);
    }
    SourceTable sourceTable();

    PsrecordHeader m_header;
    ColumnChoices m_choices;
    SeriesSamples m_samples;             ///< what is left out has no reading in it
    std::vector<std::string> m_examples; ///< of the first row
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

std::vector<NumberColumn> PsrecordRun::columnsOf(const PsrecordHeader& header,
                                                 const ColumnChoices& choices)
{
    std::vector<NumberColumn> columns;
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        SeriesColumn column = header.columns[i];
        const auto* const choice = choices.find(header.names[i < header.timeIndex ? i : i + 1]);
        if (choice != nullptr && choice->use != ColumnChoice::Use::Ignored) {
            column.follow(*choice);
        }
        columns.emplace_back(std::move(column), NumberStyle::DecimalsOnly);
    }
    return columns;
}

/// What became of the columns. After the samples were finished, which decides what was open.
SourceTable PsrecordRun::sourceTable()
{
    SourceTable table;
    table.choices = m_choices;
    for (std::size_t i = 0; i < m_header.names.size(); ++i) {
        const std::string& name = m_header.names[i];
        SourceColumn column{name, m_examples[i]};
        if (i == m_header.timeIndex) {
            column.use = SourceColumn::Use::Time;
        } else if (!isLeftOut(i)) {
            NumberColumn& measured = m_samples.column(i < m_header.timeIndex ? i : i - 1);
            column = measured.numbers() > 0 ? sourceColumnOf(name, m_examples[i], measured.column())
                                            : column;
        }
        table.columns.push_back(std::move(column));
    }
    return table;
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
        m_samples.set(column,
                      isLeftOut(i) ? kGap : m_samples.column(column).read(cells[i], lineNumber));
        ++column;
    }
    for (std::size_t i = 0; i < cells.size() && m_samples.size() == 0; ++i) {
        m_examples[i] = cells[i].substr(0, kExampleLength);
    }
    m_samples.add(*position);
    return true;
}

Result<Recordings> PsrecordRun::finish(WarningTally tally)
{
    auto read = m_samples.finish("psrecord", std::move(tally));
    const bool isAnyIgnored = std::ranges::any_of(
        m_header.names, [this](const std::string& name) { return m_choices.ignores(name); });
    if (!read) {
        return isAnyIgnored ? failure(ErrorCode::NothingToMeasure) : read;
    }
    auto recording = std::make_shared<Recording>(*read->front());
    std::ranges::stable_partition(recording->timeline.series, &Series::isInBytes);
    return withTable({std::move(recording)}, sourceTable());
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
                                        const ReadingOptions& options) const
{
    Recordings recordings;
    std::optional<PsrecordRun> run;
    WarningTally tally;
    std::optional<Error> refused; ///< why a run with rows has nothing to show
    const auto finishRun = [&] {
        if (run && !run->isEmpty()) {
            auto finished = run->finish(tally);
            if (finished) {
                recordings.push_back(std::move(finished->front()));
                tally = {};
            } else {
                refused = std::move(finished.error());
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
            auto choices = options.choicesFor("psrecord", header->names);
            run.emplace(std::move(*header), std::move(choices));
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
    finishRun();
    const Error nothing = error ? *error : refused.value_or(tally.noSamples());
    return recordings.empty() ? tl::unexpected(nothing) : Result<Recordings>(std::move(recordings));
}

} // namespace

std::unique_ptr<FormatReader> makePsrecordReader()
{
    return std::make_unique<PsrecordReader>();
}

} // namespace tidemark
