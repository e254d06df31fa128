// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QWidget>

class QActionGroup;
class QLineEdit;
class QToolButton;

namespace tidemark::app
{

/// The list of sources; above it, once there are many, a field that filters them and a choice of
/// groups.
class SourcesView final : public QWidget
{
    Q_OBJECT

public:
    explicit SourcesView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void retranslate();

    Workspace& m_workspace;
    QWidget* m_tools;
    QLineEdit* m_filter;
    QToolButton* m_group;
    QActionGroup* m_groupings; ///< an action for each SourceListing::Grouping
};

} // namespace tidemark::app
