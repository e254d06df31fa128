// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/label_room.h"
#include "app/workspace/workspace.h"
#include "core/timeline/leak_line.h"

#include <QColor>
#include <QPolygonF>

class QFontMetricsF;
class QPainter;
class QPalette;

namespace tidemark::app
{

class PlotItem;
class TimeScale;

/// The leak verdict on the current recording, drawn over its line while somebody looks at it: the
/// slope with its interval, the limit, and how the latest readings go on until they reach it, with
/// the figures in words.
class LeakDrawing final
{
public:
    explicit LeakDrawing(const Workspace& workspace) : m_workspace(workspace) {}

    /// The limit, if the memory axis is to reach it: a line far above all others would make them
    /// flat.
    std::optional<double> limitBeside(double highest) const;

    /// Looks up what there is to draw in @p plot, and takes places for the words.
    void update(const PlotItem& plot, const QFontMetricsF& metrics, LabelRoom& room);

    void paint(QPainter& painter, const PlotItem& plot, const QPalette& palette) const;

private:
    struct Words {
        QString text;
        QRectF box;
    };

    const OpenRecording* judged() const;
    void trace(const LeakLine& line, const OpenRecording& open, const PlotItem& plot);
    void foresee(const LimitForecast& forecast, const OpenRecording& open, const PlotItem& plot);
    void placeLimit(const PlotItem& plot);
    void placeWords(const PlotItem& plot, const QFontMetricsF& metrics, LabelRoom& room);

    const Workspace& m_workspace;
    QColor m_colour;
    QPolygonF m_line;                   ///< of what was judged
    QPolygonF m_interval;               ///< around it
    QPolygonF m_forecast;               ///< from the latest readings to the limit
    std::optional<double> m_limitRow;   ///< none where it is not in sight
    bool m_isLimitAbove = false;        ///< of all that is in sight
    std::optional<QPointF> m_reachedAt; ///< if it is in sight
    std::vector<Words> m_words;
};

} // namespace tidemark::app
