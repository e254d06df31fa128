// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_targets.h"

#include "core/live/event_wait.h"
#include "core/live/inspector_problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

/// Far more than a browser with hundreds of tabs writes.
constexpr qint64 kMostAnswerBytes = 4 << 20;

tl::unexpected<Error> problem(std::string_view what, const QString& words = {})
{
    return tl::unexpected(inspectorError(what, words));
}

/// The path alone: the host that an answer names need not be the one that was asked.
std::string socketPath(const QJsonObject& target)
{
    const QUrl url(target[QLatin1String("webSocketDebuggerUrl")].toString());
    return url.scheme() == QLatin1String("ws") ? url.path(QUrl::FullyEncoded).toStdString()
                                               : std::string();
}

/// What is wrong with how the request went; nothing if @p reply is an answer.
Result<void> outcomeOf(const QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 && reply.error() != QNetworkReply::NoError) {
        return problem(kNoConnection, reply.errorString());
    }
    constexpr int kOk = 200;
    return status == kOk && reply.error() == QNetworkReply::NoError ? Result<void>()
                                                                    : problem(kNoInspector);
}

} // namespace

Result<std::vector<InspectorTarget>> parseInspectorTargets(const QByteArray& answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer);
    if (!document.isArray()) {
        return problem(kNoInspector);
    }
    std::vector<InspectorTarget> targets;
    for (const QJsonValue& value : document.array()) {
        const QJsonObject object = value.toObject();
        const auto text = [&object](const char* name) {
            return object[QLatin1String(name)].toString().toStdString();
        };
        InspectorTarget target{text("type"), text("title"), text("url"), socketPath(object)};
        if (target.path.starts_with('/')) {
            targets.push_back(std::move(target));
        }
    }
    return targets;
}

Result<std::vector<InspectorTarget>> fetchInspectorTargets(const InspectorAddress& address,
                                                           const TaskControl& control)
{
    constexpr auto kPatience = 10s;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QString::fromStdString(address.host));
    url.setPort(address.port);
    url.setPath(QStringLiteral("/json/list"));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    reply->setReadBufferSize(kMostAnswerBytes);
    QByteArray answer;
    const auto isOver = [&reply, &answer] {
        answer += reply->readAll();
        return reply->isFinished() || answer.size() > kMostAnswerBytes;
    };
    const Waited waited = waitFor(isOver, kPatience, control);
    if (waited == Waited::Cancelled) {
        return failure(ErrorCode::Cancelled);
    }
    if (waited == Waited::TooLong) {
        return problem(kNoAnswer);
    }
    if (answer.size() > kMostAnswerBytes) {
        return problem(kNoInspector);
    }
    return outcomeOf(*reply).and_then(
        [&] { return parseInspectorTargets(answer + reply->readAll()); });
}

} // namespace tidemark
