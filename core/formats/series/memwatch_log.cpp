// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/memwatch_log.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/sample_table.h"
#include "core/formats/series/date_doubts.h"
#include "core/formats/series/json_probe.h"
#include "core/formats/series/series_columns.h"
#include "core/formats/series/time_values.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace tidemark
{

namespace
{

/// Collects the events of one process.
class OneProcess
{
public:
    /// A HeapDiff may have no position, any other event has one.
    void add(const MemwatchEvent& event, std::optional<std::int64_t> position);

    std::shared_ptr<const Recording> finish(std::string program, AxisUnit axis, bool isWallClock,
                                            WarningTally tally);

private:
    using DifferencesPtr = std::shared_ptr<TypeDifferences>;

    void addStats(const MemwatchEvent& event, std::int64_t position);
    void addLeak(const MemwatchEvent& event, std::int64_t position);
    void addDiff(const MemwatchEvent& event, std::optional<std::int64_t> position);
    std::int64_t firstMoment() const;
    void addSeries(Timeline& timeline, std::int64_t origin);
    void addDifferences(Recording& recording, std::int64_t origin);
    void addMarkers(Timeline& timeline, std::int64_t origin);

    SampleTable m_stats{kMemwatchFigures.size()};
    SampleTable m_leaks{1};
    std::vector<Marker> m_markers;               ///< with lengths in nanoseconds, whatever the axis
    std::vector<DifferencesPtr> m_differences;   ///< placed as the markers are
    std::uint64_t m_cutDiffs = 0;                ///< differences without all of their types
    std::optional<std::uint64_t> m_firstCutDiff; ///< its line
    MemwatchCounts m_counts;
    double m_lastCount = 0.0;
    std::uint64_t m_goneBack = 0;
    std::optional<std::uint64_t> m_firstGoneBack; ///< its line
    std::uint64_t m_wrong = 0;                    ///< events with a wrong figure
    std::optional<std::uint64_t> m_firstWrong;    ///< its line
};

void OneProcess::addStats(const MemwatchEvent& event, std::int64_t position)
{
    m_stats.add(position, event.figures);
    const auto step = event.fullCollections ? m_counts.take(*event.fullCollections)
                                            : MemwatchCounts::Step::GoesOn;
    if (step == MemwatchCounts::Step::StartsAnew) {
        m_markers.push_back(
            {MarkerKind::Restart,
             fmt::format("num_full_gc {} → {}", m_lastCount, *event.fullCollections), position,
             position});
    }
    m_lastCount = event.fullCollections.value_or(m_lastCount);
    if (step == MemwatchCounts::Step::GoesBack) {
        ++m_goneBack;
        m_firstGoneBack = m_firstGoneBack.value_or(event.line);
    }
    if (event.pause > 0) {
        m_markers.push_back({MarkerKind::Gc, "MarkSweepCompact", position - event.pause, position});
    }
    if (event.hasWrongFigure) {
        ++m_wrong;
        m_firstWrong = m_firstWrong.value_or(event.line);
    }
}

void OneProcess::addLeak(const MemwatchEvent& event, std::int64_t position)
{
    m_leaks.add(position, event.growth);
    const std::int64_t length = event.start && event.end && *event.start <= *event.end
                                    ? *event.end - *event.start
                                    : growingForIn(event.reason);
    m_markers.push_back({MarkerKind::Leak,
                         fmt::format("growth {:.0f} B: {}", event.growth, event.reason),
                         position - length, position});
}

void OneProcess::addDiff(const MemwatchEvent& event, std::optional<std::int64_t> position)
{
    const bool hasLength = event.start && event.end;
    const std::int64_t length = hasLength ? *event.end - *event.start : 0;
    event.differences->after.position = position;
    if (position && hasLength) {
        event.differences->before.position = *position - length;
    }
    m_differences.push_back(event.differences);
    if (position) {
        m_markers.push_back({MarkerKind::Snapshot, fmt::format("HeapDiff {}", m_differences.size()),
                             *position - length, *position});
    }
    if (!event.differences->isWhole) {
        ++m_cutDiffs;
        m_firstCutDiff = m_firstCutDiff.value_or(event.line);
    }
}

void OneProcess::add(const MemwatchEvent& event, std::optional<std::int64_t> position)
{
    switch (event.kind) {
    case MemwatchEvent::Kind::Stats:
        addStats(event, position.value());
        break;
    case MemwatchEvent::Kind::Leak:
        addLeak(event, position.value());
        break;
    case MemwatchEvent::Kind::Diff:
        addDiff(event, position);
        break;
    }
}

void OneProcess::addSeries(Timeline& timeline, std::int64_t origin)
{
    if (m_stats.size() > 0) {
        const auto columns = m_stats.finish(origin);
        for (std::size_t i = 0; i < kMemwatchFigures.size(); ++i) {
            const MemwatchFigure& figure = kMemwatchFigures[i];
            const auto& values = columns.values[i];
            if (values->summarize(0, values->size()).count > 0) {
                timeline.series.push_back({figure.kind,
                                           std::string(figure.name),
                                           {},
                                           columns.positions,
                                           values,
                                           figure.countsBytes,
                                           figure.role});
            }
        }
    }
    if (m_leaks.size() > 0) {
        const auto columns = m_leaks.finish(origin);
        timeline.series.push_back(
            {SeriesKind::Counter, "growth", {}, columns.positions, columns.values.front(), true});
    }
}

/// The first sample, or without any the earliest moment that is told of; 0 if there is none.
std::int64_t OneProcess::firstMoment() const
{
    std::vector<std::int64_t> starts;
    for (const SampleTable* const table : {&m_stats, &m_leaks}) {
        if (table->size() > 0) {
            starts.push_back(table->firstPosition());
        }
    }
    for (const auto& differences :
         starts.empty() ? std::span(m_differences) : std::span<const DifferencesPtr>()) {
        for (const auto& position : {differences->before.position, differences->after.position}) {
            if (position) {
                starts.push_back(*position);
            }
        }
    }
    return starts.empty() ? 0 : *std::ranges::min_element(starts);
}

/// As the lengths of markers, the first snapshot's moment means nothing where events are counted.
void OneProcess::addDifferences(Recording& recording, std::int64_t origin)
{
    const bool isTimed = recording.timeline.axis == AxisUnit::Nanoseconds;
    for (const auto& differences : m_differences) {
        auto& before = differences->before.position;
        auto& after = differences->after.position;
        before = before && isTimed ? std::optional(*before - origin) : std::nullopt;
        after = after ? std::optional(*after - origin) : std::nullopt;
        recording.differences.push_back(differences);
    }
    m_differences.clear();
}

/// Lengths are times, which mean nothing where events are counted; and where several processes are
/// mixed, none was started anew.
void OneProcess::addMarkers(Timeline& timeline, std::int64_t origin)
{
    for (Marker& marker : m_markers) {
        marker.start = timeline.axis == AxisUnit::Nanoseconds ? marker.start : marker.end;
        marker.start -= origin;
        marker.end -= origin;
    }
    if (m_goneBack > 0) {
        std::erase_if(m_markers,
                      [](const Marker& marker) { return marker.kind == MarkerKind::Restart; });
    }
    std::ranges::stable_sort(m_markers, {}, &Marker::start);
    timeline.markers = std::move(m_markers);
}

std::shared_ptr<const Recording> OneProcess::finish(std::string program, AxisUnit axis,
                                                    bool isWallClock, WarningTally tally)
{
    auto recording = std::make_shared<Recording>();
    recording->format = "memwatch";
    recording->program = std::move(program);
    Timeline& timeline = recording->timeline;
    timeline.axis = axis;
    const std::int64_t start = axis == AxisUnit::Nanoseconds ? firstMoment() : 0;
    if (isWallClock) {
        recording->startedUnixNs = start;
    }
    tally.add(WarningCode::TimesReordered, {}, m_stats.reordered() + m_leaks.reordered());
    tally.add(WarningCode::CellsUnreadable, m_firstWrong, m_wrong);
    tally.add(WarningCode::SourcesMixed, m_firstGoneBack, m_goneBack);
    tally.add(WarningCode::TypesLeftOut, m_firstCutDiff, m_cutDiffs);
    addSeries(timeline, start);
    addDifferences(*recording, start);
    addMarkers(timeline, start);
    recording->warnings = tally.warnings();
    return recording;
}

/// Reads the times of one member.
TimeValues timesOf(const JsonField& field)
{
    return TimeValues(timeColumnOf(field.ownName()).value_or(TimeColumn()).nanosecondsPerUnit);
}

/// The member that all times are taken from: the first that can be read. Null if there is none.
const JsonField* timeMemberIn(const std::vector<MemwatchEvent>& events)
{
    for (const MemwatchEvent& event : events) {
        for (const JsonField& field : event.times) {
            TimeValues probe = timesOf(field);
            if (timeIn(field, probe)) {
                return &field;
            }
        }
    }
    return nullptr;
}

bool isStats(const MemwatchEvent& event)
{
    return event.kind == MemwatchEvent::Kind::Stats;
}

} // namespace

MemwatchCounts::Step MemwatchCounts::take(double count)
{
    constexpr std::size_t kMostProcesses = 64;
    auto chosen = m_last.end();
    for (auto last = m_last.end(); last != m_last.begin();) {
        --last;
        if (*last == count - 1.0) { // exactly the next one
            chosen = last;
            break;
        }
        const bool isFirstThatFits = chosen == m_last.end() && *last < count;
        chosen = isFirstThatFits ? last : chosen;
    }
    const bool isFirst = m_last.empty();
    const bool isNew = chosen == m_last.end();
    const bool isLatest = !isNew && chosen + 1 == m_last.end();
    if (isNew && m_last.size() == kMostProcesses) {
        m_last.erase(m_last.begin());
    } else if (!isNew) {
        m_last.erase(chosen);
    }
    m_last.push_back(count);
    return isFirst || isLatest ? Step::GoesOn : isNew ? Step::StartsAnew : Step::GoesBack;
}

void MemwatchLog::add(MemwatchEvent event, std::string_view lineTime)
{
    if (!lineTime.empty()) {
        const std::string text(lineTime);
        constexpr std::string_view kLine = "(line)."; // no member is called so
        event.times.push_back({std::string(kLine) + "time", toDouble(text), text, kLine.size()});
    }
    m_events.push_back(std::move(event));
}

/// Positions in nanoseconds, since 1970 where they tell; empty if no event has a time.
MemwatchLog::Positions MemwatchLog::placeByTime(WarningTally& tally)
{
    const JsonField* const member = timeMemberIn(m_events);
    if (member == nullptr && std::ranges::any_of(m_events, isStats)) {
        return {};
    }
    const std::string name = member == nullptr ? std::string() : member->name;
    TimeValues times = member == nullptr ? TimeValues() : timesOf(*member);
    Positions positions;
    std::vector<std::size_t> ofMember; // places in positions
    const auto takeChange = [&] {
        for (const std::size_t i :
             times.hasChange() ? std::span(ofMember) : std::span<std::size_t>()) {
            positions[i] = times.changed(*positions[i]);
        }
        times.forgetChange();
    };
    for (const MemwatchEvent& event : m_events) {
        const auto field = std::ranges::find(event.times, name, &JsonField::name);
        const auto read = field == event.times.end() ? std::nullopt : timeIn(*field, times);
        takeChange();
        const bool isEndOfUse = member == nullptr || times.isWallClock();
        positions.push_back(!read && isEndOfUse ? event.end : read);
        if (read) {
            ofMember.push_back(positions.size() - 1);
        }
        if (!positions.back() && event.kind != MemwatchEvent::Kind::Diff) {
            tally.add(WarningCode::RowsWithoutTime, event.line);
        }
    }
    decideDates(times, false, name, tally);
    takeChange();
    m_isWallClock = member == nullptr || times.isWallClock();
    const bool isAnyPlaced =
        std::ranges::any_of(positions, [](const auto& position) { return position.has_value(); });
    return isAnyPlaced ? positions : Positions();
}

/// Stats are counted for each process; a leak has the place of the stats of its collection, which
/// come after it, and so has a HeapDiff. Without stats these are counted.
MemwatchLog::Positions MemwatchLog::placeByCount() const
{
    std::map<std::optional<std::int64_t>, std::int64_t> stats;
    std::map<std::optional<std::int64_t>, std::int64_t> others;
    const bool hasStats = std::ranges::any_of(m_events, isStats);
    Positions positions;
    for (const MemwatchEvent& event : m_events) {
        positions.emplace_back(isStats(event) ? stats[event.pid]++
                               : hasStats     ? stats[event.pid]
                                              : others[event.pid]++);
    }
    return positions;
}

Result<Recordings> MemwatchLog::finish(WarningTally tally)
{
    if (m_events.empty()) {
        return tl::unexpected(tally.noSamples());
    }
    WarningTally ofTimes = tally;
    Positions positions = placeByTime(ofTimes);
    const bool isCounted = positions.empty();
    if (isCounted) {
        positions = placeByCount();
        tally.add({WarningCode::RowsCounted, 1, {}, {}, {}, {}});
    } else {
        tally = std::move(ofTimes);
    }
    std::vector<std::optional<std::int64_t>> pids; // in order of appearance
    std::map<std::optional<std::int64_t>, OneProcess> processes;
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        if (positions[i] || m_events[i].kind == MemwatchEvent::Kind::Diff) {
            const auto [process, isNew] = processes.try_emplace(m_events[i].pid);
            if (isNew) {
                pids.push_back(m_events[i].pid);
            }
            process->second.add(m_events[i], positions[i]);
        }
    }
    Recordings recordings;
    for (const auto& pid : pids) {
        recordings.push_back(processes[pid].finish(
            pid && pids.size() > 1 ? fmt::format("PID {}", *pid) : std::string(),
            isCounted ? AxisUnit::Ordinal : AxisUnit::Nanoseconds, !isCounted && m_isWallClock,
            std::exchange(tally, WarningTally())));
    }
    return recordings;
}

} // namespace tidemark
