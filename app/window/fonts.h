// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;

namespace tidemark::app
{

/// Gives the program the system's font, followed, where @p language is Japanese, by a proportional
/// Japanese one: left to itself Qt falls back to any face that has the glyphs, often a fixed one,
/// and takes the digits beside them from it as well.
void applyFonts(const QString& language);

} // namespace tidemark::app
