// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/time_scale.h"
#include "app/workspace/open_snapshots.h"
#include "app/workspace/workspace.h"
#include "core/snapshots/type_history.h"

#include <QWidget>

class QToolButton;

namespace tidemark::app
{

/// The type that was chosen in a table, followed over snapshots: its size and its number of objects
/// as bars. On a timeline they stand at their moments, and two are enough; snapshots that are on
/// none stand one after the other, from three on, as two are compared in a table. Hidden while no
/// type is chosen or there are fewer.
class TypeLane final : public QWidget
{
    Q_OBJECT

public:
    enum class Axis {
        Time,  ///< the snapshots of the visible recordings
        Order, ///< those that stand on no timeline
    };

    TypeLane(Workspace& workspace, const PlotMargins& margins, Axis axis,
             QWidget* parent = nullptr);

    QSize sizeHint() const override;

    /// "Row · grew each time · 24 KiB → 160 KiB · 120 → 800 objects"; empty while it is hidden.
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Point {
        SnapshotMoment moment;
        std::weak_ptr<const Snapshot> snapshot; ///< weak: it may be closed meanwhile
        std::optional<TypeFigures> figures;     ///< none while they are not known
    };
    /// One of the two rows of bars.
    struct Plot {
        QString title;
        int top;
        std::int64_t (*valueOf)(const TypeFigures& figures);
    };

    bool isTimed() const { return m_axis == Axis::Time; }
    TimeScale scale() const;
    void rebuild();
    std::optional<TypeFigures> figuresOf(const SnapshotPtr& snapshot,
                                         const std::vector<Point>& known) const;
    void retranslate();
    std::vector<Plot> plots() const;
    void paintTitle(QPainter& painter) const;
    void paintNames(QPainter& painter, const TimeScale& scale) const;
    void paintPlot(QPainter& painter, const Plot& plot, const TimeScale& scale) const;
    QString growthText() const;
    QString stepsText(const TypeGrowth& growth) const;
    QString nameOf(const Point& point) const;
    QString tipOf(const Point& point) const;

    Workspace& m_workspace;
    const PlotMargins& m_margins;
    const Axis m_axis;
    std::optional<std::string> m_type; ///< that m_points are of
    std::vector<Point> m_points;       ///< by time
    QToolButton* m_close;
};

} // namespace tidemark::app
