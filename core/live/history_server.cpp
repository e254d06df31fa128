// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_server.h"

#include "core/live/request_action.h"

namespace tidemark
{

namespace
{

/// The path before the API's and before the pages of Prometheus' own interface.
QString pathPrefix(QString path)
{
    const qsizetype api = path.indexOf(QLatin1String("/api/v1"));
    path = api < 0 ? path : path.left(api);
    while (path.endsWith(QLatin1Char('/'))) {
        path.chop(1);
    }
    for (const QLatin1String page : {QLatin1String("/graph"), QLatin1String("/query")}) {
        if (path.endsWith(page)) {
            path.chop(page.size());
        }
    }
    return path;
}

} // namespace

std::optional<HistoryServer> historyServerIn(const std::string& address, const std::string& bearer)
{
    const auto url = httpUrlIn(address);
    if (!url) {
        return {};
    }
    HistoryServer server{*url};
    const QString user = url->userName(QUrl::FullyDecoded);
    const QString password = url->password(QUrl::FullyDecoded);
    if (!user.isEmpty() || !password.isEmpty()) {
        server.authorization = "Basic " + (user + QLatin1Char(':') + password).toUtf8().toBase64();
    } else if (!bearer.empty()) {
        server.authorization = "Bearer " + QByteArray::fromStdString(bearer).simplified();
    }
    server.url.setUserInfo(QString());
    server.url.setQuery(QString());
    server.url.setFragment(QString());
    server.url.setPath(pathPrefix(url->path(QUrl::FullyEncoded)), QUrl::StrictMode);
    return server;
}

std::string shownAddress(const HistoryServer& server)
{
    return server.url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded).toStdString();
}

} // namespace tidemark
