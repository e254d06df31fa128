// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/result.h"

#include <QString>

class QWidget;

namespace tidemark::app
{

/// Writes what @p widget shows to @p path: SVG if the name ends so, else the format that the ending
/// names, PNG if none. Error: CannotWrite with the reason.
Result<void> savePicture(QWidget& widget, const QString& path,
                         Overwrite overwrite = Overwrite::Pictures);

} // namespace tidemark::app
