// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "core/live/history_server.h"

#include <QObject>
#include <QStringList>

namespace tidemark::app
{

/// What a server has to choose from: its metrics, its labels and their values. Asks in the
/// background. GUI thread only.
class ServerCatalogue final : public QObject
{
    Q_OBJECT

public:
    explicit ServerCatalogue(QObject* parent = nullptr);

    /// Asks @p server for its metrics and labels: listed() or failed() follows, unless another
    /// server is asked meanwhile.
    void ask(const HistoryServer& server);

    /// Asks it for the values of @p label: valuesListed() follows, with none if that failed.
    void askValues(const QString& label);

    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void listed(const QStringList& metrics, const QStringList& labels);
    void valuesListed(const QString& label, const QStringList& values);
    void failed(const tidemark::Error& error);

private:
    struct Lists {
        QStringList metrics;
        QStringList labels;
        std::optional<Error> failure = {};
    };
    struct Values {
        QString label;
        QStringList values;
    };

    static Lists listsOf(const HistoryServer& server, TaskControl& control);

    HistoryServer m_server;
    bool m_isAsking = false;
    LatestJob<Lists> m_lists;
    LatestJob<Values> m_values;
};

} // namespace tidemark::app
