// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"
#include "app/workspace/workspace.h"

#include <QWidget>

#include <functional>

namespace tidemark::app
{

class HeapHint;
class ObjectHead;
class TreeTable;

/// What the panels about the chosen object have in common: they follow the selection, say above
/// their content which object it is, wait for what they need of its heap, and lead on to other
/// objects and back. A panel that is not visible does nothing until it is.
class ObjectPanel : public QWidget
{
    Q_OBJECT

protected:
    /// How much must be known of a heap before a panel has something to show.
    enum class Needs { Overview, Analysis };

    /// The panel calls setContent() and refresh() when it is ready.
    ObjectPanel(Workspace& workspace, Needs needs, QWidget* parent);

    void setContent(QWidget* content);

    /// Lets the lines of @p table lead on to the objects that @p nodeOf tells, which may be none.
    void linkLines(TreeTable* table,
                   std::function<std::optional<std::uint32_t>(const TreeEntry&)> nodeOf);

    /// Lets Alt+Left and Alt+Right in @p view go through the history.
    void watchKeys(QWidget* view);

    /// Shows the chosen object, or goes on showing it with more known, another unit or language.
    /// Returns a sentence to stand in place of the content where there is nothing to show.
    virtual QString showObject(const ObjectRef& object) = 0;

    /// Drops all that is shown, so that a closed heap can be freed.
    virtual void clear() = 0;

    /// Sets the texts that do not depend on the object, the window's title among them.
    virtual void retranslate() = 0;

    /// Looks at everything anew.
    void refresh();

    SizeUnit unit() const { return m_workspace.options.sizeUnit(); }
    bool infersShapes() const { return m_workspace.options.infersShapes(); }
    ObjectHead& head() { return *m_head; }

    /// What is known of the heap of the object that is shown; the overview is never null there.
    std::shared_ptr<const HeapOverview> overview() const
    {
        return m_workspace.analyses.overviewOf(m_snapshot);
    }
    std::shared_ptr<const HeapAnalysis> analysis() const
    {
        return m_workspace.analyses.analysisOf(m_snapshot);
    }
    HeapCells cells() const;

    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool goByKey(const QKeyEvent& event);
    void showHead(const ObjectRef& object);
    void present(const SnapshotPtr& snapshot);

    Workspace& m_workspace;
    Needs m_needs;
    ObjectHead* m_head;
    HeapHint* m_hint = nullptr;
    SnapshotPtr m_snapshot; ///< of the object shown, or null
};

} // namespace tidemark::app
