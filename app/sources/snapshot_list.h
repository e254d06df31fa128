// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace tidemark::app
{

class SnapshotRow;

/// The snapshots of one recording beneath its card. Shows eight at first; a button shows more,
/// fifty at a time, so that thousands cost nothing.
class SnapshotList final : public QWidget
{
    Q_OBJECT

public:
    SnapshotList(Workspace& workspace, int recordingId, QWidget* parent = nullptr);

    /// Takes over what changed in the session.
    void refresh();

private:
    void showUpTo(std::size_t count);
    QString nameOf(const SnapshotRef& snapshot) const;
    QString sizeOf(const SnapshotRef& snapshot) const;

    Workspace& m_workspace;
    int m_id;
    std::vector<SnapshotRow*> m_rows;
    QVBoxLayout* m_layout;
    QToolButton* m_more;
};

} // namespace tidemark::app
