// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_identity.h"
#include "core/result.h"

namespace tidemark
{

/// Sends @p signal to that process and to no other that has its PID by now. Errors: NoSuchProcess;
/// NotPermitted. Any thread.
Result<void> sendSignal(const ProcessIdentity& process, int signal);

} // namespace tidemark
