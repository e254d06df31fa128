// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <QString>

namespace tidemark::app
{

/// Where the code that made @p node, or is it, stands, for people: "server.js:17:9", line and
/// column counted from 1, the script without its folder. "script 117:17:9" where no edge of the
/// file leads to the script's name; empty where the file says no place. O(log locations).
QString locationText(const HeapGraph& graph, std::uint32_t node);

/// The same with the script's whole name: "file:///srv/app/server.js:17:9".
QString fullLocationText(const HeapGraph& graph, std::uint32_t node);

} // namespace tidemark::app
