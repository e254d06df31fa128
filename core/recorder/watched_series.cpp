// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/watched_series.h"

#include "core/model/series_names.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

/// Sizes and counts alike; what is unknown is a gap.
double toValue(const std::optional<std::uint64_t>& number)
{
    return number ? static_cast<double>(*number) : kGap;
}

SeriesHead head(SeriesKind kind, std::string_view name)
{
    return {kind, std::string(name), {}, 0, false};
}

SeriesHead sizeCounter(std::string_view name, SeriesRole role = SeriesRole::Plain)
{
    return {SeriesKind::Counter, std::string(name), {}, 0, true, role};
}

/// "RSS (worker.py)".
SeriesHead childHead(SeriesKind kind, std::string_view what, const std::string& process,
                     std::int32_t pid)
{
    std::string name(what);
    return {kind, process.empty() ? name : name + " (" + process + ")", pid, 0, false};
}

ProcBytes least(ProcBytes a, ProcBytes b)
{
    return a && b ? std::min(*a, *b) : (a ? a : b);
}

} // namespace

WatchedSeries::WatchedSeries(RecordingSink& sink)
    : m_sink(sink),
      m_memory(
          sink.addGroup({head(SeriesKind::Rss, kRssName), head(SeriesKind::Anon, kAnonymousName),
                         head(SeriesKind::File, kMappedFilesName),
                         head(SeriesKind::Shared, kSharedName), head(SeriesKind::Swap, kSwapName)}))
{
}

void WatchedSeries::join(const ProcessJoined& joined)
{
    Process& process = m_processes[joined.process];
    process.isMain = joined.isMain;
    process.name = joined.name;
    if (joined.isMain) {
        process.memory = m_memory;
        process.rollup = m_mainRollup;
    } else if (m_childSeries < kMostChildSeries) {
        ++m_childSeries;
        process.hasSeries = true;
    }
}

void WatchedSeries::leave(const ProcessLeft& left)
{
    const auto found = m_processes.find(left.process);
    if (found == m_processes.end()) {
        return;
    }
    // A line must not lead from its last reading to that of a later process.
    if (const Process& process = found->second; process.isMain) {
        addPeak(process);
        m_sink.addRow(m_memory, left.position, std::array{kGap, kGap, kGap, kGap, kGap});
        if (m_mainRollup) {
            m_sink.addRow(*m_mainRollup, left.position, std::array{kGap, kGap});
        }
    }
    m_processes.erase(found);
    addSum(left.position);
}

void WatchedSeries::add(const ProcessSample& sample)
{
    const auto found = m_processes.find(sample.process);
    if (found == m_processes.end()) {
        return;
    }
    Process& process = found->second;
    const MemoryReading& reading = sample.reading;
    process.resident = reading.resident;
    process.peakResident = std::max(process.peakResident, reading.peakResident);
    process.lastLook = sample.position;
    if (process.isMain) {
        m_sink.addRow(m_memory, sample.position,
                      std::array{toValue(reading.resident), toValue(reading.anonymous),
                                 toValue(reading.file), toValue(reading.shared),
                                 toValue(reading.swapped)});
    } else if (process.hasSeries) {
        if (!process.memory) {
            process.memory = m_sink.addGroup(
                {childHead(SeriesKind::Rss, kRssName, process.name, sample.process.pid)});
        }
        m_sink.addRow(*process.memory, sample.position, std::array{toValue(reading.resident)});
    }
}

void WatchedSeries::add(const ProcessFigures& figures)
{
    if (figures.descriptorsRefused) {
        m_sink.addWarning(WarningCode::FilesRefused);
    }
    const MemoryLimits& limits = figures.limits;
    m_sink.addRow(figuresGroup(), figures.position,
                  std::array{toValue(figures.peakResident), toValue(limits.available),
                             toValue(figures.threads), toValue(figures.descriptors),
                             figures.cpuPercent.value_or(kGap)});
    const ProcBytes limit = least(limits.groupLimit, limits.addressSpaceLimit);
    if (limit && !m_limit) {
        m_limit = m_sink.addGroup({sizeCounter(kLimitName, SeriesRole::Limit)});
    }
    if (m_limit) {
        m_sink.addRow(*m_limit, figures.position, std::array{toValue(limit)});
    }
    if (m_isPssRefused) {
        addSum(figures.position);
    }
}

std::size_t WatchedSeries::figuresGroup()
{
    if (!m_figures) {
        m_figures = m_sink.addGroup({sizeCounter(kPeakRssName), sizeCounter(kAvailableName),
                                     head(SeriesKind::Counter, kThreadsName),
                                     head(SeriesKind::Counter, kOpenFilesName),
                                     head(SeriesKind::Counter, kCpuName)});
    }
    return *m_figures;
}

/// The highest RSS of a whole life: it may have risen since the last figures.
void WatchedSeries::addPeak(const Process& process)
{
    if (process.peakResident) {
        m_sink.addRow(figuresGroup(), process.lastLook,
                      std::array{toValue(process.peakResident), kGap, kGap, kGap, kGap});
    }
}

void WatchedSeries::add(const RollupSample& sample)
{
    const auto found = m_processes.find(sample.process);
    if (found == m_processes.end()) {
        return;
    }
    Process& process = found->second;
    if (!sample.rollup) {
        if (sample.rollup.error().code == ErrorCode::NotPermitted) {
            m_isPssRefused = true;
            m_sink.addWarning(WarningCode::PssRefused);
        }
        return;
    }
    const ProcRollup& rollup = *sample.rollup;
    process.proportional = rollup.proportional;
    if (process.isMain) {
        if (!m_mainRollup) {
            m_mainRollup =
                m_sink.addGroup({head(SeriesKind::Pss, kPssName), head(SeriesKind::Uss, kUssName)});
        }
        m_sink.addRow(*m_mainRollup, sample.position,
                      std::array{toValue(rollup.proportional), toValue(rollup.unique)});
    } else if (process.hasSeries) {
        if (!process.rollup) {
            process.rollup = m_sink.addGroup(
                {childHead(SeriesKind::Pss, kPssName, process.name, sample.process.pid)});
        }
        m_sink.addRow(*process.rollup, sample.position, std::array{toValue(rollup.proportional)});
    }
    addSum(sample.position);
}

/// What all of them take together, as far as it is known of each; a gap where it is not.
void WatchedSeries::addSum(std::int64_t position)
{
    if (!m_sum && m_processes.size() < 2) {
        return;
    }
    if (!m_sum) {
        SeriesHead sum = m_isPssRefused ? head(SeriesKind::Rss, kRssOfAllName)
                                        : head(SeriesKind::Pss, kPssOfAllName);
        sum.role = m_isPssRefused ? SeriesRole::Plain : SeriesRole::Sum;
        m_sum = m_sink.addGroup({std::move(sum)});
        m_sumIsRss = m_isPssRefused;
    }
    double sum = m_processes.empty() ? kGap : 0.0;
    for (const auto& [identity, process] : m_processes) {
        sum += toValue(m_sumIsRss ? process.resident : process.proportional);
    }
    m_sink.addRow(*m_sum, position, std::array{sum});
}

void WatchedSeries::pause(const SamplingPause& pause)
{
    m_sink.addRow(m_memory, pause.from, std::array{kGap, kGap, kGap, kGap, kGap});
    if (m_figures) {
        m_sink.addRow(*m_figures, pause.from, std::array{kGap, kGap, kGap, kGap, kGap});
    }
    if (m_mainRollup) {
        m_sink.addRow(*m_mainRollup, pause.from, std::array{kGap, kGap});
    }
    for (const auto& [identity, process] : m_processes) {
        if (!process.isMain && process.memory) {
            m_sink.addRow(*process.memory, pause.from, std::array{kGap});
        }
    }
}

} // namespace tidemark
