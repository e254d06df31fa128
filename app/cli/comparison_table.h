// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/type_comparison.h"

#include <QString>

namespace tidemark::app
{

/// The types of a comparison that changed, by their places in it: those that grew most first.
struct ChangedTypes {
    std::vector<std::size_t> changed; ///< objects came or went; by type: the net difference
    std::vector<std::size_t> grown;   ///< objects only changed their size
};

ChangedTypes changedTypesOf(const TypeComparison& comparison);

class JsonPrinter;

/// Adds the types of @p table that changed as the lists "types" and "grown_in_place".
void addChanges(const ComparisonTable& table, JsonPrinter& json);

/// The same for people: a table of one row a type for what came and went, another for the types
/// whose objects only changed their size, and by how much all are larger together; or that nothing
/// changed. Ends with a newline.
QString changesText(const ComparisonTable& table);

} // namespace tidemark::app
