// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/record/process_feed.h"
#include "app/record/process_tree.h"
#include "app/record/watch_request.h"
#include "app/workspace/view_options.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tidemark::app
{

class TreeTable;
class WatchOptions;
struct PickerState;

/// "Attach to a process": a list that renews itself each second and on F5, and how to watch the one
/// chosen. Where restarts are followed it may have ended, or not be there yet: the next one is
/// waited for. Not modal. Closes once it has emitted attachRequested().
class ProcessPicker final : public QDialog
{
    Q_OBJECT

public:
    /// @p options must outlive it.
    explicit ProcessPicker(ViewOptions& options, ProcessSource source = systemProcesses(),
                           QWidget* parent = nullptr);

Q_SIGNALS:
    void attachRequested(const tidemark::app::WatchRequest& request);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const Processes& processes);
    void showProcesses();
    void numberProcesses();
    void fitColumns();
    QModelIndex indexOf(const TreeEntry& entry) const;
    void restoreSelection();
    void select(const TreeEntry& entry);
    void changeView();
    void attach();
    void followCommand();
    const ProcessEntry* successor() const;
    QString emptyText() const;
    PickerState state() const;
    void updateState();
    void retranslate();

    ViewOptions& m_options;
    ProcessFeed m_feed;
    QLineEdit* m_filter;
    QCheckBox* m_asTree;
    QLabel* m_count;
    TreeTable* m_table;
    QLabel* m_advice;
    WatchOptions* m_watch;
    QPushButton* m_attach;
    QPushButton* m_cancel;

    Processes m_processes;
    ProcessNumbers m_numbers;
    std::uint32_t m_nextNumber = 0;
    std::shared_ptr<const ProcessTree> m_tree;
    std::optional<ProcessEntry> m_selected; ///< as it was last seen
    bool m_isSelectedEnded = false;
    bool m_isGuess = false; ///< selected by the filter, not by the user
};

} // namespace tidemark::app
