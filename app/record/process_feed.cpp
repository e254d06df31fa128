// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/process_feed.h"

#include <memory>

namespace tidemark::app
{

namespace
{

constexpr int kFirstPauseMs = 300;
constexpr int kPauseMs = 1000;

} // namespace

ProcessSource systemProcesses()
{
    return [list = std::make_shared<ProcessList>()] { return list->list(); };
}

ProcessFeed::ProcessFeed(ProcessSource source, QObject* parent)
    : QObject(parent),
      m_source(std::move(source)),
      m_job([this](const Processes& processes) { take(processes); })
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ProcessFeed::refresh);
}

void ProcessFeed::start()
{
    m_isFirst = true;
    refresh();
}

void ProcessFeed::stop()
{
    m_pause.stop();
    m_job.cancel();
}

void ProcessFeed::refresh()
{
    m_pause.stop();
    m_job.startInBackground([source = m_source](TaskControl& /*control*/) {
        auto processes = source();
        std::erase_if(processes, [](const ProcessEntry& one) { return one.isKernelThread; });
        return std::make_shared<const std::vector<ProcessEntry>>(std::move(processes));
    });
}

/// The pause begins when a list is there: a slow machine is not asked faster than it answers.
void ProcessFeed::take(const Processes& processes)
{
    m_pause.start(m_isFirst ? kFirstPauseMs : kPauseMs);
    m_isFirst = false;
    Q_EMIT listed(processes);
}

} // namespace tidemark::app

#include "moc_process_feed.cpp"
