// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/series_columns.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// What the columns of a psrecord log hold, from its header line.
struct PsrecordHeader {
    std::optional<char> delimiter; ///< none for the plain log, whose columns are padded with blanks
    std::size_t timeIndex = 0;     ///< of the elapsed time among the cells

    /// In the file's order, without the elapsed time; those without a name are an index that
    /// somebody added.
    std::vector<SeriesColumn> columns;

    /// Of all columns, with that of the elapsed time, as the file has them.
    std::vector<std::string> names;
};

/// None if @p line is not the first line of a psrecord log, plain or CSV. A CSV with further
/// columns is one as well.
std::optional<PsrecordHeader> psrecordHeaderOf(std::string_view line);

} // namespace tidemark
