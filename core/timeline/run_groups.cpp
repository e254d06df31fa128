// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <numbers>
#include <numeric>
#include <random>
#include <vector>

namespace tidemark
{

namespace
{

constexpr std::size_t kResamples = 10'000;

/// Student's t that 95 % of the distribution lie within, by degrees of freedom from 1.
constexpr std::array kStudent{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306,
                              2.262,  2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
                              2.110,  2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064,
                              2.060,  2.056, 2.052, 2.048, 2.045, 2.042};
constexpr double kNormal = 1.960;

/// The share of resamples beyond each end of the interval for a group of @p runs.
double tailShare(std::size_t runs)
{
    const double freedom = static_cast<double>(runs - 1);
    const double t = runs - 1 <= kStudent.size()
                         ? kStudent[runs - 2]
                         : kNormal * (1.0 + (kNormal * kNormal + 1.0) / (4.0 * freedom));
    const double widened = t * std::sqrt(static_cast<double>(runs) / freedom);
    return std::erfc(widened / std::numbers::sqrt2) / 2.0;
}

/// The value below which a @p share of the sorted @p values lie, between two of them if need be.
double quantile(const std::vector<double>& values, double share)
{
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], place - static_cast<double>(below));
}

Interval intervalOf(std::vector<double>& resampled, std::size_t runs)
{
    std::ranges::sort(resampled);
    const double tail = tailShare(runs);
    return {quantile(resampled, tail), quantile(resampled, 1.0 - tail)};
}

double meanOf(std::span<const double> values)
{
    if (values.empty()) {
        return kGap;
    }
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Those that are known.
std::vector<double> sorted(std::span<const double> values)
{
    std::vector<double> ordered;
    std::ranges::copy_if(values, std::back_inserter(ordered),
                         [](double value) { return !std::isnan(value); });
    std::ranges::sort(ordered);
    return ordered;
}

/// Means of as many values, drawn again and again.
class Resampling
{
public:
    explicit Resampling(std::vector<double> values) : m_values(std::move(values)) {}

    double mean(std::mt19937& random) const
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            // The high half of the product: as even as 32 bits are, and the same on all systems.
            sum += m_values[(std::uint64_t{random()} * m_values.size()) >> 32U];
        }
        return sum / static_cast<double>(m_values.size());
    }

private:
    std::vector<double> m_values;
};

template <typename ValueOf>
std::vector<double> collect(std::span<const RunFigures> runs, ValueOf valueOf)
{
    std::vector<double> values;
    values.reserve(runs.size());
    std::ranges::transform(runs, std::back_inserter(values), valueOf);
    return values;
}

std::vector<double> valuesOf(std::span<const RunFigures> runs, RunFigure figure)
{
    return collect(runs, [figure](const RunFigures& run) { return valueOf(run, figure); });
}

std::vector<double> countsOf(std::span<const RunFigures> runs)
{
    return collect(runs, [](const RunFigures& run) { return run.count.value_or(kGap); });
}

std::vector<double> peaksPerItemOf(std::span<const RunFigures> runs)
{
    return collect(runs, [](const RunFigures& run) { return run.peakPerItem(); });
}

std::vector<double> durationsPerItemOf(std::span<const RunFigures> runs)
{
    return collect(runs, [](const RunFigures& run) { return run.durationPerItem(); });
}

bool haveCounts(std::span<const RunFigures> runs)
{
    return std::ranges::all_of(runs, [](const RunFigures& run) { return run.count.has_value(); });
}

} // namespace

std::optional<bool> GroupChange::differs() const
{
    return differenceRange
               ? std::optional(differenceRange->low > 0.0 || differenceRange->high < 0.0)
               : std::nullopt;
}

GroupFigure groupFigureOf(std::span<const double> values)
{
    const std::vector<double> ordered = sorted(values);
    GroupFigure figure{ordered.size(), meanOf(ordered),
                       ordered.empty() ? kGap : quantile(ordered, 0.5)};
    if (ordered.size() < 2) {
        return figure;
    }
    double squares = 0.0;
    for (const double value : ordered) {
        squares += (value - figure.mean) * (value - figure.mean);
    }
    figure.deviation = std::sqrt(squares / static_cast<double>(ordered.size() - 1));
    std::mt19937 random;
    const Resampling resampling(ordered);
    std::vector<double> means(kResamples);
    std::ranges::generate(means, [&] { return resampling.mean(random); });
    figure.interval = intervalOf(means, ordered.size());
    return figure;
}

GroupChange groupChangeOf(std::span<const double> values, std::span<const double> base)
{
    const std::vector<double> ordered = sorted(values);
    const std::vector<double> orderedBase = sorted(base);
    const double mean = meanOf(ordered);
    const double baseMean = meanOf(orderedBase);
    GroupChange change;
    change.difference = mean - baseMean;
    if (baseMean != 0.0 && !std::isnan(change.difference)) {
        change.ratio = mean / baseMean - 1.0;
    }
    const std::size_t fewest = std::min(ordered.size(), orderedBase.size());
    if (fewest < 2) {
        return change;
    }
    std::mt19937 random;
    const Resampling group(ordered);
    const Resampling other(orderedBase);
    std::vector<double> differences;
    std::vector<double> ratios;
    for (std::size_t i = 0; i < kResamples; ++i) {
        const double drawn = group.mean(random);
        const double drawnBase = other.mean(random);
        differences.push_back(drawn - drawnBase);
        if (drawnBase != 0.0) {
            ratios.push_back(drawn / drawnBase - 1.0);
        }
    }
    change.differenceRange = intervalOf(differences, fewest);
    if (change.ratio && ratios.size() == kResamples) {
        change.ratioRange = intervalOf(ratios, fewest);
    }
    return change;
}

double valueOf(const RunFigures& run, RunFigure figure)
{
    switch (figure) {
    case RunFigure::Peak:
        return run.peakBytes;
    case RunFigure::Duration:
        return static_cast<double>(run.duration);
    case RunFigure::Mean:
        return run.meanBytes;
    case RunFigure::Area:
        return run.area;
    case RunFigure::Last:
        break;
    }
    return run.lastBytes;
}

RunGroupFigures groupFiguresOf(std::span<const RunFigures> runs)
{
    const auto figureOf = [runs](RunFigure figure) {
        return groupFigureOf(valuesOf(runs, figure));
    };
    RunGroupFigures figures{figureOf(RunFigure::Peak), figureOf(RunFigure::Duration),
                            figureOf(RunFigure::Mean)};
    figures.hasTotals = std::ranges::any_of(runs, std::not_fn(&RunFigures::hasSamples));
    if (haveCounts(runs)) {
        figures.count = groupFigureOf(countsOf(runs));
        figures.peakPerItem = groupFigureOf(peaksPerItemOf(runs));
        figures.durationPerItem = groupFigureOf(durationsPerItemOf(runs));
    }
    return figures;
}

RunGroupChange groupChangesOf(std::span<const RunFigures> runs, std::span<const RunFigures> base)
{
    const auto changeOf = [runs, base](RunFigure figure) {
        return groupChangeOf(valuesOf(runs, figure), valuesOf(base, figure));
    };
    RunGroupChange change{changeOf(RunFigure::Peak), changeOf(RunFigure::Duration),
                          changeOf(RunFigure::Mean)};
    if (haveCounts(runs) && haveCounts(base)) {
        change.peakPerItem = groupChangeOf(peaksPerItemOf(runs), peaksPerItemOf(base));
        change.durationPerItem = groupChangeOf(durationsPerItemOf(runs), durationsPerItemOf(base));
    }
    return change;
}

std::vector<RunGroup> groupsOfMembers(std::span<const GroupMember> members)
{
    std::vector<RunGroup> groups;
    std::vector<std::vector<RunFigures>> figures;
    std::map<std::string, std::size_t, std::less<>> places;
    for (const GroupMember& member : members) {
        if (member.axis != members.front().axis) {
            continue;
        }
        const auto [place, isNew] = places.emplace(member.group, groups.size());
        if (isNew) {
            const auto base = places.find(member.base);
            groups.push_back({member.group, member.axis});
            groups.back().base = base == places.end() ? 0 : base->second;
            figures.emplace_back();
        }
        figures[place->second].push_back(member.figures);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        RunGroup& group = groups[i];
        group.runs = figures[i].size();
        group.figures = groupFiguresOf(figures[i]);
        if (group.base != i) {
            group.versusBase = groupChangesOf(figures[i], figures[group.base]);
        }
    }
    return groups;
}

std::vector<RunGroup> compareGroups(std::span<const GroupedRuns> groups, AxisUnit axis,
                                    std::size_t base)
{
    std::vector<RunGroup> compared;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const GroupedRuns& group = groups[i];
        compared.push_back({group.name, axis, group.runs.size(), groupFiguresOf(group.runs)});
        compared.back().base = base;
        if (i != base) {
            compared.back().versusBase = groupChangesOf(group.runs, groups[base].runs);
        }
    }
    return compared;
}

} // namespace tidemark
