// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/class_members.h"
#include "core/heap/heap_analysis.h"
#include "core/heap/object_filter.h"
#include "core/model/type_table.h"

#include <array>

namespace tidemark
{

/// By what the objects of a heap stand together in a row.
enum class ObjectGrouping {
    Shape,   ///< by type, plain objects by the properties that they have in common
    Type,    ///< by type alone
    Holder,  ///< by the nearest variable or property that holds them
    Script,  ///< by source file
    Package, ///< by package of npm
};

inline constexpr std::array kObjectGroupings{ObjectGrouping::Shape, ObjectGrouping::Type,
                                             ObjectGrouping::Holder, ObjectGrouping::Script,
                                             ObjectGrouping::Package};

/// Whether rows are types, and not what objects are held or made by.
inline bool isByType(ObjectGrouping grouping)
{
    return grouping == ObjectGrouping::Shape || grouping == ObjectGrouping::Type;
}

/// Which objects of a heap are listed, and by what. Plain value.
struct ListingWish {
    ObjectGrouping grouping = ObjectGrouping::Shape;
    ObjectFilter filter = {};

    bool operator==(const ListingWish&) const = default;
};

/// What a snapshot of any kind holds by type, or by what else was wished. Sizes in bytes. Immutable
/// once handed out; any thread may read it.
struct TypeListing {
    std::shared_ptr<const HeapOverview> overview; ///< null if there are only types
    std::shared_ptr<const HeapAnalysis> analysis; ///< null until retained sizes are known
    HeapClasses ownClasses;       ///< where they differ from the overview's, else empty
    std::vector<ClassRow> rows;   ///< with retained sizes as far as they are known
    std::uint64_t objects = 0;    ///< of the snapshot, or those that the filter lets through
    std::uint64_t totalBytes = 0; ///< of the snapshot, or of these objects, each for itself
    bool areSites = false;        ///< see TypeTable
    ObjectGrouping grouping = ObjectGrouping::Shape; ///< of a heap

    ClassMembers members; ///< the objects of each type; empty before addObjects()
    /// The place of each row by name, so that a million of them sort at once; empty before
    /// addObjects(), and before retained sizes are known.
    std::vector<std::uint32_t> nameRanks;

    const HeapClasses& classes() const
    {
        return overview != nullptr && ownClasses.classes.empty() ? overview->classes : ownClasses;
    }
    const HeapClass& typeOf(std::size_t row) const;
    /// How far its nearest object is from the roots; none where the snapshot has only types.
    std::optional<std::int32_t> distanceOf(std::size_t row) const
    {
        return overview != nullptr ? std::optional(rows[row].distance) : std::nullopt;
    }
    /// The objects of a row, ordinals; none where they are not known.
    std::span<const std::uint32_t> objectsOf(std::size_t row) const;
};

/// From a type table alone, in its order. O(types).
TypeListing typesOf(const TypeTable& types);

/// Before retained sizes are known. O(types).
TypeListing typesOf(std::shared_ptr<const HeapOverview> overview);

/// As @p wish says. O(types) by shape without a filter, by type O(nodes + edges of plain objects),
/// else O(nodes + edges). Errors: Cancelled, TooLarge if memory runs out.
Result<TypeListing> typesOf(std::shared_ptr<const HeapAnalysis> analysis, const ListingWish& wish,
                            TaskControl& control);

/// Fills in which objects each type has, and the order of names. O(nodes). Throws std::bad_alloc.
void addObjects(TypeListing& listing);

/// The rows of a listing by what they retain, then by shallow size, descending; then by name and
/// key. O(types log types).
std::vector<std::uint32_t> sortedByRetained(const TypeListing& listing);

using TypeListingResult = Result<std::shared_ptr<const TypeListing>>;

/// A type table as a listing, to be shared. Errors: TooLarge if memory runs out. O(types log
/// types).
TypeListingResult listTypes(const TypeTable& types);

/// What is known by now, with objects where the snapshot has any: @p analysis, which may be null,
/// is that of @p overview. Before it is known, all objects are listed by type and shape. Errors and
/// cost as typesOf(), and O(nodes).
TypeListingResult listTypes(std::shared_ptr<const HeapOverview> overview,
                            std::shared_ptr<const HeapAnalysis> analysis, const ListingWish& wish,
                            TaskControl& control);

} // namespace tidemark
