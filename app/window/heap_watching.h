// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <map>

class QWidget;

namespace tidemark::app
{

class AddressPrompt;
class AllocationPrompt;
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
    void askForAddress();
    /// What is not on this machine is asked about first.
    void watchAt(const InspectorAddress& address);
    void collect();
    void capture();
    void askForAllocations();

    /// Whether the heap of the recording under way is watched and waits for something to do.
    static bool isReady(const Workspace& workspace);
    /// Whether a heap snapshot of it can be taken now, which is V8's: also where the program writes
    /// one on a signal.
    static bool canCapture(const Workspace& workspace);

Q_SIGNALS:
    /// A snapshot was taken, or is to be seen.
    void captured(const QString& path);
    void openRequested(const QString& path);

private:
    void follow(int id);
    void sayEnd(int id, const Error& failure);
    void tellCaptured(const HeapWatchState::Captured& one);
    void tellLeft(const std::string& path);
    void askToOpen(int id);
    void askToSignal(int id, const SnapshotSignal& signal);
    std::optional<CaptureRequest> newCapture(int id);
    QString newFile(int id, const QString& ending);
    QString newFileOrSay(int id, const QString& ending);
    void recordAllocations(int id, AllocationKind kind, std::chrono::milliseconds length);

    QWidget& m_window;
    Workspace& m_workspace;
    MessageBar& m_messages;
    AddressPrompt* m_address;
    AllocationPrompt* m_allocations;
    std::map<int, HeapWatchState> m_known; ///< of recordings, as it was last
};

} // namespace tidemark::app
