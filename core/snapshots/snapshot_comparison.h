// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/snapshot.h"
#include "core/snapshots/type_comparison.h"

namespace tidemark
{

/// One of two snapshots to be compared, with what is known of it by now.
struct KnownSnapshot {
    std::shared_ptr<const Snapshot> snapshot;          ///< never null
    std::shared_ptr<const HeapOverview> overview = {}; ///< of its graph; null without one
    std::shared_ptr<const HeapAnalysis> analysis = {}; ///< null until it is known
};

/// How two snapshots are compared.
struct ComparisonOptions {
    std::optional<Matching> matching = {}; ///< none: what fits the two, see fittingMatching()
    bool withShapes = true; ///< plain objects stand in types by their properties, see Shape
};

/// Whether what both hold can be compared at all: types with types, what lines of source allocated
/// with the same; and mappings with mappings, which compareMappings() does.
bool areAlike(const Snapshot& before, const Snapshot& after);

/// Whether both hold objects, which can be matched then.
bool canMatchObjects(const KnownSnapshot& before, const KnownSnapshot& after);

/// By object where both hold objects and look like one process, else by type: ids of different
/// processes meet by chance. O(nodes of both).
Matching fittingMatching(const KnownSnapshot& before, const KnownSnapshot& after);

/// Compares any two snapshots. Goes on from @p known, which may be empty or of the same two and the
/// same options: what it has is not computed again, only retained sizes are filled in as far as
/// they are known by now.
///
/// Matched by type, plain objects of both have the shapes of @p after, or of @p before where only
/// that has objects. Asked for objects where not both hold any, it matches by type.
///
/// Errors: UnlikeSnapshots, see areAlike(); Cancelled (seen between steps), TooLarge if memory runs
/// out. O(nodes of both + types log types).
Result<ComparisonTable> compareSnapshots(ComparisonTable known, const KnownSnapshot& before,
                                         const KnownSnapshot& after,
                                         const ComparisonOptions& options, TaskControl& control);

} // namespace tidemark
