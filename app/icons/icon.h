// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace tidemark::app
{

/// The icon :/icons/<name>.svg with its black strokes in the palette's text colours, normal and
/// disabled. A missing or damaged file gives an icon that draws nothing. Ask again when the
/// palette changes.
QIcon themedIcon(const QString& name, const QPalette& palette);

/// A square of one colour, for menus and tables.
QIcon swatchIcon(const QColor& colour);

} // namespace tidemark::app
