// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/snapshot_tips.h"
#include "app/timeline/time_scale.h"

#include <QWidget>

namespace tidemark::app
{

/// The snapshots of the visible recordings as diamonds at their moments, with their roles in the
/// comparison. Hidden while there are none.
///
/// A click or Enter shows one, or asks for the file that it is in; the keys A, B and C, or the
/// menu, give it a role; dropped on another one, or on a side of the comparison, it is compared. A
/// hover says what changed since the one before.
class SnapshotLane final : public QWidget
{
    Q_OBJECT

public:
    SnapshotLane(Workspace& workspace, const PlotMargins& margins, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {200, 26}; }

    /// Whether a snapshot is drawn at @p place.
    bool isAt(QPoint place) const { return at(place).has_value(); }

Q_SIGNALS:
    /// A snapshot is wanted whose file is not open.
    void openRequested(const QString& path);

    /// A and B were chosen to be compared.
    void comparisonRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void rebuild();
    void retranslate();
    TimeScale scale() const;
    std::optional<std::size_t> at(QPoint place) const;
    std::optional<SnapshotRef> dropTargetAt(const QDropEvent& event) const;
    void showToolTip(QPoint place);
    std::optional<SnapshotRef> refBefore(std::size_t number) const;
    void choose(std::size_t number);
    void show(const SnapshotMoment& moment);
    void compare(const SnapshotRef& one, const SnapshotRef& other);
    void draw(QPainter& painter, std::size_t number, double x) const;

    Workspace& m_workspace;
    const PlotMargins& m_margins;
    SnapshotTips m_tips;
    std::vector<SnapshotMoment> m_moments;
    std::optional<std::size_t> m_chosen; ///< by the keyboard or a click, among the moments
    std::optional<QPoint> m_toolTipAt;   ///< of the snapshot whose tooltip waits for its change
    QPoint m_pressedAt;
};

} // namespace tidemark::app
