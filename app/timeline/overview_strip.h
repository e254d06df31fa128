// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/plot_picture.h"
#include "app/timeline/time_scale.h"
#include "app/workspace/session.h"

#include <QWidget>

namespace tidemark::app
{

/// The whole axis in small, with the visible range in it as a window: drag the window to pan, its
/// edges to zoom, or anywhere else to choose a new one. A double click shows everything.
class OverviewStrip final : public QWidget
{
    Q_OBJECT

public:
    OverviewStrip(Session& session, const PlotMargins& margins, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {200, 40}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Grip { None, Window, LeftEdge, RightEdge, New };

    void retranslate();
    void updateContents();
    TimeScale wholeScale() const;
    Grip gripAt(double x) const;
    void drag(double x);

    Session& m_session;
    const PlotMargins& m_margins;
    PlotPicture m_picture;
    bool m_isStale = true;
    Grip m_grip = Grip::None;
    double m_pressedX = 0.0;
    AxisRange m_atPress;
};

} // namespace tidemark::app
