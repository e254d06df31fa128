// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/process_sum.h"

#include "core/model/series_names.h"

#include <algorithm>
#include <span>

namespace tidemark
{

namespace
{

/// A child is still there if it is read again within so many steps of the program's own readings.
constexpr double kStepsApart = 10.0;

bool isOfProcess(const Series& series, SeriesKind kind)
{
    return series.kind == kind &&
           (series.role == SeriesRole::Plain || series.role == SeriesRole::Child) &&
           series.values != nullptr && !series.values->summarize(0, series.size()).isEmpty() &&
           series.name != kRssOfAllName;
}

/// The series of @p kind of the program and of its children, the program's own first; none unless
/// both have one.
std::vector<const Series*> processesOf(const Timeline& timeline, SeriesKind kind)
{
    std::vector<const Series*> processes;
    for (const Series& series : timeline.series) {
        if (!isOfProcess(series, kind)) {
            continue;
        }
        if (series.isOfChild()) {
            processes.push_back(&series);
        } else if (processes.empty() || processes.front()->isOfChild()) {
            processes.insert(processes.begin(), &series); // the first of its own
        }
    }
    const bool areBoth = processes.size() > 1 && !processes.front()->isOfChild();
    return areBoth ? processes : std::vector<const Series*>();
}

double highestOf(const Series& series)
{
    return series.size() == 0 ? ValueSummary::none().max
                              : series.values->summarize(0, series.size()).max;
}

/// How far apart the readings of @p series are, in the mean.
double stepOf(const Series& series)
{
    const double length = static_cast<double>(series.positions->back()) -
                          static_cast<double>(series.positions->front());
    return length / static_cast<double>(std::max<std::size_t>(series.size() - 1, 1));
}

/// The moments of the sum: the program's own readings, and where it has none for long those of its
/// children, a step apart.
std::vector<std::int64_t> momentsOf(std::span<const Series* const> processes, double step)
{
    std::vector<std::int64_t> own;
    std::vector<std::int64_t> others;
    for (const Series* const series : processes) {
        std::vector<std::int64_t>& all = series == processes.front() ? own : others;
        for (std::size_t i = 0; i < series->size(); ++i) {
            all.push_back((*series->positions)[i]);
        }
    }
    std::ranges::sort(others);
    std::vector<std::int64_t> moments;
    const auto add = [&moments](std::int64_t position) {
        if (moments.empty() || position > moments.back()) {
            moments.push_back(position);
        }
    };
    auto next = own.begin();
    for (const std::int64_t position : others) {
        for (; next != own.end() && *next <= position; ++next) {
            add(*next);
        }
        constexpr double kLate = 1.5; // steps
        const bool isAlone =
            moments.empty() ||
            static_cast<double>(position) - static_cast<double>(moments.back()) > kLate * step;
        if (isAlone) {
            add(position);
        }
    }
    std::for_each(next, own.end(), add);
    return moments;
}

/// Walks along the readings of one process.
class Walk
{
public:
    Walk(const Series& series, double step) : m_series(series), m_mostApart(kStepsApart * step) {}

    /// What the process has from the last call's @p end until this one's; none if it is not there.
    std::optional<double> until(std::int64_t end)
    {
        std::optional<double> highest;
        const PositionColumn& positions = *m_series.positions;
        for (; m_next < positions.size() && positions[m_next] < end; ++m_next) {
            const double value = (*m_series.values)[m_next];
            m_last.reset();
            if (!std::isnan(value)) {
                m_last = value;
                m_lastAt = positions[m_next];
                highest = std::max(highest.value_or(value), value);
            }
        }
        if (highest || !m_last || m_next == positions.size()) {
            return highest;
        }
        const bool isRare = !std::isnan((*m_series.values)[m_next]) &&
                            static_cast<double>(positions[m_next] - m_lastAt) <= m_mostApart;
        return isRare ? m_last : std::nullopt;
    }

private:
    const Series& m_series;
    const double m_mostApart; ///< of two readings between which it is there
    std::size_t m_next = 0;
    std::optional<double> m_last; ///< none behind a gap
    std::int64_t m_lastAt = 0;
};

Series sumOf(std::span<const Series* const> processes)
{
    const double step = stepOf(*processes.front());
    const std::vector<std::int64_t> moments = momentsOf(processes, step);
    std::vector<Walk> walks;
    for (const Series* const series : processes) {
        walks.emplace_back(*series, step);
    }
    const auto positions = std::make_shared<PositionColumn>();
    const auto values = std::make_shared<ValueColumn>();
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const std::int64_t end =
            i + 1 < moments.size() ? moments[i + 1] : std::numeric_limits<std::int64_t>::max();
        std::optional<double> sum;
        for (Walk& walk : walks) {
            if (const auto value = walk.until(end)) {
                sum = sum.value_or(0.0) + *value;
            }
        }
        positions->push_back(moments[i]);
        values->push_back(sum.value_or(kGap));
    }
    const SeriesKind kind = processes.front()->kind;
    const std::string_view name = kind == SeriesKind::Rss ? kRssOfAllName : kPssOfAllName;
    return {kind, std::string(name), {}, positions, values, false, SeriesRole::Sum};
}

} // namespace

void addProcessSum(Timeline& timeline)
{
    std::vector<const Series*> processes = processesOf(timeline, SeriesKind::Rss);
    if (processes.empty()) {
        processes = processesOf(timeline, SeriesKind::Pss);
    }
    if (processes.empty()) {
        return;
    }
    const auto known = std::ranges::find(timeline.series, SeriesRole::Sum, &Series::role);
    if (known != timeline.series.end()) {
        const bool isTooLow = std::ranges::any_of(processes, [&known](const Series* series) {
            return highestOf(*series) > highestOf(*known);
        });
        if (!isTooLow) {
            return;
        }
        known->role = SeriesRole::Plain;
    }
    timeline.series.push_back(sumOf(processes));
}

} // namespace tidemark
