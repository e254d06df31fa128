// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QStackedWidget>

class QLabel;

namespace tidemark::app
{

class LineTablePanel;

/// The middle of the window: the welcome page while nothing is open, then what the current
/// recording has. GUI thread only.
class WindowPages final : public QStackedWidget
{
    Q_OBJECT

public:
    /// @p welcome and @p views, the timelines and snapshots, become its children.
    WindowPages(Workspace& workspace, QWidget* welcome, QWidget* views, QWidget* parent);

    /// Shows the page that fits what is open.
    void update();

private:
    QWidget* fittingPage() const;
    void retranslate();

    const Session& m_session;
    QWidget* m_welcome;
    QWidget* m_views;
    LineTablePanel* m_lines;
    QLabel* m_totals; ///< says why there is no timeline
};

} // namespace tidemark::app
