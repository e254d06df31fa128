// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/json_rows.h"
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
    explicit JsonSeries(JsonSeriesRules rules) : m_rules(rules) {}

    /// Reads all of @p input, one object a line, or one array of objects, or one object of arrays.
    Result<Recordings> read(Input& input, TaskControl& control);

private:
    struct Row {
        std::vector<JsonField> fields;
        std::uint64_t line;
    };

    Result<void> readLines(Input& input, TaskControl& control);
    Result<void> readArray(Input& input, TaskControl& control);
    Result<void> readColumns(Input& input, TaskControl& control);

    /// Counts a row as damaged that has no time, a wrong number or a negative size.
    void addRow(std::span<const JsonField> fields, std::uint64_t line);
    void addTimeOfLine(Input& input, std::uint64_t line, std::span<const JsonField> fields);
    void findTime(std::span<const JsonField> fields);
    void findStart(std::span<const JsonField> fields, std::int64_t position);
    bool holdsColumn(std::span<const JsonField> fields) const;
    bool addSample(std::span<const JsonField> fields);
    void chooseColumns();
    RowLabels chooseLabels();
    void readLabels(std::span<const JsonField> fields);

    JsonSeriesRules m_rules;
    WarningTally m_tally;
    std::string m_timeName; ///< empty if rows are counted
    TimeValues m_times;
    std::string m_wallName;       ///< a second time, which tells the start; empty if there is none
    std::vector<Row> m_firstRows; ///< until the columns are chosen
    std::optional<SeriesSamples> m_samples;
    std::vector<std::string> m_fieldNames; ///< of the columns
    std::vector<std::string> m_labelNames; ///< of members that tell what a row is about
    std::vector<double> m_values;
    std::vector<JsonField> m_timedFields; ///< a row with the time of its line
};

/// What the beginning of a JSON text holds.
struct JsonProbe {
    std::vector<JsonField> row;    ///< the first object that is wanted, empty if there is none
    std::vector<JsonField> arrays; ///< of an object of arrays, the first element of each
    bool isCut = false;            ///< the text goes on behind what was probed

    /// True for an object of arrays with times and measurements. Where a long first array hides
    /// the others, its name must be that of a time or of memory.
    bool holdsColumns() const;
};

/// Looks for the first object of which @p isWanted is true, alone or in an array, whatever text
/// stands before it; there must be @p rowsInText of them if there is other text.
JsonProbe probeJson(std::string_view head, bool (*isWanted)(std::span<const JsonField> row),
                    std::size_t rowsInText);

/// True if @p fields are times and measurements, one of each at least; in a row of a log, memory.
bool holdsSeries(std::span<const JsonField> fields);

/// True for what loggers write: a level beside a message.
bool isLogRow(std::span<const JsonField> fields);

/// True if a member that is no time is a series: any number in the outer object of measurements, in
/// inner objects and logs what is certainly memory.
bool isPlainColumn(const JsonField& field, bool isLogRow);

} // namespace tidemark
