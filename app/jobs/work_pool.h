// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

namespace tidemark::app
{

/// Where our jobs run. Not Qt's global pool: Qt paints large areas with the help of that one, and
/// the window would stand still until a job leaves it a thread.
///
/// Any thread may use it. It lives until the program ends, and then waits for what still runs.
QThreadPool& workPool();

} // namespace tidemark::app
