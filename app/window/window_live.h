// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"
#include "core/recorder/process_recording.h"

namespace tidemark::app
{

class HeapWatching;
class ProcessSnapshots;
class MessageBar;
class ProcessPicker;
class RunDialog;
class Settings;
class WindowActions;
struct RunRequest;
struct WatchRequest;

/// What the window does with processes: attaches, runs programs, pauses, stops, sets marks, and
/// says how it went. GUI thread only.
class WindowLive final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of dialogs.
    WindowLive(QWidget& window, Workspace& workspace, Settings& settings, MessageBar& messages,
               WindowActions& actions);

    LiveRecordings& recordings() { return m_workspace.live; }
    HeapWatching& heap() { return *m_heap; }
    ProcessSnapshots& snapshots() { return *m_snapshots; }

    /// Asks which process, or which program.
    void chooseProcess();
    void chooseProgram();

    /// Watches a process; why it cannot is said in the message bar.
    void attach(std::int32_t pid, ProcessRecordingOptions options);

    /// Starts a program and watches it. Why it cannot be started is the error.
    Result<void> run(const LaunchRequest& request, ProcessRecordingOptions options);

    /// The same, said in the message bar.
    void runOrSay(const LaunchRequest& request, ProcessRecordingOptions options);

    /// Whether the window may close: what is to become of programs that were started and still run
    /// is asked first, and done. They go on if @p asks is false.
    bool mayClose(bool asks);

    /// Ends what is recorded, before the window closes.
    void finish();

    /// Says which recordings were cut off when this program last ended, if any, but for those that
    /// were @p offered otherwise. One that seems to be written to is looked at again after a
    /// moment.
    void offerCutOff(const QStringList& offered = {});

    /// Ends the recording under way, or its program.
    void stop();
    void endProgram();

    /// Has the action of the recording under way say how long it has been.
    void updateClock();

Q_SIGNALS:
    void openRequested(const QString& path);
    /// A recording began; of a program that was started, or of a process that was there.
    void started(bool isProgram);

private:
    void attach(const WatchRequest& request);
    Result<void> watch(std::int32_t pid, ProcessRecordingOptions options);
    void waitForNext(const QString& pattern, ProcessRecordingOptions options);
    void run(const RunRequest& request);
    void take(std::unique_ptr<Recorder> recorder, const QString& name, const QString& path,
              bool isProgram);
    void say(const QString& about, const Error& error);
    void offerCutOff(const QDateTime& since);
    void tellEnd(int id, const RecorderStatus& status);

    QWidget& m_window;
    Workspace& m_workspace;
    Settings& m_settings;
    MessageBar& m_messages;
    WindowActions& m_actions;
    HeapWatching* m_heap;
    ProcessSnapshots* m_snapshots;
    ProcessPicker* m_picker = nullptr; ///< from the first time on
    RunDialog* m_runDialog = nullptr;
    QStringList m_offered; ///< files that were cut off
    QTimer m_clock;        ///< each second, while something is recorded
};

} // namespace tidemark::app
