// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tidemark
{

/// A garbage collection as V8 tells of it. Times in nanoseconds on the monotonic clock that stands
/// still while the machine sleeps, sizes in bytes.
struct GcEvent {
    bool isFull = false; ///< of the whole heap; else of its young part
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t usedBefore = 0;
    std::int64_t usedAfter = 0;
    std::string reason = {}; ///< V8's own word: "task", "low memory notification"

    bool operator==(const GcEvent&) const = default;
};

/// Finds the collections of a Node's main thread in what its tracing says, as events
/// NodeTracing.dataCollected bring it: V8 begins and ends "MajorGC" and "MinorGC" there, with the
/// heap's used size before and after. Used by one thread.
class GcTrace
{
public:
    /// Those that @p events (the member "value") end, by their end. One that began in an earlier
    /// call ends in a later one; what is not as V8 writes it is left out.
    std::vector<GcEvent> take(const QJsonArray& events);

private:
    struct Begun {
        std::int64_t start = 0;
        std::int64_t usedBefore = 0;
        std::string reason;
    };

    std::map<bool, Begun> m_begun; ///< by whether it is full
};

} // namespace tidemark
