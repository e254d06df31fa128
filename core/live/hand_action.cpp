// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/hand_action.h"

#include <chrono>

namespace tidemark
{

Result<ActionsDone> HandAction::act(std::uint64_t times, TaskControl& control)
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_mutex);
    m_isWaiting = true;
    while (m_isWaiting && !control.cancelled()) {
        m_finished.wait_for(lock, 20ms);
    }
    if (m_isWaiting) {
        m_isWaiting = false;
        return failure(ErrorCode::Cancelled);
    }
    return ActionsDone{times};
}

void HandAction::finish()
{
    const std::lock_guard lock(m_mutex);
    m_isWaiting = false;
    m_finished.notify_all();
}

bool HandAction::isWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_isWaiting;
}

} // namespace tidemark
