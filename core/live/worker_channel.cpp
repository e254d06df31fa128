// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/worker_channel.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace tidemark
{

namespace
{

/// Far more than a program has; a list that only grows is rubbish.
constexpr std::size_t kMostWorkers = 10'000;

QString textIn(const QJsonObject& object, const char* name)
{
    return object[QLatin1String(name)].toString();
}

/// That of the thread, as the program knows it: it stands in the title, "[worker 2] name" or, of
/// older versions, "Worker 2". The inspector counts workers on its own.
std::string numberOf(const QJsonObject& info)
{
    static const QRegularExpression pattern(QStringLiteral("^\\[?[Ww]orker (\\d{1,9})\\b"));
    const auto match = pattern.match(textIn(info, "title"));
    return (match.hasMatch() ? match.captured(1) : textIn(info, "workerId")).toStdString();
}

} // namespace

bool WorkerChannel::take(const QString& method, const QJsonObject& parameters)
{
    const QString session = textIn(parameters, "sessionId");
    if (method == QLatin1String("NodeWorker.attachedToWorker")) {
        const QJsonObject info = parameters[QLatin1String("workerInfo")].toObject();
        Worker worker{session,
                      {textIn(info, "type").toStdString(), textIn(info, "title").toStdString(),
                       textIn(info, "url").toStdString(), m_node.path, numberOf(info)}};
        const bool isUsable = !session.isEmpty() && !worker.target.worker.empty();
        if (isUsable && m_workers.size() < kMostWorkers) {
            m_workers.push_back(std::move(worker));
        }
        return true;
    }
    if (method == QLatin1String("NodeWorker.detachedFromWorker")) {
        std::erase_if(m_workers, [&](const Worker& worker) { return worker.session == session; });
        return true;
    }
    return false;
}

std::vector<InspectorTarget> WorkerChannel::workers() const
{
    std::vector<InspectorTarget> targets;
    std::ranges::transform(m_workers, std::back_inserter(targets), &Worker::target);
    std::ranges::stable_sort(targets, {}, [](const InspectorTarget& target) {
        return std::pair(target.worker.size(), target.worker); // as numbers
    });
    return targets;
}

void WorkerChannel::enter(const std::string& number)
{
    const auto found = std::ranges::find_if(
        m_workers, [&](const Worker& worker) { return worker.target.worker == number; });
    m_session = found == m_workers.end() ? QString() : found->session;
}

bool WorkerChannel::isLost() const
{
    return isInside() &&
           std::ranges::find(m_workers, m_session, &Worker::session) == m_workers.end();
}

QJsonObject WorkerChannel::wrapped(const QString& request) const
{
    return {{QStringLiteral("sessionId"), m_session}, {QStringLiteral("message"), request}};
}

std::optional<QString> WorkerChannel::messageIn(const QString& method,
                                                const QJsonObject& parameters) const
{
    const bool isFromIt = isInside() &&
                          method == QLatin1String("NodeWorker.receivedMessageFromWorker") &&
                          textIn(parameters, "sessionId") == m_session;
    return isFromIt ? std::optional(textIn(parameters, "message")) : std::nullopt;
}

} // namespace tidemark
