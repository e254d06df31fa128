// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task_control.h"

#include <chrono>

namespace tidemark
{

/// A question to a process that listens on a Unix socket. It answers and closes the connection.
struct UnixRequest {
    std::string path;       ///< of the socket
    std::int32_t pid = 0;   ///< who listens there: nobody else is told anything
    std::uint32_t user = 0; ///< whose socket it is
    std::string text;       ///< the question, to the last byte
    std::size_t mostBytes = std::size_t{64} << 20U;               ///< of an answer
    std::chrono::milliseconds patience = std::chrono::minutes(5); ///< for the next bytes of it
};

/// The answer, whatever it is. Waits in the calling thread; looks at @p control some twenty times a
/// second. Errors: Cancelled; CannotInspect with kForeignSocket, where the socket or who listens
/// there is another's, kNoAnswer, kRuntimeLost, or kRuntimeBadAnswer for one that is
/// too long.
Result<std::string> askUnixSocket(const UnixRequest& request, const TaskControl& control);

} // namespace tidemark
