// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "app/workspace/plotted_series.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

class QPainter;
class QPalette;
class QPointF;
class QRectF;

namespace tidemark::app
{

/// What the cursor reads at one position: the position and the value of each series that has one
/// there.
struct ReadOut {
    struct Row {
        QColor colour;
        QString name;
        QString value;
    };
    QString title;
    std::vector<Row> rows;
    int hiddenRows = 0; ///< more series with a value than are listed
};

/// A reading and where it was taken, in session positions.
struct NearReading {
    std::int64_t position;
    double value;
};

/// The reading of @p plotted nearest to session position @p position, as long as the position lies
/// within the series and the nearest sample is no gap.
std::optional<NearReading> readingAt(const PlottedSeries& plotted, std::int64_t position);

/// The function that runs in a recording, by its number.
using RunningFunctions = std::map<int, QString>;

/// The innermost functions that run at session position @p position in the recordings of
/// @p series, without those where none does; only of recording @p only unless that is 0.
RunningFunctions runningFunctions(const std::vector<PlottedSeries>& series, int only,
                                  std::int64_t position);

/// The rows for those of @p series, which are all that are drawn, that have a reading at
/// @p position: the largest values first, at most twelve. Of each recording the first row says what
/// is @p running there.
ReadOut readOutAt(const std::vector<PlottedSeries>& series, std::int64_t position,
                  const QString& title, SizeUnit unit, RunningFunctions running = {});

/// Draws @p readOut in a box beside @p point, inside @p bounds, never over the point.
void paintReadOut(QPainter& painter, const ReadOut& readOut, const QPointF& point,
                  const QRectF& bounds, const QPalette& palette);

} // namespace tidemark::app
