// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/awaited_line.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdint>

namespace tidemark::test
{

/// A running JVM. It keeps as many objects of the class Leak$Order, each with an array of 1,000
/// bytes, as it is told. Ends with this object.
class JavaTarget
{
public:
    /// Whether there is one on this machine that can run a source file.
    static bool isThere()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("javac")).isEmpty();
    }

    /// Started with @p options.
    explicit JavaTarget(const QStringList& options = {})
    {
        QFile source(m_folder.filePath(QStringLiteral("Leak.java")));
        if (source.open(QIODevice::WriteOnly)) {
            source.write("import java.util.*;\n"
                         "public class Leak {\n"
                         "  static class Order { long id; byte[] body = new byte[1000]; }\n"
                         "  static final List<Order> kept = new ArrayList<>();\n"
                         "  public static void main(String[] words) {\n"
                         "    System.out.println(\"ready\");\n"
                         "    Scanner input = new Scanner(System.in);\n"
                         "    while (input.hasNextInt()) {\n"
                         "      for (int n = input.nextInt(); n > 0; --n) kept.add(new Order());\n"
                         "      System.out.println(\"done\");\n"
                         "    }\n"
                         "  }\n"
                         "}\n");
            source.close();
        }
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("java"),
                        options + QStringList{QStringLiteral("-Xmx256m"), source.fileName()});
        m_process.waitForStarted();
        awaitLine(m_process, "ready", m_printed);
    }

    ~JavaTarget()
    {
        kill();
        m_process.waitForFinished();
    }

    std::int32_t pid() const { return static_cast<std::int32_t>(m_process.processId()); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    void kill() { m_process.kill(); }

    /// Has it keep @p count objects more.
    void grow(int count)
    {
        m_process.write(QByteArray::number(count) + '\n');
        m_process.waitForBytesWritten();
        awaitLine(m_process, "done", m_printed);
    }

    /// All that it printed beside its answers, up to now.
    QByteArray printed() const { return m_printed; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_printed;
};

} // namespace tidemark::test
