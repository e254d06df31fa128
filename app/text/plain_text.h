// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

/// @p text from a file, fit for one line of a label or a cell: tabs become spaces up to the next
/// multiple of four, other control characters their pictures (␊), and marks that turn the direction
/// of what follows a replacement character, so that a name cannot rewrite its neighbours.
QString singleLine(const QString& text);

/// @p text as a tooltip that is shown literally, with its lines, even if it looks like markup.
QString plainToolTip(const QString& text);

} // namespace tidemark::app
