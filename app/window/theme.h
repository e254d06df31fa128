// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace tidemark::app
{

/// Gives the program the palette called @p theme, "light" or "dark". Any other is the system's: the
/// one that the platform gave at the start, or ours of the kind that the desktop prefers where
/// that one is light and @p systemPrefersDark. Takes effect at once, in all windows.
void applyTheme(const QString& theme, bool systemPrefersDark = false);

/// What is printed, whatever the program looks like.
QPalette lightPalette();

} // namespace tidemark::app
