// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include <optional>
#include <string>

namespace tidemark
{

/// A server with Prometheus' HTTP API, at any path, and how it is asked. A plain value.
struct HistoryServer {
    QUrl url; ///< without user, query and a slash at its end: "https://host/prefix"

    /// What is sent as the header "Authorization", empty for none. Goes nowhere else: into no file,
    /// no log and no sentence.
    QByteArray authorization = {};
};

/// The server at @p address: "http://host:9090", also without the scheme, with a path before the
/// API's ("https://grafana/api/datasources/proxy/uid/x"), or as a browser shows it (".../graph?..."
/// and everything behind "/api/v1" is left out). Who asks is told by the address' user part, else
/// by @p bearer, a token. None if it is no address of a web server.
std::optional<HistoryServer> historyServerIn(const std::string& address,
                                             const std::string& bearer = {});

/// The address as it may be shown and kept: without user and password.
std::string shownAddress(const HistoryServer& server);

} // namespace tidemark
