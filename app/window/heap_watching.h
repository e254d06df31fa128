// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <map>

class QWidget;

namespace tidemark::app
{

class HeapPanel;
class MessageBar;

/// What the window does with the heap of a process that is recorded: connects to it, asking
/// first where that opens its inspector, collects its garbage, takes snapshots, and says how it
/// went. GUI thread only.
class HeapWatching final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of dialogs.
    HeapWatching(QWidget& window, Workspace& workspace, MessageBar& messages);

    /// Does what the user asks for in @p panel.
    void serve(const HeapPanel& panel);

    /// Of the recording under way.
    void watch();
    void collect();
    void capture();

    /// Whether the heap of the recording under way is watched and waits for something to do.
    static bool isReady(const Workspace& workspace);
    /// Whether it also has heap snapshots to be taken: V8's.
    static bool canCapture(const Workspace& workspace);

Q_SIGNALS:
    /// A snapshot was taken, or is to be seen.
    void captured(const QString& path);
    void openRequested(const QString& path);

private:
    void follow(int id);
    void sayEnd(int id, const Error& failure);
    void askToOpen(int id);
    QString newFile(int id);

    QWidget& m_window;
    Workspace& m_workspace;
    MessageBar& m_messages;
    std::map<int, HeapWatchState> m_known; ///< of recordings, as it was last
};

} // namespace tidemark::app
