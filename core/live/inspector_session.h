// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_targets.h"

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

    /// Waits for @p patience at most. Errors: CannotInspect; Cancelled.
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
    void take(const QString& message);
    void fail(std::string_view problem, const QString& words = {});

    std::optional<Error> m_failure;
    qint64 m_lastId = 0;
    std::optional<QJsonObject> m_answer; ///< to the request of m_lastId
    std::chrono::steady_clock::time_point m_lastWord;
    EventHandler m_handleEvent;
    MessageHandler m_handleMessage;
    QWebSocket m_socket; ///< last, as its signals use the others
};

} // namespace tidemark
