// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/detachedness.h"

#include <string>

namespace tidemark
{

/// The most bytes of a preview, not counting what closes it.
inline constexpr std::size_t kMostPreviewBytes = 200;

/// What an object is, in the way of its language: `UserProfile {name: "user-59", tags: Array(3)}`,
/// `"text"`, `Map(2) {"k" → Row}`, `Array(3) [1, "a", Row]`, `function handle()
/// server.js:15`, `true`. core/heap/README.md, "Previews", says what a file does not tell.
///
/// UTF-8 as the file has it: who shows it takes care of characters that command a terminal. O(1):
/// of any object only the first edges are looked at.
std::string objectPreview(const HeapGraph& graph, const DomStates& states, std::uint32_t node);

/// The same in a word or two, as it stands inside another one: `Array(3)`, `{…}`, `handle()`.
std::string briefPreview(const HeapGraph& graph, const DomStates& states, std::uint32_t node);

} // namespace tidemark
