// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

enum class MarkerKind { Function, Gc, Leak, Snapshot, Restart, Mark, Exit };

/// The kind as JSON and our own file spell it: "function", "gc".
std::string_view idOf(MarkerKind kind);
std::optional<MarkerKind> markerKindOf(std::string_view id);

/// A moment or a stretch of a timeline with something to say about it.
struct Marker {
    MarkerKind kind = MarkerKind::Mark;
    std::string name;
    std::int64_t start = 0;                      ///< in the timeline's axis unit
    std::int64_t end = 0;                        ///< equal to start for a moment
    int level = 0;                               ///< of function spans: 0 is outermost
    std::optional<std::int64_t> startBytes = {}; ///< memory at the start, where the tool wrote it
    std::optional<std::int64_t> endBytes = {};

    std::int64_t length() const { return end - start; }
    bool operator==(const Marker&) const = default;
};

} // namespace tidemark
