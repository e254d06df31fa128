// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// The objects by the nearest variable or property that holds them, on a shortest path from the
/// root: "Cart.items", "registry (server.js)", "rows (load server.js:12)". Elements of arrays, what
/// collections hold, slots of the engine and the keys of large objects used as maps are no names:
/// there it is what holds the array, the collection or the map. What has none above it is in
/// kRootsName. README.md, "Other groups".
///
/// O(nodes + edges), 4 bytes a node. To be called inside guarded(): throws std::bad_alloc and
/// Stopped.
HeapClasses classesByHolder(const HeapAnalysis& analysis, TaskControl& control);

/// The objects by source file: that in which an object was made, or in which a function stands, as
/// the snapshot says it; else that of the nearest of its dominators that has one. What has none is
/// in kNoScriptName. README.md, "Other groups".
///
/// O(nodes), 4 bytes a node. To be called inside guarded(): throws std::bad_alloc and Stopped.
HeapClasses classesByScript(const HeapAnalysis& analysis, TaskControl& control);

/// As classesByScript(), by the package of npm that the file belongs to.
HeapClasses classesByPackage(const HeapAnalysis& analysis, TaskControl& control);

/// Names of groups that no file of a program can have.
inline constexpr std::string_view kRootsName = "(roots)";
inline constexpr std::string_view kNoScriptName = "(no source file)";
inline constexpr std::string_view kNoPackageName = "(own code)";
inline constexpr std::string_view kEnginePackageName = "(node)";

/// The package of npm that a script of this name belongs to: what follows the last "node_modules/",
/// with its scope: "@nestjs/core". kEnginePackageName for "node:fs", kNoScriptName for an empty
/// name, kNoPackageName for others.
std::string_view packageOf(std::string_view script);

} // namespace tidemark
