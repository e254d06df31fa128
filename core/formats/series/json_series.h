// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/reading_options.h"
#include "core/formats/series/json_labels.h"
#include "core/formats/series/json_probe.h"
#include "core/formats/series/json_times.h"
#include "core/formats/series/series_samples.h"

#include <vector>

namespace tidemark
{

/// What tells one JSON series format from another.
struct JsonSeriesRules {
    std::string_view format;            ///< FormatInfo::id
    std::optional<double> unitOfPlainT; ///< of a member called "t", in nanoseconds
    /// Whether a member with a number is a series, in a row of a log or of measurements alone.
    bool (*isColumn)(const JsonField& field, bool isLogRow);
    bool isOneObject;  ///< all series are members of the same object, after which none is called
    bool mayCountRows; ///< rows without a time are allowed: the axis counts them
};

/// Collects rows of JSON members into a recording. The members of the first 64 rows are the
/// columns; one that appears later is left out.
class JsonSeries
{
public:
    /// @p options must live until read() returns.
    JsonSeries(JsonSeriesRules rules, const ReadingOptions& options)
        : m_rules(rules),
          m_options(options),
          m_times(rules.unitOfPlainT)
    {
    }

    /// Reads all of @p input, one object a line, or one array of objects, or one object of arrays.
    Result<Recordings> read(Input& input, TaskControl& control);

private:
    Result<void> readLines(Input& input, TaskControl& control);
    Result<void> readArray(Input& input, TaskControl& control);
    Result<void> readColumns(Input& input, TaskControl& control);

    /// Counts a row as damaged that has no time, a wrong number or a negative size.
    void addRow(std::span<const JsonField> fields, std::uint64_t line);
    void addTimeOfLine(Input& input, std::uint64_t line, std::span<const JsonField> fields);
    bool holdsColumn(std::span<const JsonField> fields) const;
    bool addSample(std::span<const JsonField> fields, std::uint64_t line);
    void chooseColumns();
    void findMembers();
    void describeMembers();
    void noteMembers(std::span<const JsonField> fields);
    RowLabels chooseLabels();
    void takeChangedTimes();
    void readLabels(std::span<const JsonField> fields);
    Result<Recordings> finish();

    JsonSeriesRules m_rules;
    const ReadingOptions& m_options;
    SourceTable m_table;
    WarningTally m_tally;
    JsonTimes m_times;                ///< none is found if rows are counted
    std::vector<JsonRow> m_firstRows; ///< until the columns are chosen
    std::optional<SeriesSamples> m_samples;
    std::vector<std::string> m_fieldNames; ///< of the columns
    std::vector<std::string> m_labelNames; ///< of members that tell what a row is about
    std::vector<JsonField> m_timedFields;  ///< a row with the time of its line
    std::string m_memberNames; ///< of the first row, for the message that none is a time
};

} // namespace tidemark
