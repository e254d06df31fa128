// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "core/processes/process_list.h"

#include <QObject>
#include <QTimer>

namespace tidemark::app
{

/// Lists the processes that there are; called on a thread of the background, one call at a time.
using ProcessSource = std::function<std::vector<ProcessEntry>()>;

/// The processes of this machine.
ProcessSource systemProcesses();

/// Processes at one moment, without kernel threads; nobody changes them.
using Processes = std::shared_ptr<const std::vector<ProcessEntry>>;

/// Lists the processes each second while it runs. GUI thread only, but for the source.
class ProcessFeed final : public QObject
{
    Q_OBJECT

public:
    explicit ProcessFeed(ProcessSource source, QObject* parent = nullptr);

    /// The first list comes at once, the second soon after it: then CPU use is known.
    void start();
    void stop();

    /// Lists them now, and goes on from here.
    void refresh();

Q_SIGNALS:
    void listed(const tidemark::app::Processes& processes);

private:
    void take(const Processes& processes);

    ProcessSource m_source;
    LatestJob<Processes> m_job;
    QTimer m_pause;
    bool m_isFirst = true;
};

} // namespace tidemark::app
