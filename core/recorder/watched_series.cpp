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

SeriesHead seriesHead(SeriesKind kind, std::string_view name)
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
      m_memory(sink.addGroup(
          {seriesHead(SeriesKind::Rss, kRssName), seriesHead(SeriesKind::Anon, kAnonymousName),
           seriesHead(SeriesKind::File, kMappedFilesName),
           seriesHead(SeriesKind::Shared, kSharedName), seriesHead(SeriesKind::Swap, kSwapName)}))
{
}

void WatchedSeries::join(const ProcessJoined& joined)
{
    const bool isFork = std::ranges::any_of(
        m_processes, [&joined](const auto& other) { return other.second.name == joined.name; });
    ++m_version;
    Process& process = m_processes[joined.process];
    process.isMain = joined.isMain;
    process.name = joined.name;
    process.isFork = isFork && !joined.isMain;
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
    const bool wasMain = found->second.isMain;
    m_processes.erase(found);
    ++m_version;
    if (wasMain) { // the children have left before it
        addToSum(left.position, kGap);
    }
}

void WatchedSeries::add(const LookEnded& look)
{
    const bool hasChildren = std::ranges::any_of(m_processes, [](const auto& process) {
        return !process.second.isMain && process.second.resident;
    });
    if (!m_sum && hasChildren) {
        beginSum();
    }
    addToSum(look.position, sum());
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
    process.firstResident = process.firstResident ? process.firstResident : reading.resident;
    process.peakResident = std::max(process.peakResident, reading.peakResident);
    process.lastLook = sample.position;
    followName(process, sample);
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
}

/// A child that was forked has its parent's name until it begins its own program.
void WatchedSeries::followName(Process& process, const ProcessSample& sample)
{
    const std::string& name = sample.reading.name;
    if (process.isMain || name.empty() || name == process.name) {
        return;
    }
    process.name = name;
    process.isFork = false;
    process.sharing.reset();
    ++m_version;
    const std::int32_t pid = sample.process.pid;
    if (process.memory) {
        m_sink.rename(*process.memory, {childHead(SeriesKind::Rss, kRssName, name, pid).name});
    }
    if (process.rollup) {
        m_sink.rename(*process.rollup, {childHead(SeriesKind::Pss, kPssName, name, pid).name});
    }
}

std::size_t WatchedSeries::figuresGroup()
{
    if (!m_figures) {
        m_figures = m_sink.addGroup({sizeCounter(kPeakRssName), sizeCounter(kAvailableName),
                                     seriesHead(SeriesKind::Counter, kThreadsName),
                                     seriesHead(SeriesKind::Counter, kOpenFilesName),
                                     seriesHead(SeriesKind::Counter, kCpuName)});
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
    if (rollup.resident && rollup.proportional && rollup.unique) {
        const std::uint64_t resident = *rollup.resident;
        process.sharing = {resident - std::min(resident, *rollup.proportional),
                           resident - std::min(resident, *rollup.unique), m_version};
    }
    if (process.isMain) {
        if (!m_mainRollup) {
            m_mainRollup = m_sink.addGroup(
                {seriesHead(SeriesKind::Pss, kPssName), seriesHead(SeriesKind::Uss, kUssName)});
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
}

/// What of @p process' RSS the sum leaves out. @p isCoherent: all were read since one came or went.
std::uint64_t WatchedSeries::discountOf(const Process& process, bool isCoherent) const
{
    if (m_sumIsRss || (process.isMain && !isCoherent)) {
        return 0;
    }
    if (process.sharing) {
        return isCoherent ? process.sharing->counted : process.sharing->common;
    }
    return process.isFork ? process.firstResident.value_or(0) : 0;
}

/// What all of them take together, as far as each has been read; a gap if none has.
double WatchedSeries::sum() const
{
    const bool isCoherent = std::ranges::all_of(m_processes, [this](const auto& process) {
        return process.second.sharing && process.second.sharing->version == m_version;
    });
    std::optional<std::uint64_t> sum;
    std::uint64_t highest = 0;
    for (const auto& [identity, process] : m_processes) {
        if (process.resident) {
            const std::uint64_t resident = *process.resident;
            sum = sum.value_or(0) + resident - std::min(discountOf(process, isCoherent), resident);
            highest = std::max(highest, resident);
        }
    }
    return sum ? static_cast<double>(std::max(*sum, highest)) : kGap;
}

/// The sum's series, with what the main process had while it was alone.
void WatchedSeries::beginSum()
{
    m_sumIsRss = m_isPssRefused;
    SeriesHead head = m_sumIsRss ? seriesHead(SeriesKind::Rss, kRssOfAllName)
                                 : seriesHead(SeriesKind::Pss, kPssOrRssOfAllName);
    head.role = SeriesRole::Sum;
    m_sum = m_sink.addGroup({std::move(head)});
    if (m_alone.size() < kMostAlone) {
        for (const auto& [position, value] : m_alone) {
            m_sink.addRow(*m_sum, position, std::array{value});
        }
    }
    m_alone.clear();
    m_alone.shrink_to_fit();
}

void WatchedSeries::addToSum(std::int64_t position, double value)
{
    if (m_sum) {
        m_sink.addRow(*m_sum, position, std::array{value});
    } else if (m_alone.size() < kMostAlone) {
        m_alone.emplace_back(position, value);
    }
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
    addToSum(pause.from, kGap);
    for (const auto& [identity, process] : m_processes) {
        if (!process.isMain && process.memory) {
            m_sink.addRow(*process.memory, pause.from, std::array{kGap});
        }
    }
}

} // namespace tidemark
