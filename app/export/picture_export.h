// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/result.h"

#include <QString>

class QImage;
class QPainter;
class QRectF;
class QWidget;

namespace tidemark::app
{

/// Writes what @p widget shows to @p path: SVG or PDF if the name ends so, else the format that the
/// ending names, PNG if none, with @p scale times as many pixels each way. Error: CannotWrite with
/// the reason.
Result<void> savePicture(QWidget& widget, const QString& path,
                         Overwrite overwrite = Overwrite::Pictures, int scale = 1);

/// What @p widget shows, with @p scale times as many pixels each way.
QImage pictureOf(QWidget& widget, int scale);

/// Draws what @p widget shows into @p area of @p painter, as large as fits, at its upper middle.
void drawFitted(QWidget& widget, QPainter& painter, const QRectF& area);

} // namespace tidemark::app
