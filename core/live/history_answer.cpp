// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_answer.h"

#include "core/live/event_wait.h"
#include "core/live/request_action.h"
#include "core/model/fetch_problem.h"

#include <nlohmann/json.hpp>

#include <QNetworkProxy>
#include <QNetworkRequest>

namespace tidemark
{

namespace
{

using Kind = FetchProblem::Kind;

constexpr int kOk = 200;
constexpr int kFirstRedirect = 300;
constexpr int kBadRequest = 400;
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kFirstServerError = 500;

tl::unexpected<Error> problem(Kind kind, std::string words = {})
{
    return tl::unexpected(fetchError({kind, std::move(words)}));
}

/// What a server says in an answer that is none: its own words if they are JSON, else the
/// beginning.
std::string wordsIn(const QByteArray& text)
{
    constexpr qsizetype kQuoted = 200;
    const auto json = nlohmann::json::parse(text.cbegin(), text.cend(), nullptr, false);
    if (json.is_object()) {
        for (const char* name : {"error", "message"}) { // the second is Grafana's
            if (const auto found = json.find(name); found != json.end() && found->is_string()) {
                return found->get<std::string>();
            }
        }
    }
    return text.left(kQuoted).simplified().toStdString();
}

bool isApiError(const QByteArray& text)
{
    const auto json = nlohmann::json::parse(text.cbegin(), text.cend(), nullptr, false);
    return json.is_object() && json.contains("error");
}

std::string minutesText(std::chrono::milliseconds time)
{
    return std::to_string(std::chrono::ceil<std::chrono::minutes>(time).count());
}

} // namespace

std::unique_ptr<QNetworkAccessManager> managerFor(const HistoryServer& server)
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    const auto proxies =
        isOnThisMachine(server.url)
            ? QList<QNetworkProxy>()
            : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(server.url));
    manager->setProxy(proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.front());
    return manager;
}

HistoryAnswer::HistoryAnswer(QNetworkAccessManager& manager, const HistoryServer& server,
                             const char* path, const QUrlQuery& parameters, AnswerLimits limits)
    : m_manager(manager),
      m_server(server),
      m_url(server.url),
      m_limits(limits)
{
    constexpr qsizetype kLongestInAddress = 2000; // bytes: servers refuse long ones
    m_url.setPath(server.url.path(QUrl::FullyEncoded) + QLatin1String(path), QUrl::StrictMode);
    const QByteArray query = parameters.toString(QUrl::FullyEncoded).toUtf8();
    if (query.size() > kLongestInAddress) {
        m_body = query;
    } else {
        m_url.setQuery(QString::fromUtf8(query), QUrl::StrictMode);
    }
    send();
}

void HistoryAnswer::send()
{
    constexpr qint64 kReadAhead = qint64{16} << 20U; // else all that comes while this thread reads
    QNetworkRequest request(m_url);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("tidemark"));
    request.setRawHeader("Accept", "application/json");
    if (!m_server.authorization.isEmpty()) {
        request.setRawHeader("Authorization", m_server.authorization);
    }
    if (isOnThisMachine(m_url)) { // packing costs more than it saves
        request.setRawHeader("Accept-Encoding", "identity");
    }
    request.setDecompressedSafetyCheckThreshold(-1); // the limit counts what was unpacked
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    if (m_body.isEmpty()) {
        m_reply.reset(m_manager.get(request));
    } else {
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QStringLiteral("application/x-www-form-urlencoded"));
        m_reply.reset(m_manager.post(request, m_body));
    }
    m_reply->setReadBufferSize(kReadAhead);
    m_text.clear();
}

Result<std::string> HistoryAnswer::wait(TaskControl& control)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto isTooSlow = [&] {
        return std::chrono::steady_clock::now() - begin > m_limits.whole;
    };
    for (;;) {
        auto lastByte = std::chrono::steady_clock::now();
        const auto isOver = [&] {
            if (m_reply->bytesAvailable() > 0) {
                m_text += m_reply->readAll();
                lastByte = std::chrono::steady_clock::now();
            }
            return m_reply->isFinished() || m_text.size() > m_limits.bytes ||
                   std::chrono::steady_clock::now() - lastByte > m_limits.silence || isTooSlow();
        };
        if (waitFor(isOver, std::chrono::hours(24), control) == Waited::Cancelled) {
            return failure(ErrorCode::Cancelled);
        }
        if (m_text.size() > m_limits.bytes) {
            return problem(Kind::TooMuch, std::to_string(m_limits.bytes));
        }
        if (!m_reply->isFinished()) {
            return isTooSlow() ? problem(Kind::TooSlow, minutesText(m_limits.whole))
                               : problem(Kind::NoAnswer);
        }
        m_text += m_reply->readAll();
        if (!redirect()) {
            break;
        }
    }
    return outcome().map([this] { return m_text.toStdString(); });
}

/// Asks again where the answer says so, if that may be done.
bool HistoryAnswer::redirect()
{
    constexpr int kMostRedirects = 5;
    const QUrl target =
        m_url.resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    const bool isSameHost = target.host() == m_url.host() && !target.host().isEmpty();
    const bool isSafer =
        m_url.scheme() == QLatin1String("http") && target.scheme() == QLatin1String("https");
    const bool isSamePlace = target.scheme() == m_url.scheme() && target.port() == m_url.port();
    const bool isRedirect =
        m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).isValid();
    if (!isRedirect || !isSameHost || !(isSafer || isSamePlace) || m_redirects == kMostRedirects) {
        return false;
    }
    ++m_redirects;
    m_url = target.adjusted(QUrl::RemoveUserInfo);
    send();
    return true;
}

Result<void> HistoryAnswer::outcome() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == kOk && m_reply->error() == QNetworkReply::NoError) {
        return {};
    }
    if (status == 0 || status == kOk) { // no answer, or none to its end
        return problem(Kind::NoConnection, m_reply->errorString().toStdString());
    }
    if (status >= kFirstRedirect && status < kBadRequest) {
        const QUrl target =
            m_url.resolved(m_reply->header(QNetworkRequest::LocationHeader).toUrl());
        return problem(
            Kind::Redirects,
            target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
                .toStdString());
    }
    const std::string words = wordsIn(m_text);
    if (status == kUnauthorized) {
        return problem(Kind::NeedsPassword);
    }
    if (status == kForbidden) {
        return problem(Kind::Forbidden, words);
    }
    if (status == kNotFound && !isApiError(m_text)) {
        return problem(Kind::NoSuchPath);
    }
    return status >= kFirstServerError
               ? problem(Kind::ServerFails, std::to_string(status) + ' ' + words)
               : problem(Kind::Refused, words);
}

} // namespace tidemark
