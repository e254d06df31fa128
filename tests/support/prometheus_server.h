// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patience.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace tidemark::test
{

/// A Prometheus of Debian's package on a port of this machine, with its data in a folder that goes
/// with this object. It asks tests/support/memory_exporter.py for the memory of the targets web-1,
/// web-2 and so on, twice a second, so that a machine under load keeps up.
class PrometheusServer
{
public:
    /// Whether there is one on this machine.
    static bool isThere()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("prometheus")).isEmpty();
    }

    explicit PrometheusServer(int targets, int stepsOfLife = 20)
    {
        m_exporter.start(QStringLiteral("python3"),
                         {QStringLiteral(TIDEMARK_SOURCE "/tests/support/memory_exporter.py"),
                          QStringLiteral("--life"), QString::number(stepsOfLife)});
        m_exporter.waitForStarted();
        while (!m_exporter.canReadLine() && m_exporter.waitForReadyRead(kPatience)) {
        }
        const QByteArray exporter = m_exporter.readLine().trimmed();
        QFile file(m_folder.filePath(QStringLiteral("prometheus.yml")));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(configuration(exporter, targets));
            file.close();
        }
        m_port = freePort();
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start(
            QStringLiteral("prometheus"),
            {QStringLiteral("--config.file=") + file.fileName(),
             QStringLiteral("--storage.tsdb.path=") + m_folder.filePath(QStringLiteral("data")),
             QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port)});
        m_server.waitForStarted();
        QByteArray said;
        while (!said.contains("Server is ready") && m_server.waitForReadyRead(kPatience)) {
            said += m_server.readAll();
        }
        m_isReady = said.contains("Server is ready");
    }

    ~PrometheusServer()
    {
        for (QProcess* process : {&m_server, &m_exporter}) {
            process->kill();
            process->waitForFinished();
        }
    }

    /// Whether it came up.
    bool isReady() const { return m_isReady; }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    std::uint16_t port() const { return m_port; }

private:
    static std::uint16_t freePort()
    {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        return free.serverPort();
    }

    static QByteArray configuration(const QByteArray& exporter, int targets)
    {
        QByteArray text = "global:\n  scrape_interval: 500ms\n  scrape_timeout: 500ms\n"
                          "scrape_configs:\n- job_name: shop\n  static_configs:\n";
        for (int i = 1; i <= targets; ++i) {
            const QByteArray name = "web-" + QByteArray::number(i);
            text += "  - targets: ['127.0.0.1:" + exporter + "']\n    labels: {instance: " + name +
                    ", __metrics_path__: /" + name + "}\n";
        }
        return text;
    }

    QTemporaryDir m_folder;
    QProcess m_exporter;
    QProcess m_server;
    std::uint16_t m_port = 0;
    bool m_isReady = false;
};

} // namespace tidemark::test
