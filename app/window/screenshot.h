// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSize>
#include <QString>

class QWidget;

namespace tidemark::app
{

class MainWindow;

/// Waits until @p window has read its files and computed its tables, then draws it, or its timeline
/// alone, to @p path: SVG if the name ends so, else PNG. Error: CannotWrite with the reason.
/// The timeline alone takes @p timelineSize, or the window's where that is not valid.
Result<void> takeScreenshot(MainWindow& window, bool timelineOnly, const QString& path,
                            QSize timelineSize = {});

} // namespace tidemark::app
