// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/holder.h"
#include "core/heap/path_ends.h"
#include "core/snapshots/kept_contents.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark::app
{

/// The class of @p node, as the class table names it.
const std::string& classNameOf(const HeapAnalysis& analysis, std::uint32_t node);

/// What to call @p node where there is room for one word: its name, or its class if it has none.
std::string nodeWord(const HeapAnalysis& analysis, std::uint32_t node);

/// id, type, name, preview, class, sizes and distance of @p node.
nlohmann::ordered_json nodeJson(const HeapAnalysis& analysis, std::uint32_t node);

/// As nodeJson(), with the edge that leads to the node or leaves it.
nlohmann::ordered_json nodeJson(const HeapAnalysis& analysis, std::uint32_t node,
                                std::uint32_t edge);

/// A path in words: from the root on, for each step the edge and the object that it leads to. What
/// was left out of it has no word.
nlohmann::ordered_json pathWords(const HeapAnalysis& analysis, const ShortenedPath& path);

/// File, line and column, or null.
nlohmann::ordered_json placeJson(const std::optional<ScriptPlace>& place);

/// kind, name, owner and place, or null.
nlohmann::ordered_json holderJson(const std::optional<Holder>& holder);

/// class, count and retained size, or null.
nlohmann::ordered_json partJson(const HeapAnalysis& analysis, const std::optional<KeptPart>& part);

} // namespace tidemark::app
