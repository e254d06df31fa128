// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/leak_drawing.h"
#include "app/timeline/line_names.h"
#include "app/timeline/peak_label.h"
#include "app/timeline/plot_item.h"
#include "app/timeline/pointed_line.h"
#include "app/workspace/workspace.h"

namespace tidemark::app
{

/// What lies over the chart's data and changes more often than it: what is pointed at, the selected
/// range, the leak verdict, names of lines, the peaks, the cursor with its read-out. Reads the
/// session when painted; verdict, names and peaks are kept until follow().
class PlotOverlay final : public QGraphicsItem
{
public:
    PlotOverlay(Workspace& workspace, const PlotItem& plot, QGraphicsItem* parent);

    /// Looks up peaks, names and the verdict again; call it when the plot has other contents or
    /// another place. They are written in @p font.
    void follow(const QFont& font, const QPalette& palette);

    /// See LeakDrawing.
    std::optional<double> limitBeside(double highest) const { return m_leak.limitBeside(highest); }

    /// Where the mouse is, for the read-out; without it the cursor is a line alone.
    void setMouse(std::optional<QPointF> position) { m_mouse = position; }

    /// The line that runs within a few pixels of @p place; nothing if there is none.
    PointedPlace lineAt(const QPointF& place) const;

    QRectF boundingRect() const override { return m_plot.boundingRect(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct ShownPeak {
        RecordingPeak peak;
        QColor colour;
        bool isCurrent;
    };

    /// What is said of a peak, and where.
    struct PeakWords {
        QString text;
        QRectF box;
    };

    void updatePeaks();
    void takePeaks(LabelRoom& room, const QFontMetricsF& metrics) const;
    void paintPointedRange(QPainter& painter, const QPalette& palette) const;
    void paintSelection(QPainter& painter, const QPalette& palette) const;
    void paintPeaks(QPainter& painter, const QPalette& palette) const;
    void paintPeakLabel(QPainter& painter, const QPalette& palette, const ShownPeak& shown) const;
    bool isInSight(const ShownPeak& shown) const;
    PeakWords wordsOf(const ShownPeak& shown, const QFontMetricsF& metrics) const;
    void paintCursor(QPainter& painter, const QPalette& palette) const;
    void paintReading(QPainter& painter, const QPalette& palette, double x) const;
    QString titleAt(std::int64_t position) const;
    double pixelOf(std::int64_t position) const;

    Workspace& m_workspace;
    const PlotItem& m_plot;
    std::vector<ShownPeak> m_peaks;
    std::vector<PlacedName> m_names;
    LeakDrawing m_leak;
    PointedLine m_pointed;
    std::optional<QPointF> m_mouse;
};

} // namespace tidemark::app
