// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/sample_table.h"
#include "core/formats/input/warning_tally.h"
#include "core/formats/series/trace_gc_line.h"
#include "core/model/recording.h"

#include <map>

namespace tidemark
{

/// The heaps whose collections a trace tells of, one for each isolate: each has a clock of its own,
/// which begins with the isolate. Where an isolate's clock goes back, another one began in its
/// place, or the process was started anew.
class TraceGcHeaps
{
public:
    /// As many are told apart; the collections of further ones are counted.
    static constexpr std::size_t kMost = 1000;

    /// @p unixEnd is the wall clock at the end of the collection, where the log tells it.
    void add(const GcTraceLine& line, std::optional<std::int64_t> unixEnd);

    /// What was told behind a collection; left out where none was before it.
    void add(const GcTraceMemory& memory);

    /// True if the wall clock of the next collection of @p isolate would be of use.
    bool wantsWallClock(std::string_view isolate) const;

    /// A recording for each heap in order of appearance, the first with @p tally. NoSamples if
    /// there is none.
    Result<Recordings> finish(WarningTally tally);

private:
    struct Heap {
        std::string isolate;
        SampleTable sizes{2}; ///< used and committed
        SampleTable baseline{1};
        SampleTable external{1};
        SampleTable backingStores{1};
        std::vector<Marker> collections;
        std::int64_t end = 0; ///< of the latest collection
        std::optional<std::int64_t> unixAtZero;
    };

    Heap* heapFor(const GcTraceLine& line);
    static std::shared_ptr<const Recording> toRecording(Heap& heap, bool isOnly,
                                                        WarningTally tally);

    std::vector<Heap> m_heaps;
    std::map<std::string, std::size_t, std::less<>> m_latest; ///< of m_heaps, by isolate
    std::uint64_t m_leftOut = 0;                              ///< isolates beyond kMost
    std::string m_lastLeftOut;
};

} // namespace tidemark
