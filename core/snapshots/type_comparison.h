// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/object_join.h"
#include "core/model/type_differences.h"
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

/// What happened to the objects of one type, found by their ids: core/heap/README.md,
/// "Comparison". Sizes in bytes.
struct TypeChange {
    std::int64_t addedCount = 0;
    std::int64_t removedCount = 0;
    std::int64_t addedBytes = 0;
    std::int64_t removedBytes = 0;
    std::int64_t grownBytes = 0; ///< of objects in both: how much they grew, less what they shrank

    bool operator==(const TypeChange&) const = default;
};

/// The figures of a TypeChange that are known; none of the others.
struct KnownChange {
    std::optional<std::int64_t> addedCount = {};
    std::optional<std::int64_t> removedCount = {};
    std::optional<std::int64_t> addedBytes = {};
    std::optional<std::int64_t> removedBytes = {};
    std::optional<std::int64_t> grownBytes = {};

    bool operator==(const KnownChange&) const = default;
};

/// One type of two snapshots with its figures in both.
struct ComparedType {
    HeapClass heapClass;               ///< its name, and place in the source where one is known
    std::optional<TypeFigures> before; ///< none where it has no object
    std::optional<TypeFigures> after;  ///< likewise
    std::optional<TypeChange> change;  ///< none where types were only compared by name

    /// By how many bytes it changed, where a tool recorded that alone: of the change, only the
    /// counts are known then.
    std::optional<std::int64_t> recordedDelta = {};

    /// What is known of the objects that came and went; nothing where types were only compared by
    /// name.
    KnownChange knownChange() const;

    /// What came and went: objects where they could be told apart, else the net difference.
    TypeChange netChange() const;

    std::int64_t countDelta() const;

    /// As DevTools has it, without what grew in place; where objects could not be told apart, all
    /// that the type has more, or what was recorded as that.
    std::int64_t sizeDelta() const;

    /// True if objects came, went or changed their size; what they retain does not count.
    bool isChanged() const;
};

/// An object that lives in both snapshots with another size.
struct GrownNode {
    std::uint32_t before = 0; ///< ordinal in the before
    std::uint32_t after = 0;  ///< ordinal in the snapshot after
    std::int64_t bytes = 0;   ///< by how much it grew; negative if it shrank

    bool operator==(const GrownNode&) const = default;
};

/// Which of the two snapshots of a comparison.
enum class Compared { Before, After };

/// How the two are matched: object by object, by their ids, or type by type, by their names alone.
/// Or a tool did it in the program itself and recorded the differences, without the snapshots.
enum class Matching { ByObject, ByType, Recorded };

/// Two snapshots side by side: all types of both, those that grew most first (by bytes, then by
/// bytes that came, then by name and key). Immutable; any thread may read it.
struct TypeComparison {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    /// One of the two graphs, with its nodes in the classes that both sides share.
    struct Side {
        std::shared_ptr<const HeapOverview> overview; ///< null if matched by type
        HeapClasses ownClasses;            ///< where they differ from the overview's, else empty
        std::vector<std::uint32_t> typeOf; ///< by class, place in types; kNone without objects

        const HeapClasses& classes() const
        {
            return ownClasses.classes.empty() ? overview->classes : ownClasses;
        }
    };

    Side before;
    Side after;
    std::vector<ComparedType> types;
    std::vector<std::uint32_t> nameRank;   ///< by type: its place when types are sorted by name
    std::vector<std::uint32_t> changedRow; ///< by type: its row in added and removed, or kNone
    JoinedNodes added;                     ///< ordinals in the snapshot after
    JoinedNodes removed;                   ///< ordinals in the before
    std::vector<std::size_t> firstGrown;   ///< by type, place in grown, and one past the last
    Column<GrownNode> grown;               ///< within a type those that changed most first
    Matching matching = Matching::ByType;
    TypeDifferencesPtr recorded; ///< what it shows where that was recorded, else null
    /// False if both hold objects and the same ids mean different ones, see mayBeOfOneProcess().
    bool isOneProcess = true;
    bool areSites = false; ///< see TypeTable

    bool isByObject() const { return matching == Matching::ByObject; }

    const Side& side(Compared which) const { return which == Compared::Before ? before : after; }
    std::span<const std::uint32_t> addedOf(std::size_t type) const;
    std::span<const std::uint32_t> removedOf(std::size_t type) const;
    std::span<const GrownNode> grownOf(std::size_t type) const;
};

/// Two graphs object by object: by class key and object id. Both sides get the shapes of @p after,
/// or none without @p withShapes. Retained sizes are left open.
///
/// Errors: Cancelled (seen between steps), TooLarge if memory runs out. O(nodes of both + types log
/// types); beside the result 8 bytes for each node while it runs.
Result<std::shared_ptr<const TypeComparison>>
compareObjects(std::shared_ptr<const HeapOverview> before,
               std::shared_ptr<const HeapOverview> after, bool withShapes, TaskControl& control);

/// Two type tables by name alone. O(types log types).
std::shared_ptr<TypeComparison> compareTypes(const TypeTable& before, const TypeTable& after);

/// What a tool recorded, as a comparison whose two sides are empty. O(types log types).
std::shared_ptr<const TypeComparison> comparisonOf(TypeDifferencesPtr differences);

/// What each type retains in one of the graphs, which @p analysis is of; 0 where it has no object.
/// O(nodes).
std::vector<std::uint64_t> retainedByType(const TypeComparison& comparison, Compared which,
                                          const HeapAnalysis& analysis);

/// A comparison with what its types retain, as far as that is known. Cheap to copy; any thread may
/// read it.
struct ComparisonTable {
    using Retained = std::shared_ptr<const std::vector<std::uint64_t>>;

    std::shared_ptr<const TypeComparison> comparison; ///< null if there is none
    Retained beforeRetained;                          ///< by type; null while it is not known
    Retained afterRetained;

    /// None where the type has no object.
    const std::optional<TypeFigures>& figures(std::size_t type, Compared which) const;
    std::optional<std::int64_t> retained(std::size_t type, Compared which) const;

    /// By how much more the type retains after: of a type without objects on one side, all that it
    /// retains on the other. None while a side is not known.
    std::optional<std::int64_t> retainedDelta(std::size_t type) const;
};

} // namespace tidemark
