// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/type_comparison.h"

#include <QString>

namespace tidemark::app
{

/// The types of a comparison that changed, in its order: those that grew most first.
struct ChangedTypes {
    std::vector<const ComparedType*> changed; ///< objects came or went; by type: the net difference
    std::vector<const ComparedType*> grown;   ///< objects only changed their size
};

/// @p comparison must outlive it.
ChangedTypes changedTypesOf(const TypeComparison& comparison);

class JsonPrinter;

/// Adds them as the lists "types" and "grown_in_place".
void addChanges(const ChangedTypes& types, JsonPrinter& json);

/// The same for people: a table of one row a type for what came and went, another for the types
/// whose objects only changed their size, and by how much all are larger together; or that nothing
/// changed. Ends with a newline.
QString changesText(const ChangedTypes& types, const TypeComparison& comparison);

} // namespace tidemark::app
