// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_control.h"

namespace tidemark::app
{

/// Cancels the work at hand on SIGINT, SIGTERM and SIGHUP, which under nohup is ignored as before;
/// a second signal ends the program at once. Work that has not seen it after a quarter of a second,
/// or waits for somebody to read what it prints, is ended where it is, with the same message and
/// ExitStatus::Interrupted.
///
/// One at a time; the handlers stay installed.
class InterruptControl final : public TaskControl
{
public:
    InterruptControl();

    bool cancelled() const override;
};

/// Until @p descriptor is readable, @p control has cancelled (if it is not an InterruptControl,
/// which wakes it, it is asked some times a second), or some seconds have passed: what makes a
/// descriptor readable may fail, so the caller looks again then.
void waitUntilReadable(int descriptor, const TaskControl& control);

/// While there is one, an interruption only cancels the work and does not end it where it is: for
/// what has to be closed or taken back, and sees by itself that it was cancelled.
class TidyEnd
{
public:
    TidyEnd();
    ~TidyEnd();
    TidyEnd(const TidyEnd&) = delete;
    TidyEnd& operator=(const TidyEnd&) = delete;
};

} // namespace tidemark::app
