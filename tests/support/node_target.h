// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

#include <cstdint>

namespace tidemark::test
{

/// A running Node.js. Ends with this object.
class NodeTarget
{
public:
    /// Whether there is one on this machine.
    static bool isThere()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty();
    }

    /// Started with @p options, and with @p script, which is run before it says that it is ready.
    explicit NodeTarget(const QStringList& options = {}, const QString& script = {})
    {
        m_process.start(QStringLiteral("node"),
                        options + QStringList{QStringLiteral("-e"),
                                              script + QStringLiteral(";console.log('ready');"
                                                                      "process.stdin.resume();")});
        m_process.waitForStarted();
        while (!m_process.canReadLine() && m_process.waitForReadyRead()) {
        }
    }

    ~NodeTarget()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    std::int32_t pid() const { return static_cast<std::int32_t>(m_process.processId()); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    void kill() { m_process.kill(); }
    /// To its standard input.
    void write(const QByteArray& text)
    {
        m_process.write(text);
        m_process.waitForBytesWritten();
    }

private:
    QProcess m_process;
};

} // namespace tidemark::test
