// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/snapshot_input.h"
#include "core/snapshots/mapping_comparison.h"

#include <QString>

namespace tidemark::app
{

class JsonPrinter;

/// What those of @p snapshots that are by mapping take in all, by their label or number; empty
/// without one. Begins with an empty line.
QString mappingSnapshotsText(const std::vector<SnapshotPtr>& snapshots, int indent);

/// Prints what `types` says of a snapshot by mapping: its rows, at most @p top of them, what all
/// take together, and the waterfall of the RSS. False if it could not be printed.
bool printMappings(const ChosenSnapshot& chosen, const std::optional<std::size_t>& top,
                   bool isJson);

/// Adds the rows that changed as the list "mappings", and all together as "total".
void addMappingChanges(const MappingComparison& comparison, JsonPrinter& json);

/// The same for people: what both take together, and a table of one row a kind and name that
/// changed; or that nothing did. Ends with a newline.
QString mappingChangesText(const MappingComparison& comparison, const QString& before,
                           const QString& after);

} // namespace tidemark::app
