// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/table_column.h"
#include "core/model/mapping_table.h"

#include <array>

namespace tidemark::app
{

/// The columns of tables about snapshots by mapping.
enum class MappingColumn { Name, Kind, Count, Size, Rss, Pss, Uss, Swap };

/// The title of a column in the window and on the command line.
ColumnTitle columnTitle(MappingColumn column);

/// A column of sizes and the figure that it shows.
struct MappingSizeColumn {
    MappingColumn column;
    std::int64_t MappingFigures::*figure;
};

/// All that stand in a listing, in order.
inline constexpr std::array kMappingSizeColumns{
    MappingSizeColumn{MappingColumn::Rss, &MappingFigures::rss},
    MappingSizeColumn{MappingColumn::Pss, &MappingFigures::pss},
    MappingSizeColumn{MappingColumn::Uss, &MappingFigures::uss},
    MappingSizeColumn{MappingColumn::Swap, &MappingFigures::swap},
    MappingSizeColumn{MappingColumn::Size, &MappingFigures::size}};

/// The first of them, which tell what is in memory: those that comparisons have.
inline constexpr std::size_t kComparedSizeColumns = 4;

} // namespace tidemark::app
