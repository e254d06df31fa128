// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/hunt_action.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace tidemark
{

inline constexpr std::uint64_t kMostAtOnce = 64; ///< requests

/// A request to a web server. It has worked if the answer came whole and its status is below 400.
struct HttpRequest {
    QUrl url; ///< from httpUrlIn()
    std::string method = "GET";
    std::string body = {};    ///< sent with it unless empty
    std::uint64_t atOnce = 1; ///< to kMostAtOnce: how many are under way together
    std::chrono::milliseconds most = std::chrono::seconds(60); ///< until the answer has come
};

/// "http://localhost:3000/", also without the scheme; or https. None if it is something else.
std::optional<QUrl> httpUrlIn(const std::string& text);

/// Whether what is asked is on this machine for certain.
bool isOnThisMachine(const QUrl& url);

/// Whether @p text can be the method of a request: "GET", "POST", "PURGE".
bool isHttpMethod(std::string_view text);

/// What the server is told that @p body is.
std::string_view contentTypeOf(const std::string& body);

/// Sends a request, each on a connection of its own and with nothing that an earlier answer asked
/// to remember, as from somebody new. No proxy is asked; a redirection is an answer like any other
/// and is not followed, so that an action is one request. Answers are read and thrown away, up to
/// 64 MiB of each. Where a connection ends without an answer, Qt may ask once more before the
/// action has failed.
class RequestAction final : public HuntAction
{
public:
    explicit RequestAction(HttpRequest request) : m_request(std::move(request)) {}

    std::uint64_t inOneGo(std::uint64_t wanted) const override
    {
        return std::min(wanted, m_request.atOnce);
    }

    /// Errors: Cancelled.
    Result<ActionsDone> act(std::uint64_t times, TaskControl& control) override;

private:
    const HttpRequest m_request;
};

} // namespace tidemark
