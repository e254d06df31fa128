// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/request_action.h"

#include "core/live/event_wait.h"
#include "core/live/inspector_address.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <memory>
#include <vector>

namespace tidemark
{

namespace
{

/// Connections to one host that a manager has at a time.
constexpr std::size_t kConnectionsOfManager = 6;

constexpr qint64 kMostAnswer = qint64{64} << 20U; ///< bytes
constexpr qint64 kReadAhead = qint64{256} << 10U; ///< bytes

using Kind = ActionProblem::Kind;

QNetworkRequest headOf(const HttpRequest& wanted)
{
    QNetworkRequest head(wanted.url);
    head.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("tidemark"));
    head.setRawHeader("Connection", "close");
    head.setRawHeader("Accept-Encoding",
                      "identity"); // so that no small answer unpacks to a large one
    if (!wanted.body.empty()) {
        head.setHeader(QNetworkRequest::ContentTypeHeader,
                       QString::fromLatin1(contentTypeOf(wanted.body).data()));
    }
    head.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                      QNetworkRequest::ManualRedirectPolicy);
    head.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    head.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    head.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    head.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return head;
}

/// A request and its answer.
class Exchange
{
public:
    Exchange(QNetworkAccessManager& manager, const HttpRequest& wanted)
        : m_reply(send(manager, wanted))
    {
        m_reply->setReadBufferSize(kReadAhead);
        QObject::connect(m_reply.get(), &QIODevice::readyRead, m_reply.get(), [this] { drop(); });
    }

    bool isOver() const { return m_reply->isFinished(); }

    /// Ends it if it is not over.
    void giveUp()
    {
        m_isLate = !isOver();
        if (m_isLate) {
            m_reply->abort();
        }
    }

    ActionProblem problem() const
    {
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        constexpr int kFirstError = 400;
        if (m_isLate) {
            return {Kind::TooLong};
        }
        if (m_bytes > kMostAnswer) {
            return {Kind::TooMuch};
        }
        if (status >= kFirstError) {
            return {Kind::HttpStatus, status};
        }
        return m_reply->error() == QNetworkReply::NoError
                   ? ActionProblem()
                   : ActionProblem{Kind::NoAnswer, 0, m_reply->errorString().toStdString()};
    }

private:
    static QNetworkReply* send(QNetworkAccessManager& manager, const HttpRequest& wanted)
    {
        const QNetworkRequest head = headOf(wanted);
        if (wanted.method == "HEAD") { // nothing follows the head of its answer
            return manager.head(head);
        }
        const QByteArray method = QByteArray::fromStdString(wanted.method);
        return wanted.body.empty() ? manager.sendCustomRequest(head, method)
                                   : manager.sendCustomRequest(
                                         head, method, QByteArray::fromStdString(wanted.body));
    }

    void drop()
    {
        m_bytes += m_reply->skip(m_reply->bytesAvailable());
        if (m_bytes > kMostAnswer) {
            m_reply->abort();
        }
    }

    qint64 m_bytes = 0; ///< of the answer, as far as it has been read
    bool m_isLate = false;
    std::unique_ptr<QNetworkReply> m_reply;
};

} // namespace

std::optional<QUrl> httpUrlIn(const std::string& text)
{
    QString spelled = QString::fromStdString(text).trimmed();
    if (!spelled.contains(QLatin1String("://"))) {
        spelled.prepend(QLatin1String("http://"));
    }
    const QUrl url(spelled);
    const bool isHttp =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isHttp && !url.host().isEmpty() ? std::optional(url) : std::nullopt;
}

bool isOnThisMachine(const QUrl& url)
{
    return isLoopback({url.host().toStdString(), 0});
}

bool isHttpMethod(std::string_view text)
{
    constexpr std::size_t kLongest = 32;
    return !text.empty() && text.size() <= kLongest && std::ranges::all_of(text, [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || letter == '-';
    });
}

std::string_view contentTypeOf(const std::string& body)
{
    const bool isJson = !QJsonDocument::fromJson(QByteArray::fromStdString(body)).isNull();
    return isJson ? "application/json" : "application/x-www-form-urlencoded";
}

Result<ActionsDone> RequestAction::act(std::uint64_t times, TaskControl& control)
{
    std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
    std::vector<std::unique_ptr<Exchange>> exchanges; // gone before their managers
    for (std::uint64_t i = 0; i < times; ++i) {
        if (i % kConnectionsOfManager == 0) {
            managers.push_back(std::make_unique<QNetworkAccessManager>());
            managers.back()->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        }
        exchanges.push_back(std::make_unique<Exchange>(*managers.back(), m_request));
    }
    const auto areOver = [&exchanges] {
        return std::ranges::all_of(exchanges, [](const auto& each) { return each->isOver(); });
    };
    if (waitFor(areOver, m_request.most, control) == Waited::Cancelled) {
        return failure(ErrorCode::Cancelled);
    }
    ActionsDone done;
    for (const auto& exchange : exchanges) {
        exchange->giveUp();
        ActionProblem problem = exchange->problem();
        if (problem.kind == Kind::None) {
            ++done.worked;
        } else {
            done.problem = std::move(problem);
        }
    }
    return done;
}

} // namespace tidemark
