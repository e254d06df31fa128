// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/node_names.h"

#include <QString>

namespace tidemark::app
{

/// What an object is called everywhere, one line as Chrome's DevTools has it: `Fuga`, `"text"`,
/// `hoge()`, `{a, b}`, `true`, `system / Context`; type of its own in brackets where the file gives
/// no name.
QString nodeText(const HeapGraph& graph, const DomStates& states, std::uint32_t node);

/// What an object is with its first fields, one line: objectPreview() of a file's text. Made for
/// lines that are looked at: it takes some microseconds.
QString nodePreview(const HeapGraph& graph, const DomStates& states, std::uint32_t node);

/// The same with the object's id: `Fuga {name: "a"} @75895`.
QString nodeTextWithId(const HeapGraph& graph, const DomStates& states, std::uint32_t node);

/// What an edge is called: `[4]` for an element, the name of a property or variable, and in
/// brackets behind it what kind of edge it is where that is no plain property: `map (internal)`. An
/// edge of the array behind a Map is called by the key: `["k"]`.
QString edgeText(const HeapGraph& graph, std::uint32_t edge);

} // namespace tidemark::app
