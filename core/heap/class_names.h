// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/detachedness.h"
#include "core/heap/shapes.h"

namespace tidemark
{

/// The place of a class' constructor in the source; line and column as in SourceLocation.
struct ClassLocation {
    std::uint32_t scriptId = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    bool operator==(const ClassLocation&) const = default;
};

/// One group of objects in the class table: those with one name, and one place in the source where
/// the file says it. README.md, "Class names" and "Class keys". Two classes may share a name.
struct HeapClass {
    std::string name;
    std::optional<ClassLocation> location = {};

    /// DevTools' key, which is the same in every snapshot: "script,line,column,name" or ",name".
    std::string key() const;

    bool operator==(const HeapClass&) const = default;
};

/// In place of a class' number: the node is in none.
inline constexpr std::uint32_t kNoGroup = 0xffff'ffffU;

/// The class of each node. Classes are numbered as their names first occur; a class may be without
/// nodes. Immutable; any thread may read it.
struct HeapClasses {
    std::vector<HeapClass> classes;
    Column<std::uint32_t> classOf; ///< by node, place in classes, or kNoGroup
};

/// Names every node's class. Plain objects take the names of @p shapes, which may come from another
/// snapshot of the same program, or be empty to leave them all `Object`.
///
/// O(nodes + located nodes); 4 bytes a node.
HeapClasses classesOf(const HeapGraph& graph, const DomStates& states, const PropertyLists& lists,
                      const std::vector<Shape>& shapes);

} // namespace tidemark
