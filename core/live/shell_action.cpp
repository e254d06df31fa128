// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/shell_action.h"

#include <QFile>
#include <QProcess>

#include <csignal>
#include <signal.h>
#include <unistd.h>

namespace tidemark
{

namespace
{

using Clock = std::chrono::steady_clock;

/// The end of what a command prints on standard error.
class LastWords
{
public:
    void add(const QByteArray& printed)
    {
        constexpr qsizetype kKept = 1024;
        m_end = (m_end + printed).right(kKept);
    }

    /// Its last line that holds something.
    std::string line() const
    {
        const QByteArray text = m_end.trimmed();
        return text.mid(text.lastIndexOf('\n') + 1).toStdString();
    }

private:
    QByteArray m_end;
};

void endGroup(QProcess& shell)
{
    ::kill(-static_cast<pid_t>(shell.processId()), SIGKILL);
    shell.waitForFinished();
}

/// What became of a shell that has ended.
ActionProblem problemOf(const QProcess& shell, const LastWords& words)
{
    if (shell.exitStatus() == QProcess::CrashExit) {
        return {ActionProblem::Kind::Signal, shell.exitCode(), words.line()};
    }
    return shell.exitCode() == 0
               ? ActionProblem()
               : ActionProblem{ActionProblem::Kind::ExitStatus, shell.exitCode(), words.line()};
}

Result<ActionProblem> runOnce(const ShellCommand& command, const TaskControl& control)
{
    QProcess shell;
    if (command.passesErrorsOn) {
        shell.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    }
    shell.setStandardOutputFile(QProcess::nullDevice());
    shell.setStandardInputFile(QProcess::nullDevice());
    shell.setChildProcessModifier([] { ::setpgid(0, 0); });
    const auto end = Clock::now() + command.most;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QFile::decodeName(QByteArray::fromStdString(command.text))});
    if (!shell.waitForStarted()) {
        return failure(ErrorCode::CannotStart, shell.errorString().toStdString());
    }
    constexpr int kPollMilliseconds = 50;
    LastWords words;
    while (!shell.waitForFinished(kPollMilliseconds) && shell.state() != QProcess::NotRunning) {
        words.add(shell.readAllStandardError());
        const bool isCancelled = control.cancelled();
        if (isCancelled || Clock::now() >= end) {
            endGroup(shell);
            return isCancelled ? failure(ErrorCode::Cancelled)
                               : failure(ErrorCode::CannotStart, std::string(kActionTooLong));
        }
    }
    words.add(shell.readAllStandardError());
    return problemOf(shell, words);
}

} // namespace

Result<ActionsDone> ShellAction::act(std::uint64_t times, TaskControl& control)
{
    ActionsDone done;
    for (std::uint64_t i = 0; i < times; ++i) {
        auto problem = runOnce(m_command, control);
        if (!problem) {
            return tl::unexpected(std::move(problem.error()));
        }
        if (problem->kind == ActionProblem::Kind::None) {
            ++done.worked;
        } else {
            done.problem = std::move(*problem);
        }
    }
    return done;
}

} // namespace tidemark
