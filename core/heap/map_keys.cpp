// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/map_keys.h"

namespace tidemark
{

namespace
{

constexpr std::uint32_t kMostFields = 100;

} // namespace

bool isMapKey(const HeapGraph& graph, const Retainer& retainer)
{
    const std::uint32_t fields =
        graph.firstEdge[retainer.node + 1] - graph.firstEdge[retainer.node];
    const std::string_view name = graph.strings[graph.edgeNames[retainer.edge]];
    return fields > kMostFields ||
           (!name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos);
}

} // namespace tidemark
