// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/label_room.h"

#include <QColor>
#include <QString>

class QFontMetricsF;
class QPainter;
class QPalette;

namespace tidemark::app
{

class PlotItem;

/// The name of a line and where it stands.
struct PlacedName {
    QString text;
    QRectF box;
    QColor colour; ///< that of its line, as light or dark as it takes to be read
};

/// Where the names of the lines of @p plot stand: behind the right end of each, else above or below
/// it, as far to the right as there is room in @p room. One that would cover another name or
/// another line is left out, and so are all but the one that stands out of many lines, and that of
/// a single line. They are written on @p background.
std::vector<PlacedName> placeLineNames(const PlotItem& plot, const QFontMetricsF& metrics,
                                       const QColor& background, LabelRoom& room);

void paintLineNames(QPainter& painter, const std::vector<PlacedName>& names,
                    const QColor& background);

/// @p colour made lighter or darker until it can be read on @p background.
QColor readableOn(const QColor& background, QColor colour);

} // namespace tidemark::app
