// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/guarded_work.h"

#include <atomic>

namespace tidemark
{

/// Lets long work inside guarded() end in its middle. The default one never does. Used by one
/// thread; what it looks at must outlive it.
class StopRequest
{
public:
    StopRequest() = default;

    /// Ends the work once @p control is cancelled.
    explicit StopRequest(const TaskControl& control) : m_control(&control) {}

    /// Ends the work once @p flag, which another thread sets, is true.
    explicit StopRequest(const std::atomic<bool>& flag) : m_flag(&flag) {}

    /// To be called for the steps 0, 1, 2, … of the work: looks every kNodesOfAStep of them.
    void look(std::uint32_t step) const
    {
        if (step % kNodesOfAStep == 0) {
            lookNow();
        }
    }

    void lookNow() const
    {
        if ((m_flag != nullptr && *m_flag) || (m_control != nullptr && m_control->cancelled())) {
            throw Stopped();
        }
    }

private:
    const TaskControl* m_control = nullptr;
    const std::atomic<bool>* m_flag = nullptr;
};

} // namespace tidemark
