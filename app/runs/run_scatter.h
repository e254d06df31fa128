// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_points.h"
#include "app/text/size_text.h"
#include "core/model/axis.h"

#include <QChartView>
#include <QColor>
#include <QString>

#include <vector>

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

    bool operator==(const RunPoint&) const = default;
};

/// Runs as points: memory peak upwards, run time to the right, so that "less memory, but slower"
/// is seen at once. Names stand beside the points where they do not cover each other.
class RunScatter final : public QChartView
{
    Q_OBJECT

public:
    explicit RunScatter(QWidget* parent = nullptr);

    void setRuns(std::vector<RunPoint> runs, AxisUnit axis, SizeUnit unit);

private:
    void rebuild();
    void applyPalette();
    void place();
    void placeLabels();
    void showTip(std::optional<std::size_t> run);

    std::vector<RunPoint> m_runs;
    AxisUnit m_axis = AxisUnit::Nanoseconds;
    SizeUnit m_unit = SizeUnit::Binary;
    QValueAxis* m_x;
    QValueAxis* m_y;
    RunPoints* m_points;                            ///< owned by the chart
    std::vector<QGraphicsSimpleTextItem*> m_labels; ///< of the runs, while they are few
};

} // namespace tidemark::app
