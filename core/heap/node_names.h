// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/detachedness.h"

namespace tidemark
{

/// How long the text of a string that was joined from parts gets, at least: as long as V8 writes
/// whole ones.
inline constexpr std::size_t kLongestText = 1024;

/// Parts of a joined string that are looked at, if nothing else is said.
inline constexpr std::size_t kMostParts = 100'000;

/// The name of a node as DevTools shows it: a joined string's text put together, a plain object as
/// "{a, b, …, y, z}", "Detached " before what its page let go. Long texts as shortenedText().
///
/// O(edges of the node), or of the parts of a joined string: no more than @p mostParts of them.
std::string shownNodeName(const HeapGraph& graph, const DomStates& states, std::uint32_t node,
                          std::size_t mostParts = kMostParts);

/// The text of a string node, put together from its parts where it is a joined one; none if it has
/// more than @p mostParts of them before kLongestText. Each part as shortenedText(). O(edges of the
/// parts).
std::optional<std::string> stringText(const HeapGraph& graph, std::uint32_t node,
                                      std::size_t mostParts = kMostParts);

/// True if shownNodeName() is more than the name in the file.
bool hasMadeName(const HeapGraph& graph, const DomStates& states, std::uint32_t node);

} // namespace tidemark
