// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <string_view>

namespace tidemark
{

// Why a runtime cannot be asked through its inspector: the first line of the detail of
// ErrorCode::CannotInspect. What follows, if anything, is a second line with the words of the
// system or of the other side.

inline constexpr std::string_view kNotNode = "not node"; ///< no Node that is known as one
inline constexpr std::string_view kSignalDisabled = "signal disabled"; ///< told not to catch it
inline constexpr std::string_view kSignalUncaught = "signal uncaught"; ///< it would end the process
inline constexpr std::string_view kSignalTaken = "signal taken"; ///< it writes heap snapshots on it
inline constexpr std::string_view kStopped = "stopped";          ///< it would get the signal later
inline constexpr std::string_view kNoSnapshotSignal = "no snapshot signal"; ///< it knows none
inline constexpr std::string_view kNoSnapshotFile = "no snapshot file";     ///< came of the signal
inline constexpr std::string_view kOtherNetwork = "other network"; ///< in a network of its own
inline constexpr std::string_view kNotOpen = "not open"; ///< opening it takes the user's consent
inline constexpr std::string_view kNeverOpened = "never opened"; ///< the signal was without effect
inline constexpr std::string_view kPortTaken = "port taken";     ///< by another process
inline constexpr std::string_view kNoConnection = "no connection"; ///< refused, or nobody there
inline constexpr std::string_view kNoInspector = "no inspector";   ///< something else answers there
inline constexpr std::string_view kNoTarget = "no target";         ///< an inspector of nothing
inline constexpr std::string_view kNoWorker = "no worker";         ///< of that number
inline constexpr std::string_view kWorkerEnded = "worker ended";   ///< which was watched
inline constexpr std::string_view kNoAnswer = "no answer";         ///< within the time for it
inline constexpr std::string_view kBadAnswer = "bad answer"; ///< that the protocol does not know
inline constexpr std::string_view kConnectionLost = "connection lost";
inline constexpr std::string_view kRefused = "refused"; ///< by the runtime, in its own words
inline constexpr std::string_view kLetGo = "let go";    ///< by who watched it

/// The error for one of these.
Error inspectorError(std::string_view problem, const QString& words = {});

} // namespace tidemark
