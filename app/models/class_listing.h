// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/class_members.h"
#include "core/heap/heap_analysis.h"

namespace tidemark::app
{

/// The classes of one snapshot with the objects of each. Immutable; any thread may read it.
struct ClassListing {
    std::shared_ptr<const HeapOverview> overview; ///< never null
    std::shared_ptr<const HeapAnalysis> analysis; ///< null until retained sizes are known
    HeapClasses ownClasses;     ///< where they differ from the overview's, else empty
    std::vector<ClassRow> rows; ///< with retained sizes if they are known
    ClassMembers members;

    /// The place of each row by name, so that a million of them sort at once; empty before retained
    /// sizes are known.
    std::vector<std::uint32_t> nameRanks;

    const HeapClasses& classes() const
    {
        return ownClasses.classes.empty() ? overview->classes : ownClasses;
    }
};

using ClassListingResult = Result<std::shared_ptr<const ClassListing>>;

/// The listing before retained sizes are known. O(nodes). Errors: TooLarge if memory runs out.
ClassListingResult listClasses(std::shared_ptr<const HeapOverview> overview);

/// The listing with the snapshot's own inferred shapes, or with none. O(nodes), without shapes also
/// O(edges of plain objects). Errors: Cancelled, TooLarge if memory runs out.
ClassListingResult listClasses(std::shared_ptr<const HeapAnalysis> analysis, bool withShapes,
                               TaskControl& control);

} // namespace tidemark::app
