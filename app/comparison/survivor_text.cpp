// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/survivor_text.h"

#include "app/text/file_text.h"
#include "app/text/holder_text.h"
#include "app/text/node_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace tidemark::app
{

namespace
{

struct SurvivorText {
    Q_DECLARE_TR_FUNCTIONS(SurvivorText)
};

/// How many steps of a long path are shown at its beginning and at its end, where the reason
/// stands.
struct Told {
    std::size_t first;
    std::size_t last;
};
constexpr Told kShort{1, 4};
constexpr Told kWhole{20, 20};

const QString kArrow = QStringLiteral(" › ");
const QString kEllipsis = QStringLiteral("…");

/// Where an object keeps its elements and properties: a slot that every object has.
bool isStore(const HeapGraph& graph, std::uint32_t edge)
{
    const bool isInternal = graph.edgeTypes[edge] == EdgeType::Internal;
    const std::string_view name = graph.strings[isInternal ? graph.edgeNames[edge] : 0];
    return isInternal && (name == "elements" || name == "properties");
}

/// A group's objects stand at different places of the same holder, so that places have no number;
/// those of the engine's own tables have a number for a name.
QString stepText(const HeapGraph& graph, std::uint32_t edge)
{
    const bool isInternal = graph.edgeTypes[edge] == EdgeType::Internal;
    const std::string name = graph.edgeName(edge);
    const bool isPlace = name.find_first_not_of("0123456789") == std::string::npos;
    if (isNamedByIndex(graph.edgeTypes[edge]) || (isInternal && isPlace)) {
        return QStringLiteral("[…]");
    }
    return isInternal ? fileText(name) : edgeText(graph, edge);
}

/// Joins the texts of the steps that are shown.
template <typename TextOf>
QString joined(const std::vector<PathStep>& steps, const Told& told, TextOf textOf)
{
    QStringList texts;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps.size() > told.first + told.last && i == told.first) {
            texts << kEllipsis;
            i = steps.size() - told.last;
        }
        texts << textOf(steps[i], i == 0);
    }
    return texts.join(kArrow);
}

/// The steps behind the root, without the slots that every object has.
std::vector<PathStep> toldSteps(const HeapGraph& graph, const std::vector<PathStep>& path)
{
    std::vector<PathStep> told;
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (i == 1 || !isStore(graph, path[i].edge)) {
            told.push_back(path[i]);
        }
    }
    return told;
}

} // namespace

QString pathText(const HeapAnalysis& analysis, const std::vector<PathStep>& path)
{
    const HeapGraph& graph = analysis.graph();
    return joined(toldSteps(graph, path), kShort, [&](const PathStep& step, bool isFirst) {
        return isFirst ? nodeText(graph, analysis.overview->states, step.node)
                       : stepText(graph, step.edge);
    });
}

QString wholePathText(const HeapAnalysis& analysis, const std::vector<PathStep>& path)
{
    const HeapGraph& graph = analysis.graph();
    return joined(toldSteps(graph, path), kWhole, [&](const PathStep& step, bool isFirst) {
        const QString object = nodeText(graph, analysis.overview->states, step.node);
        return isFirst ? object : QStringLiteral("%1: %2").arg(stepText(graph, step.edge), object);
    });
}

QString survivorSentence(const SurvivorListing& listing, std::uint32_t group, SizeUnit unit)
{
    const HeapAnalysis& latest = *listing.latest;
    const SurvivorGroup& held = listing.groups[group];
    const QString count = QLocale().toString(static_cast<qulonglong>(held.nodes.size()));
    const QString name = fileText(listing.classOf(group));
    const QString size = sizeText(static_cast<double>(held.retainedBytes), unit);
    if (held.holder) {
        return holderText(listing.holders[group],
                          {held.nodes.size(), listing.classOf(group), held.retainedBytes}, unit);
    }
    return held.nodes.size() == 1
               ? SurvivorText::tr("%1 %2, %3, is held by way of %4", "count, class, size, path")
                     .arg(count, name, size, pathText(latest, held.path))
               : SurvivorText::tr("No single edge keeps all %1 %2, %3; the first is held by way of "
                                  "%4",
                                  "count, class, size, path")
                     .arg(count, name, size, pathText(latest, held.path));
}

} // namespace tidemark::app
