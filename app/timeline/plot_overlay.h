// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/peak_label.h"
#include "app/timeline/plot_item.h"
#include "app/workspace/workspace.h"

namespace tidemark::app
{

/// What lies over the chart's data and changes more often than it: the selected range, the peaks,
/// the cursor with its read-out. Reads the session when painted; peaks are kept until
/// updatePeaks().
class PlotOverlay final : public QGraphicsItem
{
public:
    PlotOverlay(Workspace& workspace, const PlotItem& plot, QGraphicsItem* parent);

    /// Looks up the peaks again; call it when the session's recordings changed.
    void updatePeaks();

    /// Where the mouse is, for the read-out; without it the cursor is a line alone.
    void setMouse(std::optional<QPointF> position) { m_mouse = position; }

    /// The recording whose line runs within a few pixels of @p place; 0 if there is none.
    int recordingAt(const QPointF& place) const;

    QRectF boundingRect() const override { return m_plot.boundingRect(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct ShownPeak {
        RecordingPeak peak;
        QColor colour;
        bool isCurrent;
    };

    void paintPointed(QPainter& painter);
    void paintSelection(QPainter& painter, const QPalette& palette) const;
    void paintPeaks(QPainter& painter, const QPalette& palette) const;
    void paintPeakLabel(QPainter& painter, const QPalette& palette, const ShownPeak& shown) const;
    void paintCursor(QPainter& painter, const QPalette& palette) const;
    QString functionAt(std::int64_t position) const;
    double pixelOf(std::int64_t position) const;

    Workspace& m_workspace;
    const PlotItem& m_plot;
    std::vector<ShownPeak> m_peaks;
    PlotRenderer m_renderer; ///< of the run that is pointed at
    std::optional<QPointF> m_mouse;
};

} // namespace tidemark::app
