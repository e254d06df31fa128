// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string_view>

namespace tidemark
{

// Why a JVM or a Python program cannot be asked for its heap: the first line of the detail of
// ErrorCode::CannotInspect, beside those of inspector_problem.h. What follows, if anything, is a
// second line with the words of the system or of the other side.

inline constexpr std::string_view kNoTypes = "no types";           ///< a runtime that tells none
inline constexpr std::string_view kTypesInHeap = "types in heap";  ///< V8: its heap snapshots do
inline constexpr std::string_view kNotJvm = "not jvm";             ///< no JVM that is known as one
inline constexpr std::string_view kOtherJvm = "other jvm";         ///< none of HotSpot's kind
inline constexpr std::string_view kQuitUncaught = "quit uncaught"; ///< SIGQUIT would end it
inline constexpr std::string_view kAttachDisabled = "attach disabled"; ///< it was told so
inline constexpr std::string_view kNoAttachFile = "no attach file";    ///< can be made in its /tmp
inline constexpr std::string_view kNeverAttached = "never attached";   ///< SIGQUIT without effect
inline constexpr std::string_view kNoHeapFile = "no heap file";      ///< that could be opened here
inline constexpr std::string_view kNoAgent = "no agent";             ///< a Python without our agent
inline constexpr std::string_view kNoTracing = "no tracing";         ///< tracemalloc is off
inline constexpr std::string_view kNoSites = "no sites";             ///< a runtime that tells none
inline constexpr std::string_view kForeignSocket = "foreign socket"; ///< another process answers
inline constexpr std::string_view kRuntimeLost = "runtime lost";     ///< in the middle of an answer
inline constexpr std::string_view kRuntimeBadAnswer = "runtime bad answer"; ///< no such answer

/// The error for one of these, or of inspector_problem.h.
inline Error runtimeError(std::string_view problem, std::string_view words = {})
{
    std::string detail(problem);
    if (!words.empty()) {
        detail.append("\n").append(words);
    }
    return {ErrorCode::CannotInspect, std::move(detail)};
}

} // namespace tidemark
