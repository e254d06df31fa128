// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/survivor_text.h"

#include "app/text/file_text.h"
#include "app/text/holder_text.h"
#include "app/text/node_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <iterator>

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

/// The steps that are told: those behind the root, without the slots that every object has.
ShortenedPath toldSteps(const HeapGraph& graph, const ShortenedPath& path, const Told& most)
{
    ShortenedPath told{{}, path.leftOut, {}};
    for (std::size_t i = 1; i < path.first.size(); ++i) {
        if (i == 1 || !isStore(graph, path.first[i].edge)) {
            told.first.push_back(path.first[i]);
        }
    }
    std::ranges::copy_if(path.last, std::back_inserter(told.last),
                         [&graph](const PathStep& step) { return !isStore(graph, step.edge); });
    if (path.leftOut == 0 && told.first.size() > most.first + most.last) {
        told.leftOut = told.first.size() - most.first - most.last;
        told.last.assign(told.first.end() - static_cast<std::ptrdiff_t>(most.last),
                         told.first.end());
    }
    if (told.leftOut > 0) {
        told.first.resize(std::min(told.first.size(), most.first));
        const std::size_t tooMany = told.last.size() - std::min(told.last.size(), most.last);
        told.last.erase(told.last.begin(),
                        told.last.begin() + static_cast<std::ptrdiff_t>(tooMany));
    }
    return told;
}

/// Joins the texts of the steps that are told.
template <typename TextOf>
QString joined(const ShortenedPath& told, TextOf textOf)
{
    QStringList texts;
    for (const PathStep& step : told.first) {
        texts << textOf(step, texts.isEmpty());
    }
    if (told.leftOut > 0) {
        texts << kEllipsis;
    }
    for (const PathStep& step : told.last) {
        texts << textOf(step, false);
    }
    return texts.join(kArrow);
}

} // namespace

QString pathText(const HeapAnalysis& analysis, const ShortenedPath& path)
{
    const HeapGraph& graph = analysis.graph();
    return joined(toldSteps(graph, path, kShort), [&](const PathStep& step, bool isFirst) {
        return isFirst ? nodeText(graph, analysis.overview->states, step.node)
                       : stepText(graph, step.edge);
    });
}

QString wholePathText(const HeapAnalysis& analysis, const ShortenedPath& path)
{
    const HeapGraph& graph = analysis.graph();
    return joined(toldSteps(graph, path, kWhole), [&](const PathStep& step, bool isFirst) {
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
        return holderText(listing.holders[group], keptOf(listing, group), unit);
    }
    const QString path = pathText(latest, PathEnds(latest, kPathTextEnd).of(held.nodes.front()));
    return held.nodes.size() == 1
               ? SurvivorText::tr("%1 %2, %3, is held by way of %4", "count, class, size, path")
                     .arg(count, name, size, path)
               : SurvivorText::tr("No single edge keeps all %1 %2, %3; the first is held by way of "
                                  "%4",
                                  "count, class, size, path")
                     .arg(count, name, size, path);
}

} // namespace tidemark::app
