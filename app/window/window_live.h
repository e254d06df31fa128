// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/live_recordings.h"
#include "core/recorder/recorder_options.h"
#include "core/sampling/launcher.h"

namespace tidemark::app
{

class MarkPrompt;
class MessageBar;
class Settings;
class WindowActions;

/// What the window does with processes: attaches, runs programs, pauses, stops, sets marks, and
/// says how it went. GUI thread only.
class WindowLive final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of dialogs.
    WindowLive(QWidget& window, Session& session, Settings& settings, MessageBar& messages,
               WindowActions& actions);

    LiveRecordings& recordings() { return m_live; }

    /// Watches a process; why it cannot is said in the message bar. @p name may be empty.
    void attach(std::int32_t pid, RecorderOptions options, const QString& name = {});

    /// Starts a program and watches it.
    void run(const LaunchRequest& request, RecorderOptions options);

    /// Ends what is recorded and what was started, before the window closes.
    void finish();

    /// Says which recordings were cut off when this program last ended, if any.
    void offerCutOff();

    void retranslate();

Q_SIGNALS:
    void openRequested(const QString& path);

private:
    void connectActions();
    void take(Result<std::unique_ptr<Recorder>> recorder, const QString& name, const QString& path,
              bool isProgram);
    void askForMark();
    void tellEnd(int id, const RecorderStatus& status);
    void updateActions();
    void updateClock();

    QWidget& m_window;
    Session& m_session;
    Settings& m_settings;
    MessageBar& m_messages;
    WindowActions& m_actions;
    LiveRecordings m_live;
    MarkPrompt* m_prompt;
    QTimer m_clock; ///< each second, while something is recorded
};

} // namespace tidemark::app
