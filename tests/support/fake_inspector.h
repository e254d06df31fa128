// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_session.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocketServer>

#include <functional>

namespace tidemark::test
{

/// Which of the problems in core/live/inspector_problem.h an error is; empty for others.
inline std::string problemIn(const Error& error)
{
    return error.code == ErrorCode::CannotInspect ? error.detail.substr(0, error.detail.find('\n'))
                                                  : std::string();
}

/// An inspector of one target on this machine that answers whatever a test wants. It lives in the
/// test's own thread, which handles its events while the test waits for an answer.
class FakeInspector
{
public:
    FakeInspector()
    {
        m_http.listen(QHostAddress::LocalHost);
        QObject::connect(&m_http, &QTcpServer::newConnection, &m_http, [this] { accept(); });
        QObject::connect(&m_sockets, &QWebSocketServer::newConnection, &m_sockets, [this] {
            m_peer.reset(m_sockets.nextPendingConnection());
            QObject::connect(m_peer.get(), &QWebSocket::textMessageReceived, m_peer.get(),
                             [this](const QString& message) { take(message); });
        });
    }

    InspectorAddress address() const { return {"127.0.0.1", m_http.serverPort()}; }
    InspectorTarget target() const { return {"node", "fake", "file:///fake.js", "/1"}; }

    /// Called for each request with its id and method; sends what it wants.
    std::function<void(qint64 id, const QString& method)> onRequest;

    /// What GET answers, head and all; the usual list of one target if empty.
    QByteArray answer;

    void send(const QString& message) { m_peer->sendTextMessage(message); }
    void sendResult(qint64 id, const QString& result = QStringLiteral("{}"))
    {
        send(QStringLiteral(R"({"id":%1,"result":%2})").arg(id).arg(result));
    }
    QWebSocket& peer() { return *m_peer; }

    /// An answer to GET with this list of targets.
    static QByteArray answerWith(const QByteArray& body)
    {
        return "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

private:
    void accept()
    {
        QTcpSocket* const socket = m_http.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            if (socket->peek(9) == "GET /json") {
                socket->readAll();
                socket->write(answer.isEmpty() ? usualAnswer() : answer);
                socket->disconnectFromHost();
            } else {
                socket->disconnect();
                m_sockets.handleConnection(socket);
            }
        });
    }

    static QByteArray usualAnswer()
    {
        return answerWith(R"([{"type":"node","title":"fake","url":"file:///fake.js",)"
                          R"("webSocketDebuggerUrl":"ws://127.0.0.1/1"}])");
    }

    void take(const QString& message)
    {
        const QJsonObject request = QJsonDocument::fromJson(message.toUtf8()).object();
        if (onRequest) {
            onRequest(request[QLatin1String("id")].toInteger(),
                      request[QLatin1String("method")].toString());
        }
    }

    QTcpServer m_http;
    QWebSocketServer m_sockets{QStringLiteral("fake"), QWebSocketServer::NonSecureMode};
    std::unique_ptr<QWebSocket> m_peer;
};

} // namespace tidemark::test
