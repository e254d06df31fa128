// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_identity.h"
#include "core/result.h"

namespace tidemark
{

/// Sends @p signal to that process and to no other that has its PID by now. Errors: NoSuchProcess;
/// NotPermitted. Any thread.
Result<void> sendSignal(const ProcessIdentity& process, int signal);

/// Whether @p signal is in @p set, as /proc/PID/status has sets of signals: bit n - 1 is signal n.
constexpr bool isInSignalSet(std::uint64_t set, int signal)
{
    return (set >> static_cast<unsigned>(signal - 1) & 1U) != 0;
}

} // namespace tidemark
