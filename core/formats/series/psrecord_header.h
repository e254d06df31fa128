// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tidemark
{

/// What the columns of a psrecord log hold, from its header line.
struct PsrecordHeader {
    struct Column {
        SeriesKind kind = SeriesKind::Counter;
        std::string_view name; ///< lives as long as the program
        double scale = 1.0;    ///< to bytes
    };

    std::optional<char> delimiter; ///< none for the plain log, whose columns are padded with blanks
    std::vector<Column> columns;   ///< those after the elapsed time, in the file's order
};

/// None if @p line is not the first line of a psrecord log, plain or CSV.
std::optional<PsrecordHeader> psrecordHeaderOf(std::string_view line);

} // namespace tidemark
