// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/survivor_report.h"

#include "app/cli/json_printer.h"
#include "app/cli/node_json.h"
#include "app/cli/text_table.h"
#include "app/text/holder_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostSentences = 20;

/// Steps at each end of a path; what stands between them is counted.
constexpr std::size_t kPathEnd = 20;

struct SurvivorReport {
    Q_DECLARE_TR_FUNCTIONS(SurvivorReport)
};

} // namespace

void addSurvivors(const SurvivorListing& survivors, JsonPrinter& json)
{
    const HeapAnalysis& latest = *survivors.latest;
    PathEnds paths(latest, kPathEnd);
    json.addList("survivors", survivors.groups.size(), [&](std::size_t i) {
        const SurvivorGroup& group = survivors.groups[i];
        const ShortenedPath path = paths.of(group.nodes.front());
        return JsonPrinter::Json{{"name", survivors.classOf(i)},
                                 {"key", latest.overview->classes.classes[group.heapClass].key()},
                                 {"count", group.nodes.size()},
                                 {"shallow_bytes", group.shallowBytes},
                                 {"retained_bytes", group.retainedBytes},
                                 {"path", pathWords(latest, path)},
                                 {"path_left_out", path.leftOut},
                                 {"holder", holderJson(survivors.holders[i])},
                                 {"contents", partJson(latest, survivors.contents[i])},
                                 {"first_id", latest.graph().nodeIds[group.nodes.front()]}};
    });
}

QString survivorsText(const SurvivorListing& survivors)
{
    const auto& groups = survivors.groups;
    const QString indent(kIndent, QLatin1Char(' '));
    QString text =
        groups.empty()
            ? SurvivorReport::tr("Nothing that came between the first two snapshots is left in "
                                 "the third.")
            : SurvivorReport::tr("What came between the first two snapshots and is left in the "
                                 "third:");
    text += QLatin1Char('\n');
    if (survivors.ids == ObjectIds::Addresses) {
        text += indent +
                SurvivorReport::tr("The ids of these files are addresses: an object that took the "
                                   "place of a freed one of the same type and name is not among "
                                   "them.") +
                QLatin1Char('\n');
    }
    const std::size_t shown = std::min(groups.size(), kMostSentences);
    for (std::size_t i = 0; i < shown; ++i) {
        text += indent + holderText(survivors.holders[i], keptOf(survivors, i)) + QLatin1Char('\n');
    }
    if (shown < groups.size()) {
        text += indent +
                SurvivorReport::tr("and %Ln more group(s), which --json lists", nullptr,
                                   static_cast<int>(groups.size() - shown)) +
                QLatin1Char('\n');
    }
    return text;
}

} // namespace tidemark::app
