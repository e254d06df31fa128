// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/objects/object_panel.h"
#include "app/objects/retainer_tree.h"

class QAction;
class QToolButton;

namespace tidemark::app
{

class Workspace;

/// What holds the chosen object, the nearest to the roots first; the shortest path up is open. A
/// retainer can be ignored, as if it held nothing, to see what else does.
class RetainersPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit RetainersPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// Hides the objects of the selected lines on all paths, and orders the others as if they were
    /// not there.
    void ignoreSelected();
    void restoreIgnored();

    /// Makes the last line of the shortest path current, the one that the roots hold.
    void goToRoot();

    /// Puts the path from the object through the current line up to the roots on the clipboard, one
    /// step a line; the shortest path if no line is current.
    void copyPath();

    /// Goes on to the current line's object.
    void followCurrent();

protected:
    QString showObject(const ObjectRef& object) override;
    void clear() override;
    void retranslate() override;

private:
    using Ignored = std::shared_ptr<const HiddenRetainers>;

    QAction* add(const char* name, const QKeySequence& key, void (RetainersPanel::*slot)());
    const RetainerTree* tree() const;
    void setIgnored(std::vector<std::uint32_t> nodes);
    void takeIgnored(const Ignored& ignored);
    void openChain();
    void showActions();
    QString pathText() const;
    QString emptyText(const ObjectRef& object) const;
    QModelIndex open(const std::vector<TreeEntry>& chain);

    TreeTable* m_table;
    QAction* m_open;
    QAction* m_root;
    QAction* m_ignore;
    QAction* m_restore;
    QAction* m_copyPath;
    QToolButton* m_ignoredNote;
    std::shared_ptr<RetainerLines> m_lines; ///< null while no object is shown
    Ignored m_ignored;                      ///< null while nothing is
    LatestJob<Ignored> m_job;
};

} // namespace tidemark::app
