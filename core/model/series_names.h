// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

namespace tidemark
{

// What series are called in recordings of our own making. Files know the role of a series by its
// name, so these are part of the file format and never change; a person reads seriesNameText().

inline constexpr std::string_view kRssName = "RSS";
inline constexpr std::string_view kAnonymousName = "anonymous";
inline constexpr std::string_view kMappedFilesName = "file";
inline constexpr std::string_view kSharedName = "shared";
inline constexpr std::string_view kSwapName = "swap";
inline constexpr std::string_view kPssName = "PSS";
inline constexpr std::string_view kUssName = "USS";
inline constexpr std::string_view kPeakRssName = "peak RSS";
inline constexpr std::string_view kAvailableName = "available memory";
inline constexpr std::string_view kLimitName = "memory limit";
inline constexpr std::string_view kThreadsName = "threads";
inline constexpr std::string_view kOpenFilesName = "open files";
inline constexpr std::string_view kCpuName = "CPU (%)";
inline constexpr std::string_view kPssOfAllName = "PSS of all processes";
inline constexpr std::string_view kPssOrRssOfAllName =
    "PSS of all processes, RSS between its readings";
inline constexpr std::string_view kRssOfAllName =
    "RSS of all processes, shared pages counted for each";
inline constexpr std::string_view kRssOfChildName = "RSS of child "; ///< and its number

/// The role of a series that was read from a file: formats have no place for it.
SeriesRole roleOf(SeriesKind kind, std::string_view name);

} // namespace tidemark
