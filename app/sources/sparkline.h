// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <QWidget>

namespace tidemark::app
{

/// Lowest and highest reading of equal stretches of an axis, for a small picture of a series.
struct SparklineColumn {
    double position = 0.0; ///< middle of the stretch, 0 to 1
    double min = 0.0;
    double max = 0.0;
    bool isGap = false; ///< there were samples, but no reading
};

/// At most @p count columns over the whole of @p series; stretches without samples have none.
std::vector<SparklineColumn> sparklineColumns(const Series& series, int count);

/// A series as a small filled line without axes. Shows, and takes no input.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    /// The main series of @p recording, from zero to its peak.
    void setRecording(const std::shared_ptr<const Recording>& recording);

    /// A series in bytes goes from zero to @p bytes where its peak is lower, so that several are
    /// of one scale.
    void setScale(double bytes);

    /// What its upper edge stands for.
    double top() const;
    void setColour(const QColor& colour);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::shared_ptr<const Recording> m_recording;
    std::vector<SparklineColumn> m_columns;
    double m_lowest = 0.0;
    double m_highest = 0.0;
    double m_scale = 0.0;
    bool m_isInBytes = false;
    QColor m_colour;
};

} // namespace tidemark::app
