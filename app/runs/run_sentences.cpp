// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_sentences.h"

#include "app/text/file_text.h"
#include "app/text/group_text.h"
#include "app/text/plain_text.h"
#include "app/text/time_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace tidemark::app
{

namespace
{

struct RunSentences {
    Q_DECLARE_TR_FUNCTIONS(RunSentences)
};

} // namespace

QString runsVerdict(const std::vector<RunRow>& rows, AxisUnit axis, SizeUnit unit)
{
    const auto onFront = std::ranges::count(rows, true, &RunRow::isOnFront);
    if (rows.size() < 2 || onFront == 0) {
        return {};
    }
    const auto least = [&rows](auto valueOf) {
        return std::ranges::min_element(rows, {}, [valueOf](const RunRow& row) {
            return std::pair(!row.isOnFront, valueOf(*row.figures));
        });
    };
    const auto lowest = least([](const RunFigures& run) { return run.peakBytes; });
    const auto shortest =
        least([](const RunFigures& run) { return static_cast<double>(run.duration); });
    const QString peak = sizeText(lowest->figures->peakBytes, unit);
    const QString duration = axisLengthText(axis, shortest->figures->duration);
    return lowest == shortest
               ? RunSentences::tr("%1 has the lowest peak, %2, and is the shortest, %3")
                     .arg(singleLine(lowest->name), peak, duration)
               : RunSentences::tr("Lowest peak: %1, %2 · shortest: %3, %4")
                     .arg(singleLine(lowest->name), peak, singleLine(shortest->name), duration);
}

QString ownGroupsSentence(const std::vector<RunGroup>& groups, const QString& current,
                          SizeUnit unit)
{
    auto shown = std::ranges::find(groups, current.toStdString(), &RunGroup::name);
    if (shown == groups.end() || !shown->versusBase) {
        const auto last = std::find_if(groups.rbegin(), groups.rend(), [](const RunGroup& group) {
            return group.versusBase.has_value();
        });
        shown = last == groups.rend() ? groups.end() : std::prev(last.base());
    }
    return shown == groups.end()
               ? QString()
               : groupSentence(fileText(shown->name), shown->figures, shown->axis,
                               shown->versusBase, fileText(groups[shown->base].name), unit);
}

} // namespace tidemark::app
