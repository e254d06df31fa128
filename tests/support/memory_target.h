// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

#include <cstdint>

namespace tidemark::test
{

/// A running tests/support/memory_target, which takes and gives memory as it is told. Ends with
/// this object. For tests made with tidemark_add_target_test().
class MemoryTarget
{
public:
    /// @p prepare may change how it is started.
    explicit MemoryTarget(const QString& program = QStringLiteral(TIDEMARK_MEMORY_TARGET),
                          void (*prepare)(QProcess&) = nullptr)
    {
        if (prepare != nullptr) {
            prepare(m_process);
        }
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, QStringList());
        m_process.waitForStarted();
        tell("ready");
    }

    ~MemoryTarget()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    std::int32_t pid() const { return static_cast<std::int32_t>(m_process.processId()); }

    /// Sends @p command, waits until it is done and gives the answer; empty if the process ended.
    QByteArray tell(const QByteArray& command)
    {
        m_process.write(command + '\n');
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead()) {
                return {};
            }
        }
        return m_process.readLine().trimmed();
    }

    /// Sends @p command, which ends the process, and collects its exit status.
    void end(const QByteArray& command = "exit 0")
    {
        m_process.write(command + '\n');
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

} // namespace tidemark::test
