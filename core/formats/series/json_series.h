// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/json_rows.h"
#include "core/formats/series/series_samples.h"

#include <vector>

namespace tidemark
{

/// What tells one JSON series format from another.
struct JsonSeriesRules {
    std::string_view format;                 ///< FormatInfo::id
    std::optional<double> unitOfPlainT;      ///< of a member called "t", in nanoseconds
    bool (*isColumn)(std::string_view name); ///< whether a member with a number is a series
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
    void findTime(std::span<const JsonField> fields);
    void findStart(std::span<const JsonField> fields, std::int64_t position);
    bool addSample(std::span<const JsonField> fields, std::uint64_t line);
    void chooseColumns();
    Result<Recordings> finish();

    JsonSeriesRules m_rules;
    WarningTally m_tally;
    std::string m_timeName; ///< empty if rows are counted
    TimeValues m_times;
    std::string m_wallName;       ///< a second time, which tells the start; empty if there is none
    std::vector<Row> m_firstRows; ///< until the columns are chosen
    std::optional<SeriesSamples> m_samples;
    std::vector<std::string> m_fieldNames; ///< of the columns
    std::string m_unreadableTime; ///< name and text of a member that is called a time and is none
};

/// What the beginning of a JSON text holds.
struct JsonProbe {
    std::vector<JsonField> row;    ///< the first object, empty if there is none
    std::vector<JsonField> arrays; ///< of an object of arrays, the first element of each
    bool isCut = false;            ///< the text goes on behind what was probed

    /// True for an object of arrays with times and measurements. Where a long first array hides
    /// the others, its name must be that of a time or of memory.
    bool holdsColumns() const;
};
JsonProbe probeJson(std::string_view head);

/// True if @p fields are times and measurements, one of each at least.
bool holdsSeries(std::span<const JsonField> fields);

} // namespace tidemark
