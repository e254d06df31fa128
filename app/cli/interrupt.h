// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_control.h"

namespace tidemark::app
{

/// Cancels the work at hand on SIGINT and SIGTERM; a second signal ends the program at once.
///
/// One at a time; the handlers stay installed.
class InterruptControl final : public TaskControl
{
public:
    InterruptControl();

    bool cancelled() const override;
};

} // namespace tidemark::app
