// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/json_rows.h"
#include "core/formats/series/series_columns.h"
#include "core/formats/series/time_values.h"

#include <vector>

namespace tidemark
{

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
/// stands before it; there must be @p rowsInText of them if there is other text, else
/// @p rowsInJson.
JsonProbe probeJson(std::string_view head, bool (*isWanted)(std::span<const JsonField> row),
                    std::size_t rowsInText, std::size_t rowsInJson = 1);

/// True if @p fields are times and measurements, one of each at least; in a row of a log, memory.
bool holdsSeries(std::span<const JsonField> fields);

/// True if one of @p fields certainly is a measurement of memory.
bool holdsMemory(std::span<const JsonField> fields);

/// True for what loggers write: a level beside a message.
bool isLogRow(std::span<const JsonField> fields);

/// True if a member that is no time is a series: any number in the outer object of measurements, in
/// inner objects and logs what is certainly memory.
bool isPlainColumn(const JsonField& field, bool isLogRow);

/// The time that a member holds, as a number or as text.
std::optional<std::int64_t> timeIn(const JsonField& field, TimeValues& times);

/// True for a text that is a number with a unit, or one of a member that is certainly memory.
bool isMeasuredText(const JsonField& field);

/// True if the first character of @p head that is no blank is @p bracket.
bool startsWithBracket(std::string_view head, char bracket);

} // namespace tidemark
