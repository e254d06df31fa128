// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/open_snapshots.h"
#include "app/workspace/workspace.h"

#include <QWidget>

#include <span>

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
    void setRows(std::span<const ListedSnapshot> shown);
    QString nameOf(const ListedSnapshot& listed) const;
    QString sizeOf(const SnapshotRef& snapshot) const;

    Workspace& m_workspace;
    int m_id;
    std::size_t m_wanted;                ///< rows at most
    std::vector<ListedSnapshot> m_shown; ///< by row
    std::vector<SnapshotRow*> m_rows;
    QVBoxLayout* m_layout;
    QToolButton* m_more;
};

} // namespace tidemark::app
