// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tree_source.h"
#include "app/workspace/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace tidemark::app
{

class HeapHint;
class TreeTable;

/// A tree over one or several heaps, with a hint in its place as long as there is nothing to show.
///
/// Works only while it is visible, and lets go of a heap as soon as it is closed or another one is
/// shown. GUI thread only.
class HeapView : public QWidget
{
    Q_OBJECT

protected:
    /// To be followed by start() at the end of the derived constructor.
    HeapView(Workspace& workspace, QWidget* parent);
    void start();

    Session& session() const { return m_workspace.session; }
    ViewOptions& options() const { return m_workspace.options; }
    SizeUnit sizeUnit() const { return options().sizeUnit(); }
    HeapAnalyses& analyses() const { return m_workspace.analyses; }
    TreeTable& table() const { return *m_table; }
    HeapHint& hint() const { return *m_hint; }
    QVBoxLayout& column() const { return *m_column; }

    /// The snapshots that the view has to show now; one may be null.
    virtual std::vector<SnapshotPtr> wantedSnapshots() const;

    /// Those that it is working on or shows: wantedSnapshots() as it was at the last
    /// followSession().
    const std::vector<SnapshotPtr>& snapshots() const { return m_snapshots; }

    /// The heap whose objects the table lists; null if there is none.
    virtual SnapshotPtr snapshot() const;

    /// Whether a line stands for an object, which is the chosen one then.
    virtual bool isObject(const TreeEntry& entry) const = 0;

    /// The type that a line stands for, which is the chosen one then; none if it is no type.
    virtual std::optional<std::string> typeOf(const TreeEntry& /*entry*/) const { return {}; }

    /// Stops what is computed and drops what is known, because the heaps changed.
    virtual void clear() = 0;

    /// Shows what is known and starts computing what is missing. Called again and again while
    /// visible.
    virtual void refresh() = 0;

    /// Forgets failures, so that refresh() starts again.
    virtual void retry();
    virtual void cancel() {}

    /// All texts anew: another language or unit.
    virtual void retranslate() = 0;

    /// Puts a tree in the table's place for the same lines, and in the hint's place.
    void showTree(const std::shared_ptr<const TreeSource>& tree);

    /// Takes over what changed in the session.
    void followSession();

    void showEvent(QShowEvent* event) override;

private:
    Workspace& m_workspace;
    TreeTable* m_table;
    HeapHint* m_hint;
    QVBoxLayout* m_column;
    std::vector<SnapshotPtr> m_snapshots;
};

} // namespace tidemark::app
