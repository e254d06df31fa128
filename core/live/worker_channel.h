// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_targets.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace tidemark
{

/// The worker threads of a Node, which have no web sockets of their own: they are spoken to through
/// the connection to its main thread, by the domain NodeWorker. Knows which there are from the
/// events of that connection, and may be inside one of them. Used by one thread.
class WorkerChannel
{
public:
    /// Of the Node itself: its workers are reached by the same path.
    void setNode(InspectorTarget node) { m_node = std::move(node); }

    /// Hears of workers that come and go. True if the event is about that.
    bool take(const QString& method, const QJsonObject& parameters);

    /// Those that run, by their numbers.
    std::vector<InspectorTarget> workers() const;

    /// From now on requests are for the worker with this number, which is one of workers().
    void enter(const std::string& number);
    bool isInside() const { return !m_session.isEmpty(); }
    bool isLost() const; ///< inside of one that has ended

    /// The parameters of NodeWorker.sendMessageToWorker that bring @p request to it.
    QJsonObject wrapped(const QString& request) const;

    /// What it says in an event of the connection; none if that is something else.
    std::optional<QString> messageIn(const QString& method, const QJsonObject& parameters) const;

private:
    struct Worker {
        QString session; ///< as the Node calls the connection to it
        InspectorTarget target;
    };

    InspectorTarget m_node;
    std::vector<Worker> m_workers;
    QString m_session; ///< of the worker that it is inside of; else empty
};

} // namespace tidemark
