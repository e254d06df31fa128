// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <optional>
#include <string>

namespace tidemark
{

inline constexpr std::string_view kEllipsis = "…";

/// The most bytes of a name of a class, a function or a field in a preview.
inline constexpr std::size_t kMostNameBytes = 80;

/// @p text, or as many of its characters as fit into @p most bytes and "…".
std::string cutText(std::string_view text, std::size_t most);

/// Whether @p node is a string of any kind.
bool isText(const HeapGraph& graph, std::uint32_t node);

/// A string as a program writes it, its text cut to @p most bytes. A slice of another string is
/// told by that: where it begins is in no file. O(1).
std::string textValue(const HeapGraph& graph, std::uint32_t node, std::size_t most);

/// A value that has no fields, as a program writes it: true, null, 12, Symbol(id); none for an
/// object, a string or what only the engine knows. O(1).
std::optional<std::string> plainValue(const HeapGraph& graph, std::uint32_t node);

/// The time of a Date, "2001-09-09T01:46:40.000Z"; none where the file does not have it, which only
/// one does that was asked for numbers. O(1).
std::optional<std::string> dateText(const HeapGraph& graph, std::uint32_t node);

/// What an error says; none if @p node is none, or says nothing. O(1).
std::optional<std::string> errorMessage(const HeapGraph& graph, std::uint32_t node);

/// A function or class: "handle()" in brief, else "function handle() server.js:15". O(1).
std::string functionText(const HeapGraph& graph, std::uint32_t node, bool isBrief);

} // namespace tidemark
