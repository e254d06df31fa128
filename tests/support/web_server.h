// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/request_action.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <map>
#include <vector>

namespace tidemark::test
{

/// A web server on a free port of this machine, in the test's own thread, which handles its events
/// while an action waits for answers.
class WebServer
{
public:
    inline static const QByteArray kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    WebServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }

    QUrl url(const char* path = "/") const
    {
        return *httpUrlIn("http://127.0.0.1:" + std::to_string(m_server.serverPort()) + path);
    }

    /// What each request gets for an answer, on a connection that stays open.
    std::function<QByteArray(const QByteArray& request)> answer = [](const QByteArray&) {
        return kOk;
    };

    /// Answers only once so many requests are there.
    std::size_t answersTogether = 1;

    bool closesAfterAnswer = false;

    /// Those that have asked and are still connected.
    std::vector<QTcpSocket*> peers() const
    {
        std::vector<QTcpSocket*> all;
        for (const auto& [socket, coming] : m_coming) {
            all.push_back(socket);
        }
        return all;
    }

    std::vector<QByteArray> requests; ///< each as it came, head and body
    std::size_t connections = 0;

private:
    void accept()
    {
        while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                QByteArray& request = m_coming[socket];
                request += socket->readAll();
                if (isWhole(request)) {
                    take(socket, std::exchange(request, {}));
                }
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                m_coming.erase(socket);
                std::erase_if(m_waiting, [socket](const auto& one) { return one.first == socket; });
                socket->deleteLater();
            });
        }
    }

    static bool isWhole(const QByteArray& request)
    {
        const qsizetype end = request.indexOf("\r\n\r\n");
        const qsizetype length = request.toLower().indexOf("content-length: ");
        if (end < 0 || length < 0) {
            return end >= 0;
        }
        const qsizetype from = length + 16;
        const qsizetype body = request.mid(from, request.indexOf('\r', from) - from).toLongLong();
        return request.size() >= end + 4 + body;
    }

    void take(QTcpSocket* socket, const QByteArray& request)
    {
        requests.push_back(request);
        m_waiting.emplace_back(socket, request);
        if (m_waiting.size() < answersTogether) {
            return;
        }
        for (const auto& [peer, asked] : std::exchange(m_waiting, {})) {
            const QByteArray text = answer(asked);
            if (text.isEmpty()) {
                peer->abort();
            } else {
                peer->write(text);
                if (closesAfterAnswer) {
                    peer->disconnectFromHost();
                }
            }
        }
    }

    std::map<QTcpSocket*, QByteArray> m_coming;
    std::vector<std::pair<QTcpSocket*, QByteArray>> m_waiting;
    QTcpServer m_server; ///< with its connections, which use the others until they are gone
};

} // namespace tidemark::test
