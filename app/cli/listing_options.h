// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_options.h"
#include "app/cli/snapshot_input.h"
#include "core/snapshots/type_listing.h"

namespace tidemark::app
{

/// What a command line says about which objects are listed, and by what.
struct ListingOptions {
    std::string groupBy = "shape";
    std::optional<std::string> newSince; ///< a file with a heap snapshot
    std::optional<std::string> alsoIn;   ///< another one
    std::optional<std::string> heldBy;   ///< an object's id
    bool isUnreachable = false;

    /// Whether anything but all objects by type and shape is asked for.
    bool isPlain() const
    {
        return groupBy == "shape" && !newSince && !alsoIn && !heldBy && !isUnreachable;
    }
};

/// The options for it. @p options must live until the command line is parsed.
void addListing(CommandOptions& command, ListingOptions& options);

/// A wish as it can be granted, with what is to be said about it.
struct AskedListing {
    ListingWish wish;
    std::vector<std::string> otherProcesses; ///< files by whose ids nothing can be told
};

/// What @p options ask of @p chosen, which has a graph: reads the other snapshots that they name.
/// Prints what is wrong with them, and which are of another process.
OrExit<AskedListing> askedListing(const ListingOptions& options, const ChosenSnapshot& chosen,
                                  TaskControl& control);

/// The same as JSON: `{"group_by","new_since","also_in","held_by","unreachable"}`.
nlohmann::ordered_json listingJson(const ListingOptions& options, const HeapGraph& graph,
                                   const ListingWish& wish);

} // namespace tidemark::app
