// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/detachedness.h"
#include "core/heap/retainers.h"

#include <array>

namespace tidemark
{

/// The kinds of memory that the statistics tell apart, as DevTools lists them. They cover the
/// whole.
enum class HeapKind { Code, Strings, Arrays, TypedArrays, OtherNative, System, Other };

inline constexpr std::array kHeapKinds{
    HeapKind::Code,        HeapKind::Strings, HeapKind::Arrays, HeapKind::TypedArrays,
    HeapKind::OtherNative, HeapKind::System,  HeapKind::Other};

/// What a heap holds by broad kind, in bytes of shallow size: README.md, "Statistics".
struct HeapStatistics {
    std::uint64_t total = 0;       ///< everything, with what lies outside the heap
    std::uint64_t native = 0;      ///< of embedders, with typed arrays and memory outside the heap
    std::uint64_t typedArrays = 0; ///< data of array buffers; part of native
    std::uint64_t code = 0;
    std::uint64_t strings = 0;
    std::uint64_t arrays = 0; ///< of JavaScript, with the element stores that only they hold
    std::uint64_t system = 0;

    /// What JavaScript's own heap holds: all but native.
    std::uint64_t heap() const { return total - native; }

    /// What belongs to none of the kinds; 0 where they overlap that much.
    std::uint64_t other() const;

    /// Bytes of a kind: each byte of the total belongs to one, unless kinds overlap.
    std::uint64_t of(HeapKind kind) const;

    bool operator==(const HeapStatistics&) const = default;
};

/// Sums up all nodes. O(nodes + edges of arrays).
HeapStatistics statisticsOf(const HeapGraph& graph, const DomStates& states,
                            const WideningColumn& shallowSizes, const Retainers& retainers);

} // namespace tidemark
