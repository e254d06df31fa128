// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace tidemark
{

/// For how long a program stood still for a heap snapshot.
struct MeasuredPause {
    std::int64_t heapBytes = 0; ///< that the heap used before it
    std::chrono::nanoseconds length = {};

    bool operator==(const MeasuredPause&) const = default;
};

/// For how long a program will stand still for a snapshot of its heap.
struct PauseEstimate {
    std::chrono::nanoseconds length = {};
    bool isMeasured = false; ///< by the last snapshot of the same program; else by the usual speed

    bool operator==(const PauseEstimate&) const = default;
};

/// In proportion to the @p heapBytes that the heap uses, which is a guess: what counts is how many
/// objects these are. Any thread.
PauseEstimate estimatedPause(std::int64_t heapBytes, const std::optional<MeasuredPause>& last);

} // namespace tidemark
