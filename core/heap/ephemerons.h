// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/bit_set.h"
#include "core/model/string_table.h"

#include <optional>
#include <vector>

namespace tidemark
{

/// What the name of an edge to the value of a WeakMap entry says. V8 writes two such edges, one
/// from the key and one from the map: "N / part of key (...) -> value (...) pair in WeakMap
/// (table @ID)".
struct Ephemeron {
    std::uint32_t name = 0;    ///< number of the edge's name in the graph's strings
    std::uint32_t pair = 0;    ///< the same for both edges of an entry, counted from 0
    std::uint64_t tableId = 0; ///< id of the map

    bool operator==(const Ephemeron&) const = default;
};

/// The names of WeakMap entries among a graph's strings, which distances and essential edges treat
/// apart: README.md, "WeakMap entries". Immutable; any thread may read it.
class Ephemerons
{
public:
    /// Looks at each string. O(bytes of those that start with a digit).
    explicit Ephemerons(const StringTable& strings);

    /// The entry that the string number @p name belongs to, or null. O(1) for other names.
    const Ephemeron* find(std::uint32_t name) const;

    std::size_t pairCount() const { return m_pairCount; }

private:
    BitSet m_isEphemeron;
    std::vector<Ephemeron> m_all; ///< by name
    std::size_t m_pairCount = 0;
};

} // namespace tidemark
