// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/snapshot_comparison.h"
#include "core/model/type_table.h"

#include <limits>
#include <memory>

namespace tidemark
{

/// All objects of one type in one snapshot. Sizes in bytes.
struct TypeFigures {
    std::int64_t count = 0;
    std::int64_t shallowBytes = 0;
    std::optional<std::int64_t> retainedBytes = {}; ///< where known

    bool operator==(const TypeFigures&) const = default;
};

/// What happened to the objects of one type, found by their ids: README.md, "Comparison". Sizes in
/// bytes.
struct TypeChange {
    std::int64_t addedCount = 0;
    std::int64_t removedCount = 0;
    std::int64_t addedBytes = 0;
    std::int64_t removedBytes = 0;
    std::int64_t grownBytes = 0; ///< of objects in both: how much they grew, less what they shrank

    bool operator==(const TypeChange&) const = default;
};

/// One type of two snapshots with its figures in both.
struct ComparedType {
    HeapClass heapClass;
    std::optional<TypeFigures> base;    ///< none where it has no object
    std::optional<TypeFigures> current; ///< likewise
    std::optional<TypeChange> change;   ///< none where types were only compared by name

    std::int64_t countDelta() const;

    /// As DevTools has it, without what grew in place; where objects could not be told apart, all
    /// that the type has more.
    std::int64_t sizeDelta() const;

    /// True if objects came, went or changed their size.
    bool isChanged() const;
};

/// An object that lives in both snapshots with another size.
struct GrownNode {
    std::uint32_t before = 0; ///< ordinal in the base
    std::uint32_t after = 0;  ///< ordinal in the current snapshot
    std::int64_t bytes = 0;   ///< by how much it grew; negative if it shrank

    bool operator==(const GrownNode&) const = default;
};

/// Which of the two snapshots of a comparison.
enum class Compared { Base, Current };

/// Two snapshots side by side: all types of both, those that grew most first. Immutable; any thread
/// may read it.
struct TypeComparison {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    /// One of the two graphs, with its nodes in the classes that both sides share.
    struct Side {
        std::shared_ptr<const HeapOverview> overview; ///< null if types were compared by name
        HeapClasses ownClasses;            ///< where they differ from the overview's, else empty
        std::vector<std::uint32_t> typeOf; ///< by class, place in types; kNone without objects

        const HeapClasses& classes() const
        {
            return ownClasses.classes.empty() ? overview->classes : ownClasses;
        }
    };

    Side base;
    Side current;
    std::vector<ComparedType> types;
    std::vector<std::uint32_t> nameRank;   ///< by type: its place when types are sorted by name
    std::vector<std::uint32_t> changedRow; ///< by type: its row in added and removed, or kNone
    RowNodes added;                        ///< ordinals in the current snapshot
    RowNodes removed;                      ///< ordinals in the base
    std::vector<std::size_t> firstGrown;   ///< by type, place in grown, and one past the last
    Column<GrownNode> grown;               ///< within a type those that changed most first
    bool isOneProcess = true; ///< false if the same ids mean different objects on the two sides

    /// Whether objects were told apart, not only types by name.
    bool isByObject() const { return base.overview != nullptr; }

    const Side& side(Compared which) const { return which == Compared::Base ? base : current; }
    std::span<const std::uint32_t> addedOf(std::size_t type) const;
    std::span<const std::uint32_t> removedOf(std::size_t type) const;
    std::span<const GrownNode> grownOf(std::size_t type) const;
};

/// Two graphs by class key and object id. Both sides get the shapes of @p current, or none without
/// @p withShapes. Retained sizes are left open.
///
/// Errors: Cancelled (seen between steps), TooLarge if memory runs out. O(nodes of both + types log
/// types); beside the result 8 bytes for each node while it runs.
Result<std::shared_ptr<const TypeComparison>>
compareTypes(std::shared_ptr<const HeapOverview> base, std::shared_ptr<const HeapOverview> current,
             bool withShapes, TaskControl& control);

/// Two type tables by name alone. O(types log types).
std::shared_ptr<const TypeComparison> compareTypes(const TypeTable& base, const TypeTable& current);

/// The classes of a graph as a type table, to compare it with a snapshot that has only types.
/// Classes of one name are one type, of which is not known what it retains.
TypeTable typeTableOf(const HeapClasses& classes, const std::vector<ClassRow>& rows);

/// What each type retains in one of the graphs, which @p analysis is of; 0 where it has no object.
/// O(nodes).
std::vector<std::uint64_t> retainedByType(const TypeComparison& comparison, Compared which,
                                          const HeapAnalysis& analysis);

/// A comparison with what its types retain, as far as that is known. Cheap to copy; any thread may
/// read it.
struct ComparisonTable {
    using Retained = std::shared_ptr<const std::vector<std::uint64_t>>;

    std::shared_ptr<const TypeComparison> comparison; ///< null if there is none
    Retained baseRetained;                            ///< by type; null while it is not known
    Retained currentRetained;

    /// None where the type has no object.
    const std::optional<TypeFigures>& figures(std::size_t type, Compared which) const;
    std::optional<std::int64_t> retained(std::size_t type, Compared which) const;
};

} // namespace tidemark
