// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listing_options.h"

#include "app/cli/console.h"
#include "app/cli/object_id.h"
#include "app/text/file_text.h"
#include "core/documents/json_null.h"
#include "core/heap/same_process.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct ListingOptionsText {
    Q_DECLARE_TR_FUNCTIONS(ListingOptions)
};

/// By the order of kObjectGroupings.
const Words& groupingNames()
{
    static const Words names{"shape", "type", "holder", "file", "package"};
    return names;
}

ObjectGrouping groupingNamed(const std::string& name)
{
    const auto found = std::ranges::find(groupingNames(), name);
    return kObjectGroupings[static_cast<std::size_t>(found - groupingNames().begin())];
}

/// The heap in @p file; null if none is named.
OrExit<std::shared_ptr<const HeapGraph>> heapIn(const std::optional<std::string>& file,
                                                const HeapGraph& graph, AskedListing& asked,
                                                TaskControl& control)
{
    if (!file) {
        return nullptr;
    }
    const auto other = readHeapSnapshot(*file, 0, control);
    if (!other) {
        return tl::unexpected(other.error());
    }
    if (!mayBeOfOneProcess(*other->graph(), graph)) {
        asked.otherProcesses.push_back(*file);
        printMessage(ListingOptionsText::tr("%1: This snapshot is of another process: object ids "
                                            "do not tell what is new and what is not.")
                         .arg(fileText(*file)));
    }
    return other->graph();
}

} // namespace

void addListing(CommandOptions& command, ListingOptions& options)
{
    command.addChoice("--group-by", options.groupBy, groupingNames(),
                      ListingOptionsText::tr(
                          "What the rows are: types with plain objects by their properties, types "
                          "alone, what holds the objects, source files, or npm packages"));
    command.addText("--new-since", options.newSince,
                    ListingOptionsText::tr("Only objects that the snapshot in this file does not "
                                           "have"));
    command.addText("--also-in", options.alsoIn,
                    ListingOptionsText::tr("Only objects that the snapshot in this file has too"));
    command.addText("--held-by", options.heldBy,
                    ListingOptionsText::tr("Only the object with this id and what it alone keeps"));
    command.addFlag("--unreachable", options.isUnreachable,
                    ListingOptionsText::tr("Only objects that nothing reaches from the root"));
}

OrExit<AskedListing> askedListing(const ListingOptions& options, const ChosenSnapshot& chosen,
                                  TaskControl& control)
{
    AskedListing asked;
    asked.wish.grouping = groupingNamed(options.groupBy);
    ObjectFilter& filter = asked.wish.filter;
    filter.isUnreachable = options.isUnreachable;
    const auto newSince = heapIn(options.newSince, *chosen.graph(), asked, control);
    if (!newSince) {
        return tl::unexpected(newSince.error());
    }
    const auto alsoIn = heapIn(options.alsoIn, *chosen.graph(), asked, control);
    if (!alsoIn) {
        return tl::unexpected(alsoIn.error());
    }
    filter.newSince = *newSince;
    filter.alsoIn = *alsoIn;
    if (options.heldBy) {
        const auto node = nodeWithId(chosen, *options.heldBy);
        if (!node) {
            return tl::unexpected(node.error());
        }
        filter.heldBy = *node;
    }
    return asked;
}

nlohmann::ordered_json listingJson(const ListingOptions& options, const HeapGraph& graph,
                                   const ListingWish& wish)
{
    std::optional<std::uint64_t> holder;
    if (wish.filter.heldBy) {
        holder = graph.nodeIds[*wish.filter.heldBy];
    }
    return {{"group_by", options.groupBy},
            {"new_since", orNull(options.newSince)},
            {"also_in", orNull(options.alsoIn)},
            {"held_by", orNull(holder)},
            {"unreachable", options.isUnreachable}};
}

} // namespace tidemark::app
