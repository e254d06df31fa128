// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/request_action.h"
#include "core/live/shell_action.h"
#include "core/snapshots/hunt_rounds.h"

#include <variant>

namespace tidemark::app
{

/// The user does it, and says so.
struct ByHand {
};

/// What is to be done again and again in a hunt, and how.
struct HuntRequest {
    std::variant<ByHand, ShellCommand, HttpRequest> action = {};
    std::uint64_t times = 5; ///< between two snapshots, in the first round
    std::chrono::milliseconds idle = std::chrono::seconds(30);
    int mostRounds = kUsualRounds; ///< as long as one leaves a doubt that more actions may settle

    bool isByHand() const { return std::holds_alternative<ByHand>(action); }
};

} // namespace tidemark::app
