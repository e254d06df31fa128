// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/result.h"

#include <QSize>
#include <QString>

class QWidget;

namespace tidemark::app
{

class MainWindow;

/// Waits until @p window has read its files and computed its tables.
void settle(MainWindow& window);

/// Draws @p view, the window or a part of it, to @p path: SVG if the name ends so, else PNG. A part
/// takes @p size, or the window's where that is not valid. Error: CannotWrite with the
/// reason.
Result<void> takeScreenshot(MainWindow& window, QWidget& view, const QString& path, QSize size = {},
                            Overwrite overwrite = Overwrite::Pictures);

} // namespace tidemark::app
