// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/time_scale.h"
#include "app/workspace/session.h"

#include <QWidget>

class QPainter;

namespace tidemark::app
{

/// Events (GC, leak, restart, snapshot, mark, exit) of the visible recordings as labelled pills on
/// a line under the chart, with a bar for what lasts. Hidden while there are none; pills that would
/// overlap share one. The mark of the current recording that is the last one before the cursor is
/// lit.
class EventLane final : public QWidget
{
    Q_OBJECT

public:
    EventLane(Session& session, const PlotMargins& margins, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {200, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Event {
        std::int64_t position; ///< in session positions
        QString label;
        QString detail;
        QColor colour;
        std::int64_t end = 0; ///< equal to position for a moment
        int markOf = 0;       ///< of which recording it is a mark; 0 if it is none
    };
    struct Pill {
        QRectF box;
        QString text;
        QString detail;
        QColor colour;
        bool isLit = false;
    };

    void rebuild();
    void retranslate();
    void paintStretches(QPainter& painter, const TimeScale& scale) const;
    std::vector<Pill> pills(const TimeScale& scale) const;
    const Event* markAtCursor() const;

    Session& m_session;
    const PlotMargins& m_margins;
    std::vector<Event> m_events; ///< by position
};

} // namespace tidemark::app
