// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/hunt_action.h"

#include <condition_variable>
#include <mutex>

namespace tidemark
{

/// What a person does by hand, all times in one go, and then says so.
class HandAction final : public HuntAction
{
public:
    std::uint64_t inOneGo(std::uint64_t wanted) const override { return wanted; }

    /// Waits for finish(). Errors: Cancelled.
    Result<ActionsDone> act(std::uint64_t times, TaskControl& control) override;

    /// It has been done as often as was wanted. Nothing while nobody waits for it. Any thread.
    void finish();

    /// Whether act() waits for finish(). Any thread.
    bool isWaiting() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_finished;
    bool m_isWaiting = false;
};

} // namespace tidemark
