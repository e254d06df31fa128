// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/time_scale.h"
#include "app/workspace/workspace.h"

#include <QWidget>

namespace tidemark::app
{

/// The timeline as a picture for someone who was not there: a title, the names of all lines, the
/// chart and all lanes with all of their rows, and nothing to click on. To be drawn, not shown.
class TimelinePicture final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the size that it needs, about as large as a view of @p size. @p workspace must outlive
    /// it.
    TimelinePicture(Workspace& workspace, QSize size);

    /// "list.dat", or how many recordings there are.
    QString title() const;

private:
    Workspace& m_workspace;
    PlotMargins m_margins;
};

} // namespace tidemark::app
