// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_session.h"

#include "core/live/event_wait.h"
#include "core/live/inspector_problem.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QUrl>

#include <algorithm>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

QUrl socketUrl(const InspectorAddress& address, const InspectorTarget& target)
{
    QUrl url;
    url.setScheme(QStringLiteral("ws"));
    url.setHost(QString::fromStdString(address.host));
    url.setPort(address.port);
    url.setPath(QString::fromStdString(target.path), QUrl::TolerantMode);
    return url;
}

} // namespace

InspectorSession::InspectorSession()
{
    constexpr qint64 kReadBuffer = 8 << 20; // what we are slower than waits at the other side
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setMaxAllowedIncomingMessageSize(kMostMessageBytes);
    m_socket.setMaxAllowedIncomingFrameSize(kMostMessageBytes);
    m_socket.setReadBufferSize(kReadBuffer);
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString& message) { take(message); });
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                     [this] { fail(kBadAnswer); });
    QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket,
                     [this] { fail(kConnectionLost, m_socket.closeReason()); });
}

Result<std::unique_ptr<InspectorSession>> InspectorSession::open(const InspectorAddress& address,
                                                                 const InspectorTarget& target,
                                                                 const TaskControl& control,
                                                                 std::chrono::milliseconds patience)
{
    std::unique_ptr<InspectorSession> session(new InspectorSession);
    QWebSocket& socket = session->m_socket;
    socket.open(socketUrl(address, target));
    const Waited waited = waitFor(
        [&socket] {
            return socket.state() == QAbstractSocket::ConnectedState ||
                   socket.state() == QAbstractSocket::UnconnectedState;
        },
        patience, control);
    if (waited == Waited::Cancelled) {
        return tidemark::failure(ErrorCode::Cancelled);
    }
    if (waited == Waited::TooLong) {
        return tl::unexpected(inspectorError(kNoAnswer));
    }
    if (socket.state() != QAbstractSocket::ConnectedState) {
        return tl::unexpected(inspectorError(kNoConnection, socket.errorString()));
    }
    session->m_target = target;
    session->m_channel.setNode(target);
    if (auto entered = session->enter(target, control); !entered) {
        return tl::unexpected(std::move(entered.error()));
    }
    return session;
}

/// Nothing where @p target is no worker.
Result<void> InspectorSession::enter(const InspectorTarget& target, const TaskControl& control)
{
    if (target.worker.empty()) {
        return {};
    }
    return letTargetEnd(control).and_then([&] { return listWorkers(control); }).and_then([&] {
        const auto workers = m_channel.workers();
        const auto found = std::ranges::find(workers, target.worker, &InspectorTarget::worker);
        if (found == workers.end()) {
            return Result<void>(tl::unexpected(inspectorError(kNoWorker)));
        }
        m_channel.enter(target.worker);
        m_target = *found;
        return Result<void>();
    });
}

Result<QJsonObject> InspectorSession::call(const QString& method, const QJsonObject& parameters,
                                           const TaskControl& control,
                                           std::chrono::milliseconds patience)
{
    if (m_failure) {
        return tl::unexpected(*m_failure);
    }
    m_answer.reset();
    const QJsonObject request{{QStringLiteral("id"), ++m_lastId},
                              {QStringLiteral("method"), method},
                              {QStringLiteral("params"), parameters}};
    send(request);
    m_lastWord = std::chrono::steady_clock::now();
    if (const auto waited = waitForAnswer(control, patience); !waited) {
        return tl::unexpected(waited.error());
    }
    if (!m_answer) {
        return tl::unexpected(*m_failure);
    }
    const QJsonObject answer = *std::exchange(m_answer, std::nullopt);
    if (answer.contains(QLatin1String("error"))) {
        const QJsonObject error = answer[QLatin1String("error")].toObject();
        return tl::unexpected(inspectorError(kRefused, error[QLatin1String("message")].toString()));
    }
    return answer[QLatin1String("result")].toObject();
}

void InspectorSession::send(const QJsonObject& request)
{
    const auto textOf = [](const QJsonObject& object) {
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    if (!m_channel.isInside()) {
        m_socket.sendTextMessage(textOf(request));
        return;
    }
    m_socket.sendTextMessage(
        textOf({{QStringLiteral("id"), ++m_lastWrapper},
                {QStringLiteral("method"), QStringLiteral("NodeWorker.sendMessageToWorker")},
                {QStringLiteral("params"), m_channel.wrapped(textOf(request))}}));
}

Result<void> InspectorSession::waitForAnswer(const TaskControl& control,
                                             std::chrono::milliseconds patience)
{
    while (!m_answer && !m_failure) {
        const auto heard = m_lastWord;
        const Waited waited =
            waitFor([this, heard] { return m_answer || m_failure || m_lastWord != heard; },
                    patience, control);
        if (waited == Waited::Cancelled) {
            return tidemark::failure(ErrorCode::Cancelled);
        }
        if (waited == Waited::TooLong) {
            return tl::unexpected(inspectorError(kNoAnswer));
        }
    }
    return {};
}

void InspectorSession::awaitCancelled(std::chrono::milliseconds patience)
{
    (void)waitForAnswer(TaskControl(), patience);
    m_answer.reset();
}

void InspectorSession::close()
{
    fail(kConnectionLost);
    m_socket.abort();
}

void InspectorSession::take(const QString& message)
{
    m_lastWord = std::chrono::steady_clock::now();
    if (m_failure) {
        return;
    }
    if (!m_channel.isInside()) {
        takeOfTarget(message);
    } else if (const auto object = parsed(message)) {
        takeOfNode(*object);
    }
}

void InspectorSession::takeOfTarget(const QString& message)
{
    if (m_handleMessage && m_handleMessage(message)) {
        return;
    }
    if (const auto object = parsed(message)) {
        takeOfTarget(*object);
    }
}

void InspectorSession::takeOfTarget(const QJsonObject& message)
{
    if (const QJsonValue id = message[QLatin1String("id")]; !id.isUndefined()) {
        if (id.toInteger(-1) == m_lastId) {
            m_answer = message;
        }
        return; // one that comes after it was given up is nobody's any more
    }
    const QString method = message[QLatin1String("method")].toString();
    const QJsonObject parameters = message[QLatin1String("params")].toObject();
    if (method == QLatin1String("NodeRuntime.waitingForDisconnect")) {
        close(); // else a Node that has come to its end would not end
    } else if (!m_channel.take(method, parameters) && m_handleEvent) {
        m_handleEvent(method, parameters);
    }
}

/// What a Node says of itself while one of its workers is spoken to.
void InspectorSession::takeOfNode(const QJsonObject& message)
{
    const QString method = message[QLatin1String("method")].toString();
    const QJsonObject parameters = message[QLatin1String("params")].toObject();
    if (const auto words = m_channel.messageIn(method, parameters)) {
        takeOfTarget(*words);
        return;
    }
    m_channel.take(method, parameters);
    const bool isRefused = message.contains(QLatin1String("error")); // there is no such worker
    if (isRefused || m_channel.isLost()) {
        fail(kWorkerEnded);
    } else if (method == QLatin1String("NodeRuntime.waitingForDisconnect")) {
        close();
    }
}

/// None, and the connection ends, if it is no message.
std::optional<QJsonObject> InspectorSession::parsed(const QString& message)
{
    const QJsonDocument document = QJsonDocument::fromJson(message.toUtf8());
    if (!document.isObject()) {
        fail(kBadAnswer);
        m_socket.abort();
        return {};
    }
    return document.object();
}

Result<void> InspectorSession::letTargetEnd(const TaskControl& control)
{
    return callIfKnown(QStringLiteral("NodeRuntime.notifyWhenWaitingForDisconnect"), "enabled",
                       true, control);
}

Result<void> InspectorSession::listWorkers(const TaskControl& control)
{
    return callIfKnown(QStringLiteral("NodeWorker.enable"), "waitForDebuggerOnStart", false,
                       control);
}

/// Asks only what is connected to, and that need not know it.
Result<void> InspectorSession::callIfKnown(const QString& method, const char* parameter, bool value,
                                           const TaskControl& control)
{
    if (m_channel.isInside()) {
        return {};
    }
    auto told = call(method, {{QLatin1String(parameter), value}}, control);
    const bool isUnknown = !told && !m_failure && told.error().code == ErrorCode::CannotInspect;
    return told || isUnknown ? Result<void>() : tl::unexpected(std::move(told.error()));
}

void InspectorSession::fail(std::string_view what, const QString& words)
{
    if (!m_failure) {
        m_failure = inspectorError(what, words);
    }
}

} // namespace tidemark
