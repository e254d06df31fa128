// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/function_text.h"
#include "app/timeline/lane_picture.h"
#include "app/timeline/time_scale.h"
#include "app/workspace/workspace.h"
#include "core/timeline/function_spans.h"

#include <QAbstractScrollArea>

namespace tidemark::app
{

/// Function spans as nested bars under the chart, one block of rows for each visible recording that
/// has them. Hidden while no recording has any; scrolls when there are many rows.
class FunctionLane final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    FunctionLane(Workspace& workspace, const PlotMargins& margins, QWidget* parent = nullptr);

    /// It wants room for all rows, up to a limit, and does not scroll: for a picture.
    void showAllRows();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The span under @p point of the viewport, or null.
    const Marker* spanAt(QPoint point) const { return findAt(point).span; }

    /// Of which recording it is a call, from when to when, and of which function; nothing where no
    /// span is.
    PointedPlace placeAt(QPoint point) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// The spans of one recording and the rows they take in the lane.
    struct Block {
        int recordingId;
        AxisPlacement placement;
        QColor colour;
        std::shared_ptr<const Recording> recording;
        QString name; ///< of the recording
        FunctionNames names;
        SpanRows rows;
        int firstRow;
    };

    /// A span in the lane; null if none was found.
    struct Found {
        const Block* block = nullptr;
        const Marker* span = nullptr;
    };

    Found findAt(QPoint point) const;
    void rebuild();
    void addBlock(const OpenRecording& open);
    void updateScrollBar();
    /// All bars as they stand, or over them those that the mouse is on.
    enum class Layer { Still, Lit };

    void paintNames(QPainter& painter) const;
    void paintStill(QPainter& painter, const TimeScale& scale);
    void paintBlock(QPainter& painter, const Block& block, const TimeScale& scale,
                    Layer layer) const;
    void paintBar(QPainter& painter, const Block& block, const Marker& span, const QRectF& bar,
                  const TimeScale& scale, Layer layer) const;
    QRectF barOf(const Block& block, const Marker& span, int row, const TimeScale& scale) const;
    bool isLit(const Block& block, const Marker& span) const;
    bool isPointed(const Block& block, const Marker& span) const;
    QString toolTipOf(const Marker& span) const;

    Workspace& m_workspace;
    const PlotMargins& m_margins;
    std::vector<Block> m_blocks;
    int m_rows = 0;
    bool m_showsAll = false;
    LanePicture m_still; ///< of Layer::Still: ten thousand bars take longer than the mouse waits
};

} // namespace tidemark::app
