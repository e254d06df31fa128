// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/source_table.h"

#include <string>
#include <string_view>

namespace tidemark
{

/// What a plain series file's column holds, from its name alone; core/formats/README.md lists the
/// names. Case, camelCase, blanks, points and dashes do not matter.

/// A column of times: its unit in nanoseconds, if the name tells one. None for other names.
struct TimeColumn {
    std::optional<double> nanosecondsPerUnit = {};
    bool isElapsed = false;       ///< "05:12" in it are minutes and seconds
    bool isOnlyWallClock = false; ///< "epoch" may count something else, unless it counts from 1970
};
std::optional<TimeColumn> timeColumnOf(std::string_view name);

/// A column of measurements.
struct SeriesColumn {
    SeriesKind kind = SeriesKind::External;
    std::string name;       ///< as in the file, without what the other members tell
    double scale = 1.0;     ///< to bytes; 1 for counters
    bool isCertain = false; ///< the name, or the unit in it, says that it holds memory
    std::optional<std::int64_t> pid = {}; ///< of a child process
    bool countsBytes = false;             ///< as Series has it
    SeriesMeaning meaning = {MeaningSource::Name};
    bool isOpen = false;        ///< neither name nor unit says what it is: its numbers have to
    bool isUnitUnknown = false; ///< it names a unit that is none we know
    std::uint64_t place = 0;    ///< 1-based, in its table; 0 if it is in none

    std::optional<ColumnChoice> choice = {}; ///< of a person: then `meaning` only tells the unit
    bool awaitsLabels = false; ///< its values are plain numbers until labels tell their unit

    bool isInBytes() const { return kind != SeriesKind::Counter || countsBytes; }

    /// Whole bytes, or a counter's number; none if it is no possible value.
    std::optional<double> valueOf(double number) const;

    /// Makes it what a person says it is. Ignored is for whoever has the column.
    void follow(const ColumnChoice& chosen);

    /// What to tell of its meaning.
    SeriesMeaning toldMeaning() const;

    /// How many bytes a unit behind a number holds, in this column; none for other texts.
    std::optional<double> byteUnitInCell(std::string_view unit) const;
};

/// The axis that a column of positions counts, other than time, where our own export calls it
/// @p name; none for other names.
std::optional<AxisUnit> exportedAxisOf(std::string_view name);

/// True if @p name ends as those of all series that our own export writes.
bool isExportedName(std::string_view name);

/// @p unit is what a row of units below the names says, empty without one.
SeriesColumn seriesColumnOf(std::string_view name, std::string_view unit = {});

} // namespace tidemark
