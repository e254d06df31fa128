// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/timeline/time_scale.h"
#include "app/workspace/workspace.h"
#include "core/timeline/decimation.h"

#include <QWidget>

namespace tidemark::app
{

/// What the current run has more or less than the base over time, below the chart: more upwards
/// from a line in the middle and hatched one way, less downwards and hatched the other way. Hidden
/// until it is asked for.
class DifferenceLane final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kHeight = 84;

    DifferenceLane(Workspace& workspace, const PlotMargins& margins, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {200, kHeight}; }

    /// What is shown, in words; why there is nothing to show, if there is not.
    const QString& title() const { return m_title; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void ask();
    void take(Series difference);
    void paintSides(QPainter& painter, const QRectF& lane) const;
    void paintLabels(QPainter& painter, const QRectF& lane) const;

    Workspace& m_workspace;
    const PlotMargins& m_margins;
    LatestJob<Series> m_job;
    Series m_difference;
    QString m_title;
    double m_lowest = 0.0; ///< in sight, at most 0
    double m_highest = 0.0;
    std::vector<PixelColumn> m_columns;
};

} // namespace tidemark::app
