// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/recording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::array<std::pair<WarningCode, std::string_view>, 35> kWarningCodes{{
    {WarningCode::LinesSkipped, "lines_skipped"},
    {WarningCode::OutputSkipped, "output_skipped"},
    {WarningCode::TimesReordered, "times_reordered"},
    {WarningCode::ReadingsMissing, "readings_missing"},
    {WarningCode::CellsUnreadable, "cells_unreadable"},
    {WarningCode::UnitUnknown, "unit_unknown"},
    {WarningCode::FractionsOfBytes, "fractions_of_bytes"},
    {WarningCode::TakenAsThousands, "taken_as_thousands"},
    {WarningCode::TakenAsDecimals, "taken_as_decimals"},
    {WarningCode::TakenAsDayFirst, "taken_as_day_first"},
    {WarningCode::TakenAsMonthFirst, "taken_as_month_first"},
    {WarningCode::DatesTellOrder, "dates_tell_order"},
    {WarningCode::RowsWithoutTime, "rows_without_time"},
    {WarningCode::SmallForBytes, "small_for_bytes"},
    {WarningCode::TakenAsKib, "taken_as_kib"},
    {WarningCode::TimesUnreadable, "times_unreadable"},
    {WarningCode::RowsCounted, "rows_counted"},
    {WarningCode::FileCutOff, "file_cut_off"},
    {WarningCode::CompressionCutOff, "compression_cut_off"},
    {WarningCode::FilesLeftOut, "files_left_out"},
    {WarningCode::SourcesLeftOut, "sources_left_out"},
    {WarningCode::RowsAtOneMoment, "rows_at_one_moment"},
    {WarningCode::SourcesMixed, "sources_mixed"},
    {WarningCode::SpansWithoutRun, "spans_without_run"},
    {WarningCode::CountsWrong, "counts_wrong"},
    {WarningCode::EdgesLeftOut, "edges_left_out"},
    {WarningCode::TypesUnknown, "types_unknown"},
    {WarningCode::TypesLeftOut, "types_left_out"},
    {WarningCode::OriginsLeftOut, "origins_left_out"},
    {WarningCode::MarkersLeftOut, "markers_left_out"},
    {WarningCode::SamplesMissed, "samples_missed"},
    {WarningCode::SamplingPaused, "sampling_paused"},
    {WarningCode::PssRefused, "pss_refused"},
    {WarningCode::FilesRefused, "files_refused"},
    {WarningCode::ChildrenLeftOut, "children_left_out"},
}};

} // namespace

std::string_view idOf(WarningCode code)
{
    const auto* const found =
        std::ranges::find(kWarningCodes, code, [](const auto& entry) { return entry.first; });
    return found->second;
}

std::optional<WarningCode> warningCodeOf(std::string_view id)
{
    const auto* const found =
        std::ranges::find(kWarningCodes, id, [](const auto& entry) { return entry.second; });
    return found == kWarningCodes.end() ? std::nullopt : std::optional(found->first);
}

bool Recording::operator==(const Recording& other) const
{
    return program == other.program && startedUnixNs == other.startedUnixNs &&
           timeline == other.timeline &&
           std::ranges::equal(
               snapshots, other.snapshots,
               [](const SnapshotPtr& a, const SnapshotPtr& b) { return *a == *b; }) &&
           std::ranges::equal(
               differences, other.differences,
               [](const TypeDifferencesPtr& a, const TypeDifferencesPtr& b) { return *a == *b; }) &&
           lineTables == other.lineTables && warnings == other.warnings && output == other.output &&
           totals == other.totals;
}

} // namespace tidemark
