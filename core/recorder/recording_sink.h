// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/marker.h"
#include "core/model/program_output.h"
#include "core/model/series_head.h"
#include "core/model/snapshot.h"
#include "core/model/warning.h"

#include <span>
#include <vector>

namespace tidemark
{

/// Takes everything that can come into a recording while it grows. Positions are nanoseconds from
/// the recording's start; sizes are bytes.
class RecordingSink
{
public:
    virtual ~RecordingSink() = default;

    /// Announces series that get their values in one row; SeriesHead::group is filled in. Returns
    /// the group.
    virtual std::size_t addGroup(std::vector<SeriesHead> series) = 0;

    /// Calls the series of @p group by other names, one for each.
    virtual void rename(std::size_t group, const std::vector<std::string>& names) = 0;

    /// A sample of every series of @p group; kGap where there is no reading. A @p position below
    /// the last one of the group counts as that one.
    virtual void addRow(std::size_t group, std::int64_t position,
                        std::span<const double> values) = 0;

    /// Of a garbage collection: from its begin to its end, with the heap before and after it as
    /// startBytes and endBytes.
    virtual void addMarker(Marker marker) = 0;

    /// A snapshot that was taken: its types, or the path of the file that holds it.
    virtual void addSnapshot(Snapshot snapshot) = 0;

    /// A line that the program printed.
    virtual void addOutput(const OutputLine& line) = 0;

    /// Warns of something; of the same code only once.
    virtual void addWarning(WarningCode code) = 0;

    /// Adds to how often it happened.
    virtual void countWarning(WarningCode code, std::uint64_t count = 1) = 0;
};

} // namespace tidemark
