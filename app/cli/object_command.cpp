// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/node_json.h"
#include "app/cli/object_id.h"
#include "app/cli/object_text.h"
#include "app/cli/snapshot_input.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr std::uint32_t kMostFields = 1000;

struct ObjectCommand {
    Q_DECLARE_TR_FUNCTIONS(ObjectCommand)
};

struct ObjectOptions {
    std::string file;
    std::size_t snapshot = 0; ///< which of the file's
    bool isJson = false;
    std::string id;
    unsigned depth = 1; ///< levels of retainers
};

/// The whole tree, from the farthest entries to the nearest: each has its own ready by then.
void addRetainers(const HeapAnalysis& analysis, const RetainerTree& tree, Json& object)
{
    std::vector<Json> lists(tree.entries.size(), Json::array());
    for (std::size_t place = tree.entries.size(); place-- > 0;) {
        const RetainerTree::Entry& entry = tree.entries[place];
        Json own = place == 0 ? Json::object()
                              : nodeJson(analysis, entry.retainer.node, entry.retainer.edge);
        Json& target = place == 0 ? object : own;
        if (entry.isExpanded) {
            std::reverse(lists[place].begin(), lists[place].end());
            target["retainers"] = std::move(lists[place]);
            target["retainers_total"] = entry.total;
        }
        if (place != 0) {
            lists[entry.parent].push_back(std::move(own));
        }
    }
}

std::string_view stateText(Detachedness state)
{
    switch (state) {
    case Detachedness::Attached:
        return "attached";
    case Detachedness::Detached:
        return "detached";
    case Detachedness::Unknown:
        break;
    }
    return "unknown";
}

void addFields(const HeapAnalysis& analysis, std::uint32_t node, Json& object)
{
    const HeapGraph& graph = analysis.graph();
    const std::uint32_t first = graph.firstEdge[node];
    const std::uint32_t total = graph.firstEdge[node + 1] - first;
    object["fields"] = Json::array();
    for (std::uint32_t edge = first; edge < first + std::min(total, kMostFields); ++edge) {
        object["fields"].push_back(nodeJson(analysis, graph.edgeTargets[edge], edge));
    }
    object["fields_total"] = total;
}

Json pathSteps(const HeapAnalysis& analysis, const std::vector<PathStep>& path)
{
    Json steps = Json::array();
    for (const PathStep& step : path) {
        steps.push_back(step.edge == kNoEdge ? nodeJson(analysis, step.node)
                                             : nodeJson(analysis, step.node, step.edge));
    }
    return steps;
}

Json objectJson(const HeapAnalysis& analysis, const RetainerTree& tree)
{
    const std::uint32_t node = tree.entries.front().retainer.node;
    Json object = {{"tidemark", 1}};
    object.update(nodeJson(analysis, node));
    object["dominator_id"] = analysis.graph().nodeIds[analysis.dominators[node]];
    object["dominated"] = analysis.dominated.of(node).size();
    object["detachedness"] = stateText(analysis.overview->states.of(node));
    object["location"] = placeJson(ScriptPlaces(analysis.graph()).of(node));
    addRetainers(analysis, tree, object);
    const std::vector<PathStep> path = retainingPath(analysis, node);
    object["path"] = pathWords(analysis, {path, 0, {}});
    object["path_steps"] = pathSteps(analysis, path);
    addFields(analysis, node, object);
    return object;
}

ExitStatus run(const ObjectOptions& options, TaskControl& control)
{
    const auto chosen = readHeapSnapshot(options.file, options.snapshot, control);
    if (!chosen) {
        return chosen.error();
    }
    const auto node = nodeWithId(*chosen, options.id);
    if (!node) {
        return node.error();
    }
    const auto analysis = analyse(*chosen, control);
    if (!analysis) {
        return analysis.error();
    }
    const RetainerTree tree = retainerTreeOf(**analysis, *node, options.depth);
    bool printed = false;
    if (options.isJson) {
        Json json = objectJson(**analysis, tree);
        json["warnings"] = warningsJson(chosen->named);
        printed = printJson(json);
    } else {
        printed = printText(objectText(**analysis, tree));
    }
    return printed ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addObject(CommandOptions& command)
{
    const auto options = std::make_shared<ObjectOptions>();
    command.addSnapshot(options->file, options->snapshot);
    command.addJson(options->isJson);
    command.addText("--id", options->id, ObjectCommand::tr("The object’s id"),
                    CommandOptions::Need::Required);
    command.addNumber("--depth", options->depth, 1U, 100U,
                      ObjectCommand::tr("Levels of retainers to show, from 1 to 100"));
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
