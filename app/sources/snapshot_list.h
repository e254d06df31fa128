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

    /// How many rows there are.
    std::size_t rows() const { return m_rows.size(); }

    /// Shows so many rows, or one for each snapshot, or as many as there are already.
    void showUpTo(std::size_t wanted);

private:
    void addRows(std::size_t wanted);
    QString nameOf(const SnapshotRef& snapshot) const;
    QString sizeOf(const SnapshotRef& snapshot) const;

    Workspace& m_workspace;
    int m_id;
    std::vector<SnapshotRow*> m_rows;
    QVBoxLayout* m_layout;
    QToolButton* m_more;
};

} // namespace tidemark::app
