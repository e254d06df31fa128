// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

/// Gives the program the palette called @p theme, "light" or "dark"; any other follows the system,
/// whose preference is asked for once on the session bus (the freedesktop appearance setting)
/// because Qt 6.4 does not know it. Takes effect at once, in all windows.
void applyTheme(const QString& theme);

} // namespace tidemark::app
