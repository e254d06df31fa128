// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/delimited_row.h"
#include "core/formats/series/number_column.h"
#include "core/model/recording.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// Which columns of a table of runs hold what, from its header alone.
struct RunTableHeader {
    char delimiter = ',';
    std::size_t columns = 0;
    std::size_t label = 0;
    std::size_t memory = 0;
    std::size_t duration = 0;
    std::optional<std::size_t> count = {};
    std::vector<std::string> names = {};

    /// The duration has a name that may as well be that of the moment of a sample: "time_s".
    bool mayBeMoments = false;

    /// None if @p line lacks a label, a column of memory or one of a duration. The @p delimiter is
    /// the likeliest if none is given.
    static std::optional<RunTableHeader> read(std::string_view line,
                                              std::optional<char> delimiter = {});
};

/// The rows of a table of runs as recordings.
class RunTable
{
public:
    explicit RunTable(RunTableHeader header);

    /// Reads a row, or counts it as damaged: one without a label, a size or a duration.
    void addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete);

    void addCutOff(const Error& error) { m_tally.addCutOff(error); }
    bool hasRuns() const { return !m_rows.empty() && holdsMemory(); }

    /// True if the rows so far may be samples of a process over time, under names that leave that
    /// open.
    bool mayBeSamples() const;

    /// A recording for each row, in their order, at least one. NoSamples without any.
    Result<Recordings> finish();

private:
    struct Row {
        std::string label;
        double memory = 0.0;
        double duration = 0.0; ///< as its cell has it
        double unit = 0.0;     ///< of the duration, in nanoseconds
        double count = 0.0;    ///< kGap if not told
    };

    bool holdsMemory() const { return m_memory.column().isInBytes() && !m_memory.column().isOpen; }
    void takeChange(NumberColumn& column, double Row::*value);
    void readDuration(std::string_view cell, std::uint64_t line, Row& row);
    bool ascendsWithinLabels(std::size_t& longest) const;

    RunTableHeader m_header;
    NumberColumn m_memory;
    NumberColumn m_durations;
    NumberColumn m_counts;
    double m_nanosecondsPerUnit;
    std::vector<Row> m_rows;
    DelimitedRow m_row;
    WarningTally m_tally;
};

} // namespace tidemark
