// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/event_wait.h"

#include <QEventLoop>
#include <QTimer>

namespace tidemark
{

Waited waitFor(const std::function<bool()>& isDone, std::chrono::milliseconds most,
               const TaskControl& control)
{
    using namespace std::chrono_literals;
    QEventLoop loop;
    QTimer tick; // so that the loop returns where nothing happens
    tick.start(50ms);
    const auto end = std::chrono::steady_clock::now() + most;
    while (!isDone()) {
        if (control.cancelled()) {
            return Waited::Cancelled;
        }
        if (std::chrono::steady_clock::now() >= end) {
            return Waited::TooLong;
        }
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return Waited::Done;
}

} // namespace tidemark
