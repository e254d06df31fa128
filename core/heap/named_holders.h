// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/retaining_path.h"

namespace tidemark
{

/// The edges by which objects are held, as a programmer would name them: neither ones inside an
/// object nor the root's. Remembers what it found, 4 bytes a node. Used by one thread; the analysis
/// must outlive it.
class NamedHolders
{
public:
    explicit NamedHolders(const HeapAnalysis& analysis);

    /// The nearest above @p node; none if there is none. O(retainers of the objects on the way).
    std::optional<Retainer> of(std::uint32_t node);

private:
    std::uint32_t heldBelow(std::uint32_t node);
    bool isEnginesOwn(std::uint32_t edge) const;

    const HeapAnalysis& m_analysis;
    Column<std::uint32_t> m_heldBelow; ///< by node
};

} // namespace tidemark
