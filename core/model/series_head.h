// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

namespace tidemark
{

/// A series as it is announced, before its first sample.
struct SeriesHead {
    SeriesKind kind = SeriesKind::Rss;
    std::string name;
    std::optional<std::int64_t> pid; ///< of a child process; none for the recording's own program
    std::size_t group = 0;    ///< series sampled together share it and get their values in one row
    bool countsBytes = false; ///< of a counter: its values are bytes
    SeriesRole role = SeriesRole::Plain; ///< not written: readers know it by kind and name
};

} // namespace tidemark
