// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QString>

namespace tidemark::app
{

/// @p text, cut where it does not fit into @p width pixels. Of an object with its id, "Fuga {a: 1}
/// @75895", the beginning and the id stay; anything else is cut in the middle.
QString elidedObject(const QString& text, const QFontMetrics& metrics, int width);

} // namespace tidemark::app
