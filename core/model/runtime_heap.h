// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace tidemark
{

/// What a runtime such as V8 said of its heap at one moment, in bytes; none where it said nothing.
struct RuntimeHeap {
    std::optional<std::int64_t> used = {};     ///< by objects
    std::optional<std::int64_t> total = {};    ///< what the heap has of the system, used or free
    std::optional<std::int64_t> external = {}; ///< outside of the heap, held by its objects

    bool operator==(const RuntimeHeap&) const = default;
};

} // namespace tidemark
