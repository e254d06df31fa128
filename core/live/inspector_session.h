// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/worker_channel.h"

#include <QJsonObject>
#include <QWebSocket>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace tidemark
{

/// A connection to one target of an inspector, in the Chrome DevTools Protocol. Belongs to one
/// thread with an event dispatcher of Qt's; whatever waits here lets that thread handle its events.
///
/// Whatever the other side sends, a message is at most kMostMessageBytes long, and nothing is kept
/// of one that was not asked for.
class InspectorSession
{
public:
    /// V8 sends snapshots in chunks of 100 kB; a list of scripts can be larger.
    static constexpr quint64 kMostMessageBytes = 64U << 20U;
    static constexpr auto kUsualPatience = std::chrono::seconds(30);

    /// Waits for @p patience at most. Where the target is a worker of a Node, the connection is one
    /// to the Node, and all that is asked is for that worker. Errors: CannotInspect, with kNoWorker
    /// if the Node has no such worker; Cancelled.
    static Result<std::unique_ptr<InspectorSession>>
    open(const InspectorAddress& address, const InspectorTarget& target, const TaskControl& control,
         std::chrono::milliseconds patience = std::chrono::seconds(10));

    /// Sends a request and waits for the answer. Gives up when the target has said nothing at all
    /// for @p patience. Errors: CannotInspect; Cancelled.
    Result<QJsonObject> call(const QString& method, const QJsonObject& parameters,
                             const TaskControl& control,
                             std::chrono::milliseconds patience = kUsualPatience);

    /// Has this connection end when the target comes to its end: a Node waits for that before it
    /// exits. Nothing where the target knows no such thing. Errors: CannotInspect; Cancelled.
    Result<void> letTargetEnd(const TaskControl& control);

    /// What is asked; of a worker as its Node calls it.
    const InspectorTarget& target() const { return m_target; }

    /// Has workers() tell which there are from now on. Nothing where the target knows no such
    /// thing, or is itself one. Errors: CannotInspect; Cancelled.
    Result<void> listWorkers(const TaskControl& control);

    /// The worker threads of the Node that this is a connection to, as far as it was heard of them.
    std::vector<InspectorTarget> workers() const { return m_channel.workers(); }

    /// Waits for the answer to a request that was cancelled, whatever it is; gives up when the
    /// target has said nothing for @p patience.
    void awaitCancelled(std::chrono::milliseconds patience);

    /// Called for each event, from within call() and attend().
    using EventHandler = std::function<void(const QString& method, const QJsonObject& parameters)>;
    void setEventHandler(EventHandler handler) { m_handleEvent = std::move(handler); }

    /// Called with each message as it comes, before it is parsed; true if nothing else is to be
    /// done with it.
    using MessageHandler = std::function<bool(QStringView message)>;
    void setMessageHandler(MessageHandler handler) { m_handleMessage = std::move(handler); }

    /// Ends the connection at once; call() then fails.
    void close();

    /// What ended the connection; none while it is open.
    const std::optional<Error>& failure() const { return m_failure; }

private:
    InspectorSession();

    Result<void> waitForAnswer(const TaskControl& control, std::chrono::milliseconds patience);
    Result<void> enter(const InspectorTarget& worker, const TaskControl& control);
    Result<void> callIfKnown(const QString& method, const char* parameter, bool value,
                             const TaskControl& control);
    void take(const QString& message);
    void takeOfTarget(const QString& message);
    void takeOfTarget(const QJsonObject& message);
    void takeOfNode(const QJsonObject& message);
    std::optional<QJsonObject> parsed(const QString& message);
    void send(const QJsonObject& request);
    void fail(std::string_view problem, const QString& words = {});

    std::optional<Error> m_failure;
    InspectorTarget m_target;
    WorkerChannel m_channel;
    qint64 m_lastId = 0;
    qint64 m_lastWrapper = 0;            ///< id of what brought a request to a worker
    std::optional<QJsonObject> m_answer; ///< to the request of m_lastId
    std::chrono::steady_clock::time_point m_lastWord;
    EventHandler m_handleEvent;
    MessageHandler m_handleMessage;
    QWebSocket m_socket; ///< last, as its signals use the others
};

} // namespace tidemark
