// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// What a person says that a column of a table holds.
struct ColumnChoice {
    enum class Use { Memory, Counter, Ignored };

    std::string column;                  ///< its name, as the file has it
    Use use = Use::Memory;               ///< Ignored leaves it out
    std::optional<SeriesKind> kind = {}; ///< of memory; without one its name tells it
    std::string unit = {};               ///< a ChosenUnit::id; empty for what the file says

    bool operator==(const ColumnChoice&) const = default;
};

/// How a date such as "03/04/2025" is written.
enum class DateOrder { DayFirst, MonthFirst };

/// What a person says about a table whose names and numbers leave something open. What is not said
/// is decided by the reader.
struct ColumnChoices {
    std::vector<ColumnChoice> columns = {};  ///< at most one for a name
    std::optional<DateOrder> dateOrder = {}; ///< where the dates themselves do not tell it

    bool isEmpty() const { return columns.empty() && !dateOrder; }

    /// What was said of the column called @p name; null if nothing was.
    const ColumnChoice* find(std::string_view name) const;

    /// True if the column called @p name is to be left out.
    bool ignores(std::string_view name) const;

    bool operator==(const ColumnChoices&) const = default;
};

/// A column of the table that a recording was read from, and what became of it.
struct SourceColumn {
    enum class Use {
        Time,    ///< it tells the positions
        Series,  ///< of one series, or of several if labels part the rows
        Label,   ///< it tells who or what a row is about
        LeftOut, ///< it holds no numbers, or was to be ignored
    };

    std::string name;    ///< as the file has it
    std::string example; ///< its first cell that holds something; empty if there is none
    Use use = Use::LeftOut;
    SeriesKind kind = SeriesKind::Counter; ///< of a series, as are the next two
    bool countsBytes = false;
    SeriesMeaning meaning = {};

    bool isInBytes() const { return kind != SeriesKind::Counter || countsBytes; }
};

/// The table that a recording was read from.
struct SourceTable {
    std::vector<SourceColumn> columns = {}; ///< in the file's order; none if columns mean one thing
    ColumnChoices choices = {};             ///< that it was read with
    bool areDatesUnclear = false;           ///< no date in it tells which of two numbers is the day

    std::vector<std::string> names() const;
};

} // namespace tidemark
