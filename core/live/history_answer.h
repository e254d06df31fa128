// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/history_server.h"
#include "core/result.h"
#include "core/task_control.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

#include <chrono>
#include <memory>

namespace tidemark
{

/// How much of a server is waited for.
struct AnswerLimits {
    qint64 bytes = qint64{512} << 20U;                           ///< of the text, unpacked
    std::chrono::milliseconds silence = std::chrono::minutes(3); ///< without a byte
    std::chrono::milliseconds whole = std::chrono::minutes(15);  ///< until the last byte
};

/// A question to a server that is under way. Belongs to one thread with an event dispatcher of
/// Qt's; ends with this object. Redirections are followed on the same host only, and never from
/// https to http: credentials go to nobody else.
class HistoryAnswer
{
public:
    /// Asks for @p path ("/api/v1/labels") with @p parameters. @p manager must outlive it.
    HistoryAnswer(QNetworkAccessManager& manager, const HistoryServer& server, const char* path,
                  const QUrlQuery& parameters, AnswerLimits limits = {});

    /// The text of an answer whose status is 200, while the thread's events are handled. Errors:
    /// Cancelled, CannotFetch.
    Result<std::string> wait(TaskControl& control);

private:
    void send();
    bool redirect();
    Result<void> outcome() const;

    QNetworkAccessManager& m_manager;
    HistoryServer m_server;
    QUrl m_url;
    QByteArray m_body; ///< what is posted; empty for GET
    AnswerLimits m_limits;
    int m_redirects = 0;
    QByteArray m_text;
    std::unique_ptr<QNetworkReply> m_reply;
};

/// A manager for questions to @p server: with the system's proxy, unless it is on this machine.
std::unique_ptr<QNetworkAccessManager> managerFor(const HistoryServer& server);

} // namespace tidemark
