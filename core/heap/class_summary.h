// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/class_names.h"
#include "core/heap/retained_sizes.h"

namespace tidemark
{

/// One row of the class table. Sizes in bytes.
struct ClassRow {
    std::uint32_t heapClass = 0; ///< place in HeapClasses::classes
    std::uint64_t count = 0;
    std::int32_t distance = 0; ///< the least of all members
    std::uint64_t shallowBytes = 0;
    std::optional<std::uint64_t> retainedBytes = {}; ///< unknown until addClassRetained()

    bool operator==(const ClassRow&) const = default;
};

/// The class table without retained sizes, in the order of the classes: README.md, "Class rows".
/// Nodes of shallow size 0 are in no class, nor those of kNoGroup. O(nodes).
std::vector<ClassRow> classRowsOf(const HeapClasses& classes, const WideningColumn& shallowSizes,
                                  const Column<std::int32_t>& distances);

/// The row of a class, null if it has none. @p rows are in the order of the classes, as
/// classRowsOf() returns them. O(log rows).
const ClassRow* rowOf(const std::vector<ClassRow>& rows, std::uint32_t heapClass);

/// What retainedByGroups() works on, all of one graph.
struct RetainedView {
    const WideningColumn& shallowSizes;
    const Column<std::uint64_t>& retainedSizes;
    const DominatedNodes& dominated;
    std::uint32_t root = 0;
};

/// What freeing all nodes of each group would free, at least: the sum over members that have no
/// member of the same group above them in the dominator tree. Nodes of shallow size 0 are in no
/// group. O(nodes), no recursion.
std::vector<std::uint64_t> retainedByGroups(const Column<std::uint32_t>& groupOf,
                                            std::size_t groups, const RetainedView& view);

/// Fills in what each class retains, by retainedByGroups().
void addClassRetained(std::vector<ClassRow>& rows, const HeapClasses& classes,
                      const RetainedView& view);

} // namespace tidemark
