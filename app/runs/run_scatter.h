// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_points.h"
#include "app/text/size_text.h"
#include "core/model/axis.h"

#include <QChartView>
#include <QColor>
#include <QString>

#include <optional>
#include <vector>

class QGraphicsLineItem;
class QGraphicsSimpleTextItem;
class QValueAxis;

namespace tidemark::app
{

/// One run in the picture of peak against run time.
struct RunPoint {
    QString name;
    QColor colour;
    double peakBytes = 0.0;
    std::int64_t duration = 0; ///< in axis units
    bool isOnFront = false;

    bool operator==(const RunPoint&) const = default;
};

/// Runs as points: memory peak upwards, run time to the right, so that "less memory, but slower"
/// is seen at once, with the Pareto front. Names stand beside the points where there is room: those
/// on the front first, with a line to the point where they stand off it.
class RunScatter final : public QChartView
{
    Q_OBJECT

public:
    explicit RunScatter(QWidget* parent = nullptr);

    void setRuns(std::vector<RunPoint> runs, AxisUnit axis, SizeUnit unit);

    /// Marks the current run and the one that is pointed at in any view, by their places.
    void setMarked(std::optional<std::size_t> current, std::optional<std::size_t> pointed);

    /// Where the middle of run number @p index is, in this widget.
    QPointF placeOf(std::size_t index) const { return m_points->placeOf(index); }

Q_SIGNALS:
    /// The mouse is on this run; on none if it has no value.
    void runPointed(std::optional<std::size_t> run);

    /// A click on this run.
    void runChosen(std::size_t run);

    /// A right click at this place of the screen, on this run or on none.
    void menuRequested(std::optional<std::size_t> run, QPoint place);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void rebuild();
    void fitAxes();
    void makeLabels();
    void applyPalette();
    void place();
    void placeLabels();
    void showTip(std::optional<std::size_t> run);

    /// The name of a run, and a line to its point for where it stands off it.
    struct Label {
        std::size_t run;
        QGraphicsSimpleTextItem* text; ///< owned by the chart
        QGraphicsLineItem* line;       ///< likewise
    };

    std::vector<RunPoint> m_runs;
    AxisUnit m_axis = AxisUnit::Nanoseconds;
    SizeUnit m_unit = SizeUnit::Binary;
    QValueAxis* m_x;
    QValueAxis* m_y;
    RunPoints* m_points;         ///< owned by the chart
    std::vector<Label> m_labels; ///< the most important first
};

} // namespace tidemark::app
