// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/time_scale.h"
#include "app/workspace/workspace.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;

namespace tidemark::app
{

class AlignmentChooser;
class FunctionLane;
class SizeNavigation;
class TimelineChart;
class TimeNavigation;

/// The timeline: a header with its few controls, the chart, the lanes and the overview strip, all
/// over one axis. Takes the keyboard for the whole.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(Workspace& workspace, QWidget* parent = nullptr);

    /// Zooms in on the highest point of the current recording, or shows it again when zoomed in.
    void goToPeak();

    /// Aligns the recordings so, after asking at which function or mark if need be.
    void align(AlignmentKind kind);

    /// Brings @p position of recording @p id into view and puts the cursor there.
    void goTo(int id, std::int64_t position);

    /// Shows and selects a stretch of recording @p id.
    void goTo(int id, AxisRange range);

Q_SIGNALS:
    void marginsChanged();

    /// A snapshot on the timeline is wanted whose file is not open.
    void openRequested(const QString& path);

    /// A and B were chosen on the timeline to be compared.
    void comparisonRequested();

    /// A right click, or the key for it, at this place of the screen. @p about is what can be done
    /// with what is there, or at the cursor; the actions belong to this.
    void menuRequested(QPoint place, const QList<QAction*>& about);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void followMouse();
    PointedPlace callFor(const QContextMenuEvent& event) const;
    void followSession();
    void followSizes();
    void showSizeKind();
    QWidget* makeHeader();
    void zoomAt(std::int64_t target);
    void retranslate();
    void updateHeader();
    void updateMargins();

    Workspace& m_workspace;
    PlotMargins m_margins;
    TimeNavigation* m_navigation;
    SizeNavigation* m_sizeNavigation = nullptr;
    TimelineChart* m_chart;
    FunctionLane* m_functions;
    QList<QAction*> m_about; ///< what the last menu offered about a call
    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    AlignmentChooser* m_alignment = nullptr;
    QComboBox* m_sizes = nullptr; ///< how the memory axis is chosen
    QComboBox* m_unit = nullptr;
    int m_widestLabel = 0; ///< of the memory axis so far, in pixels
};

} // namespace tidemark::app
