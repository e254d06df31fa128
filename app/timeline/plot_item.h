// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/axis_ticks.h"
#include "app/timeline/plot_picture.h"

#include <QFontMetricsF>
#include <QGraphicsItem>

namespace tidemark::app
{

/// The chart's data: grid, axis labels and all series, as one child item of the QChart.
///
/// Qt Charts' own series are too slow (see README.md), and its value axes cannot label "2:30" or
/// MiB, so both are drawn here. The series are kept as an image that is drawn anew only
/// after setContents() or a change of size; moving the cursor costs a copy of it.
class PlotItem final : public QGraphicsItem
{
public:
    explicit PlotItem(QGraphicsItem* parent);

    /// @p whole is the chart's rectangle, @p plot the part inside the axes; scene coordinates.
    void setArea(const QRectF& whole, const QRectF& plot);
    void setContents(PlotContents contents, TickSet sizes, TickSet positions);

    void setDrawsAtOnce() { m_picture.setDrawsAtOnce(); }

    /// What stands in the plot while no series does.
    void setHint(const QString& sentence) { m_hint = sentence; }

    const PlotContents& contents() const { return *m_contents; }

    /// The same, which nobody changes: others are others.
    const std::shared_ptr<const PlotContents>& sharedContents() const { return m_contents; }

    const QRectF& plotArea() const { return m_plot; }

    /// Vertical place of @p bytes; of those beyond an edge, the edge.
    double rowOf(double bytes) const;

    QRectF boundingRect() const override { return m_whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintGrid(QPainter& painter, const QPalette& palette) const;
    void paintLabels(QPainter& painter, const QPalette& palette) const;
    void paintPositionLabels(QPainter& painter, const QFontMetricsF& metrics) const;

    QRectF m_whole;
    QRectF m_plot;
    std::shared_ptr<const PlotContents> m_contents; ///< never null
    TickSet m_sizes;
    TickSet m_positions;
    QString m_hint;
    PlotPicture m_picture;
};

} // namespace tidemark::app
