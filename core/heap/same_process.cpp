// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/same_process.h"

#include "core/heap/equal_names.h"
#include "core/heap/object_ids.h"

#include <algorithm>
#include <unordered_map>

namespace tidemark
{

namespace
{

constexpr std::size_t kSample = 20'000;
constexpr std::size_t kTooFew = 10;
constexpr double kLeastShare = 0.8;
constexpr double kLeastShareOfAddresses = 0.3;
constexpr double kLeastCommon = 0.01;

/// Objects by id, evenly taken from the whole file.
std::unordered_map<std::uint64_t, std::uint32_t> sampleOf(const HeapGraph& graph, ObjectIds ids)
{
    std::unordered_map<std::uint64_t, std::uint32_t> sample;
    const std::size_t step = std::max<std::size_t>(graph.nodeCount() / kSample, 1);
    for (std::size_t node = 0; node < graph.nodeCount(); node += step) {
        const auto ordinal = static_cast<std::uint32_t>(node);
        if (isIdentified(graph, ordinal, ids)) {
            sample.emplace(graph.nodeIds[node], ordinal);
        }
    }
    return sample;
}

struct Overlap {
    std::size_t sampled = 0;
    std::size_t common = 0; ///< ids in both
    std::size_t equal = 0;  ///< of these, of one type and name
};

Overlap overlapOf(const HeapGraph& first, const HeapGraph& second, ObjectIds ids)
{
    const auto sample = sampleOf(first, ids);
    EqualNames isEqual(first, second);
    Overlap overlap;
    overlap.sampled = sample.size();
    for (std::uint32_t node = 0; node < second.nodeCount(); ++node) {
        const auto found = sample.find(second.nodeIds[node]);
        if (found == sample.end()) {
            continue;
        }
        ++overlap.common;
        overlap.equal += isEqual(found->second, node) ? 1 : 0;
    }
    return overlap;
}

} // namespace

bool mayBeOfOneProcess(const HeapGraph& first, const HeapGraph& second)
{
    const ObjectIds ids = objectIdsOf(first);
    const Overlap overlap = overlapOf(first, second, ids);
    if (overlap.sampled < kTooFew) {
        return true; // too small to tell
    }
    const auto common = static_cast<double>(overlap.common);
    const double least = ids == ObjectIds::Counted ? kLeastShare : kLeastShareOfAddresses;
    return common >= kLeastCommon * static_cast<double>(overlap.sampled) &&
           static_cast<double>(overlap.equal) >= least * common;
}

} // namespace tidemark
