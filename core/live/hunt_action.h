// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task_control.h"

#include <string_view>

namespace tidemark
{

// Why actions end a hunt: the detail of ErrorCode::CannotStart.

inline constexpr std::string_view kActionNeverWorked = "action never worked"; ///< not once in time
inline constexpr std::string_view kActionTooLong = "action too long"; ///< a command went on and on

/// Why an action of a hunt did not work.
struct ActionProblem {
    enum class Kind {
        None,
        ExitStatus, ///< @c number of a command, other than 0; @c words: what it said last
        Signal,     ///< @c number, by which a command was ended; likewise
        HttpStatus, ///< @c number of an answer, 400 or more
        NoAnswer,   ///< @c words: the reason of the system
        TooLong,    ///< no whole answer in the time for it
        TooMuch,    ///< the answer is longer than is read
    };

    Kind kind = Kind::None;
    int number = 0;
    std::string words = {}; ///< untranslated

    bool operator==(const ActionProblem&) const = default;
};

/// What came of some actions.
struct ActionsDone {
    std::uint64_t worked = 0;
    ActionProblem problem = {}; ///< of the last one that did not work
};

/// What a hunt does again and again.
class HuntAction
{
public:
    virtual ~HuntAction() = default;

    /// How many of @p wanted actions are done in one go; at least one.
    virtual std::uint64_t inOneGo(std::uint64_t /*wanted*/) const { return 1; }

    /// Does it @p times times, in one go, on the calling thread. Errors end the hunt: Cancelled,
    /// CannotStart.
    virtual Result<ActionsDone> act(std::uint64_t times, TaskControl& control) = 0;
};

} // namespace tidemark
