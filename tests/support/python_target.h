// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/awaited_line.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdint>

namespace tidemark::test
{

/// A running Python that has imported our agent. It keeps as many objects of the class Order, each
/// with 1,000 bytes, as it is told, or runs what it is given. Ends with this object.
class PythonTarget
{
public:
    /// @p code is run before it says that it is ready.
    explicit PythonTarget(const QString& code = {}, bool hasAgent = true)
    {
        const QString agent = QStringLiteral("sys.path.append('%1'); sys.dont_write_bytecode = "
                                             "True; import tidemark_agent\n")
                                  .arg(QStringLiteral(TIDEMARK_SOURCE "/resources/agents/python"));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("python3"),
                        {QStringLiteral("-u"), QStringLiteral("-c"),
                         QStringLiteral("import sys\n") + (hasAgent ? agent : QString()) +
                             QStringLiteral("class Order:\n"
                                            "    def __init__(self):\n"
                                            "        self.body = bytes(1000)\n"
                                            "kept = []\n") +
                             code +
                             QStringLiteral("\nprint('ready')\n"
                                            "for line in sys.stdin:\n"
                                            "    exec(line)\n"
                                            "    print('done')\n")});
        m_process.waitForStarted();
        awaitLine(m_process, "ready", m_printed);
    }

    ~PythonTarget()
    {
        kill();
        m_process.waitForFinished();
    }

    std::int32_t pid() const { return static_cast<std::int32_t>(m_process.processId()); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    void kill() { m_process.kill(); }
    QString folder() const { return m_folder.path(); }

    /// Has it run a line.
    void run(const QByteArray& line)
    {
        m_process.write(line + '\n');
        m_process.waitForBytesWritten();
        awaitLine(m_process, "done", m_printed);
    }

    void grow(int count)
    {
        run("kept.extend(Order() for _ in range(" + QByteArray::number(count) + "))");
    }

    /// Has it come to its end by itself; its exit status.
    int end()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
        return m_process.exitCode();
    }

    /// All that it printed beside its answers, up to now.
    QByteArray printed() const { return m_printed; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_printed;
};

} // namespace tidemark::test
