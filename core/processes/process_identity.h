// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility> // for <compare>, on which Qt 6.4's moc stumbles where it comes first

namespace tidemark
{

/// One process and no other: the system gives a PID to another process once this one has ended, but
/// never with the same start time.
struct ProcessIdentity {
    std::int32_t pid = 0;        ///< in this process's own PID namespace
    std::uint64_t startTime = 0; ///< clock ticks since the machine's start, as in ProcStat

    auto operator<=>(const ProcessIdentity&) const = default; // NOLINT: its 0 is no pointer
};

} // namespace tidemark
