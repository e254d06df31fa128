// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/search/search.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace tidemark::app
{

/// A box over the window in which one types what one looks for, of all that is open and of all
/// commands. Results come while one types, from the background; Enter or a click goes to one.
class SearchPalette final : public QFrame
{
    Q_OBJECT

public:
    /// @p commands returns the commands that match a text; called on the GUI thread.
    SearchPalette(Workspace& workspace, std::function<SearchGroup(const QString&)> commands,
                  QWidget* parent);

    /// Shows it near the top of its parent, with what was typed last marked.
    void start();

Q_SIGNALS:
    /// A result was chosen; the box is closed already.
    void chosen(const tidemark::app::SearchTarget& target);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void show(const std::vector<SearchGroup>& found, const QString& note);
    void fitDetails();
    void addGroup(const SearchGroup& group);
    void step(int by);
    void choose(QTreeWidgetItem* item);
    void retranslate();

    Workspace& m_workspace;
    std::function<SearchGroup(const QString&)> m_commands;
    QLineEdit* m_text;
    QTreeWidget* m_results;
    QLabel* m_note;
    QTimer m_typing;
    LatestJob<std::vector<SearchGroup>> m_job;
    std::vector<SearchTarget> m_targets; ///< of the rows, by the number that each has
};

} // namespace tidemark::app
