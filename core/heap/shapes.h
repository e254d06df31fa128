// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/property_lists.h"

#include <string>

namespace tidemark
{

/// A group of plain objects known by the properties that they have in common: README.md, "Inferred
/// shapes". Carries texts of its own, so that it can be applied to another snapshot.
struct Shape {
    std::string name;                    ///< "{a, b}"
    std::vector<std::string> properties; ///< in the order of the objects that it was taken from
    std::uint32_t count = 0;             ///< how many objects start with these properties

    bool operator==(const Shape&) const = default;
};

/// The shapes that enough plain objects have, the most popular first.
/// O(properties of distinct lists).
std::vector<Shape> inferShapes(const PropertyLists& lists);

/// In place of a shape's number: the objects keep the name Object.
inline constexpr std::uint32_t kNoShape = 0xffff'ffffU;

/// For each property list the number of the shape its objects take: that with the most properties
/// of those it contains, then the one that stands first in @p shapes; or kNoShape.
///
/// O(properties of distinct lists * shapes that have such a property).
std::vector<std::uint32_t> matchShapes(const PropertyLists& lists,
                                       const std::vector<Shape>& shapes);

} // namespace tidemark
