// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_live.h"

#include "app/messages/message_bar.h"
#include "app/record/process_picker.h"
#include "app/record/run_dialog.h"
#include "app/settings/settings.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "app/text/warning_text.h"
#include "app/window/heap_watching.h"
#include "app/window/new_recording.h"
#include "app/window/process_snapshots.h"
#include "app/window/quit_question.h"
#include "app/window/recording_files.h"
#include "app/window/window_actions.h"
#include "core/processes/process_list.h"
#include "core/recorder/successor.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace tidemark::app
{

namespace
{

using namespace std::chrono_literals;

constexpr double kNanoseconds = 1e9;

/// The last part of a program's path: "python3" for "/usr/bin/python3".
QString baseName(const std::string& path)
{
    return singleLine(QFileInfo(fileText(path)).fileName());
}

QString nameOf(const QString& program, std::int32_t pid)
{
    return program.isEmpty() ? QStringLiteral("PID %1").arg(pid)
                             : QStringLiteral("%1 (PID %2)").arg(program).arg(pid);
}

QString nameOf(std::int32_t pid)
{
    return nameOf(singleLine(fileText(programNameOf(pid))), pid);
}

/// Whether a process could not be watched because it is there no more.
bool saysEnded(const Error& error)
{
    return error.code == ErrorCode::NoSuchProcess ||
           (error.code == ErrorCode::NoMemory && error.detail == "zombie");
}

} // namespace

WindowLive::WindowLive(QWidget& window, Workspace& workspace, Settings& settings,
                       MessageBar& messages, WindowActions& actions)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_settings(settings),
      m_messages(messages),
      m_actions(actions),
      m_heap(new HeapWatching(window, workspace, messages)),
      m_snapshots(new ProcessSnapshots(workspace, messages, this))
{
    connect(m_heap, &HeapWatching::openRequested, this, &WindowLive::openRequested);
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &WindowLive::updateClock);
    connect(&m_workspace.live, &LiveRecordings::changed, this, &WindowLive::updateClock);
    connect(&m_workspace.live, &LiveRecordings::stateChanged, this, &WindowLive::updateClock);
    connect(&m_workspace.live, &LiveRecordings::ended, this, &WindowLive::tellEnd);
    connect(&workspace.session, &Session::currentChanged, this, &WindowLive::updateClock);
    updateClock();
}

void WindowLive::chooseProcess()
{
    if (m_picker == nullptr) {
        m_picker = new ProcessPicker(m_workspace.options, systemProcesses(), &m_window);
        connect(m_picker, &ProcessPicker::attachRequested, this,
                qOverload<const WatchRequest&>(&WindowLive::attach));
    }
    m_picker->show();
    m_picker->raise();
    m_picker->activateWindow();
}

void WindowLive::attach(const WatchRequest& request)
{
    ProcessRecordingOptions options;
    options.sampling.interval = std::chrono::milliseconds(request.intervalMs);
    options.sampling.withChildren = request.children;
    options.sampling.followsRestarts = request.followRestarts;
    if (request.followRestarts) {
        options.findSuccessor = successorByPattern(request.pattern.toStdString());
    }
    if (!request.process) {
        waitForNext(request.pattern, std::move(options));
        return;
    }
    const std::int32_t pid = request.process->pid;
    if (const auto begun = watch(pid, options); !begun) {
        if (request.followRestarts && saysEnded(begun.error())) { // since it was listed
            waitForNext(request.pattern, std::move(options));
        } else {
            say(nameOf(pid), begun.error());
        }
    }
}

void WindowLive::waitForNext(const QString& pattern, ProcessRecordingOptions options)
{
    const QString name = singleLine(pattern);
    auto begun =
        beginInNewFile(name, std::move(options), [&pattern](ProcessRecordingOptions chosen) {
            return recordNextProcess(pattern.toStdString(), std::move(chosen));
        });
    if (!begun) {
        say(name, begun.error());
        return;
    }
    take(std::move(begun->recorder), name, begun->path, false);
}

void WindowLive::attach(std::int32_t pid, ProcessRecordingOptions options)
{
    if (const auto begun = watch(pid, std::move(options)); !begun) {
        say(nameOf(pid), begun.error());
    }
}

Result<void> WindowLive::watch(std::int32_t pid, ProcessRecordingOptions options)
{
    const QString name = nameOf(pid);
    auto begun = beginInNewFile(name, std::move(options), [pid](ProcessRecordingOptions chosen) {
        return recordProcess(pid, std::move(chosen));
    });
    if (!begun) {
        return tl::unexpected(std::move(begun.error()));
    }
    take(std::move(begun->recorder), name, begun->path, false);
    return {};
}

void WindowLive::chooseProgram()
{
    if (m_runDialog == nullptr) {
        m_runDialog = new RunDialog(&m_window);
        QList<RunCommand> history;
        for (const auto& [command, folder] : m_settings.runCommands()) {
            history << RunCommand{command, folder};
        }
        m_runDialog->setHistory(history);
        connect(m_runDialog, &RunDialog::runRequested, this,
                qOverload<const RunRequest&>(&WindowLive::run));
    }
    m_runDialog->show();
    m_runDialog->raise();
    m_runDialog->activateWindow();
}

void WindowLive::run(const RunRequest& request)
{
    LaunchRequest launched;
    for (const QString& argument : request.arguments) {
        launched.arguments.push_back(QFile::encodeName(argument).toStdString());
    }
    launched.folder = QFile::encodeName(request.command.folder).toStdString();
    for (const auto& [name, value] : request.environment) {
        launched.environment.emplace_back(name.toStdString(), value.toStdString());
    }
    launched.keepsOutput = request.keepsOutput;
    ProcessRecordingOptions options;
    options.sampling.interval = std::chrono::milliseconds(request.intervalMs);
    options.sampling.withChildren = request.withChildren;
    if (const auto started = run(launched, std::move(options)); !started) {
        m_runDialog->showProblem(errorText(started.error()));
        return;
    }
    m_runDialog->accept();
    QList<std::pair<QString, QString>> commands;
    for (const RunCommand& command : m_runDialog->history()) {
        commands.emplace_back(command.command, command.folder);
    }
    m_settings.setRunCommands(commands);
}

Result<void> WindowLive::run(const LaunchRequest& request, ProcessRecordingOptions options)
{
    const QString program =
        request.arguments.empty() ? QString() : baseName(request.arguments.front());
    auto begun =
        beginInNewFile(program, std::move(options), [&request](ProcessRecordingOptions chosen) {
            return recordProgram(request, std::move(chosen));
        });
    if (!begun) {
        return tl::unexpected(std::move(begun.error()));
    }
    const QString name = nameOf(program, begun->recorder->status().pid);
    take(std::move(begun->recorder), name, begun->path, true);
    return {};
}

void WindowLive::runOrSay(const LaunchRequest& request, ProcessRecordingOptions options)
{
    if (const auto started = run(request, std::move(options)); !started) {
        say(request.arguments.empty() ? QString() : baseName(request.arguments.front()),
            started.error());
    }
}

void WindowLive::say(const QString& about, const Error& error)
{
    m_messages.show(
        {Message::Severity::Error, QStringLiteral("%1: %2").arg(about, errorText(error)), {}, {}});
}

void WindowLive::take(std::unique_ptr<Recorder> recorder, const QString& name, const QString& path,
                      bool isProgram)
{
    if (recorder->status().isAgentMissing) {
        m_messages.show({Message::Severity::Warning, agentMissingText() + u'.', {}, {}});
    }
    m_workspace.live.add(name, path, std::move(recorder), isProgram);
    if (path.isEmpty()) {
        m_messages.show({Message::Severity::Warning,
                         tr("%1 is recorded in memory alone, and gone if Tidemark ends before you "
                            "save it: there is no folder for recordings that can be made. Set "
                            "XDG_DATA_HOME to a folder of yours and start Tidemark again.")
                             .arg(name),
                         {},
                         {}});
    } else {
        m_settings.addRecentFile(path);
    }
    Q_EMIT started(isProgram);
}

bool WindowLive::mayClose(bool asks)
{
    const int running = m_workspace.live.runningPrograms();
    const QuitAnswer answer =
        asks && running > 0 ? askAboutPrograms(m_window, running) : QuitAnswer::LetThemGoOn;
    if (answer == QuitAnswer::EndThem) {
        m_workspace.live.terminatePrograms();
    }
    return answer != QuitAnswer::Cancel;
}

void WindowLive::finish()
{
    m_workspace.live.stopAll();
}

void WindowLive::stop()
{
    m_workspace.live.stop(m_workspace.live.subject());
}

void WindowLive::endProgram()
{
    m_workspace.live.terminateProgram(m_workspace.live.subject());
}

void WindowLive::tellEnd(int id, const RecorderStatus& status)
{
    const OpenRecording* open = m_workspace.session.find(id);
    if (open == nullptr) {
        return;
    }
    const QString name = singleLine(open->name);
    if (status.isProgramRunning && !status.exit) {
        m_messages.show({Message::Severity::Information,
                         tr("%1: the recording has ended, the program goes on.").arg(name),
                         {},
                         {}});
    }
    if (status.failure) {
        m_messages.show({Message::Severity::Error,
                         tr("%1: recording stopped. %2 What was recorded until then is kept.")
                             .arg(name, errorText(*status.failure)),
                         {},
                         {}});
        return;
    }
    if (!status.exit) {
        return;
    }
    const QString length = durationText(status.length);
    const bool isFine = status.exit->code == 0 && status.exit->signal == 0;
    QString text = tr("%1 ended after %2.").arg(name, length);
    if (status.exit->signal != 0) {
        text = tr("%1 was ended by signal %2 after %3.")
                   .arg(name, QString::number(status.exit->signal), length);
    } else if (!isFine) {
        text = tr("%1 ended after %2 with exit status %3.")
                   .arg(name, length, QString::number(status.exit->code));
    }
    m_messages.show({isFine ? Message::Severity::Information : Message::Severity::Warning,
                     text,
                     {},
                     {},
                     QString(),
                     isFine});
}

void WindowLive::offerCutOff(const QStringList& offered)
{
    m_offered << offered;
    const QDateTime since = m_settings.lastStart();
    m_settings.setLastStart(QDateTime::currentDateTime());
    offerCutOff(since);
    // The file of one that was cut off a moment ago looks as if its writer were alive.
    QTimer::singleShot(kStillWritten + 1s, this, [this, since] { offerCutOff(since); });
}

void WindowLive::offerCutOff(const QDateTime& since)
{
    for (const QString& path : cutOffRecordings(since)) {
        const bool isOpen =
            std::ranges::find(m_workspace.session.recordings(), path, &OpenRecording::path) !=
            m_workspace.session.recordings().end();
        if (isOpen || m_offered.contains(path)) {
            continue;
        }
        m_offered << path;
        m_messages.show({Message::Severity::Information,
                         tr("%1 was cut off when Tidemark ended. What was recorded is kept.")
                             .arg(singleLine(QFileInfo(path).fileName())),
                         tr("Open"), [this, path] { Q_EMIT openRequested(path); }});
    }
}

/// "Recording 12:34", "Waiting 12:34", "Paused 12:34".
void WindowLive::updateClock()
{
    const auto status = m_workspace.live.statusOf(m_workspace.live.subject());
    if (!status) {
        m_clock.stop();
        return;
    }
    if (!m_clock.isActive()) {
        m_clock.start();
    }
    const QString clock = clockText(static_cast<double>(status->length) / kNanoseconds, 0);
    const bool isWaiting = status->state == RecorderStatus::State::Waiting;
    const QString text = isWaiting                     ? tr("Waiting %1", "for a process, time")
                         : m_workspace.live.isPaused() ? tr("Recording %1 · picture held", "time")
                                                       : tr("Recording %1", "time");
    QAction& shown = *m_actions["recording"];
    shown.setText(text.arg(clock));
    shown.setIconText(shown.text());
    shown.setToolTip(!isWaiting ? tr("Show the recording under way")
                     : status->pid == 0
                         ? tr("No such process runs yet. Recording begins when one is found.")
                         : tr("The process has ended. Recording goes on with the next one that "
                              "is found."));
}

} // namespace tidemark::app

#include "moc_window_live.cpp"
