// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/retainers.h"

namespace tidemark
{
struct HeapAnalysis;
}

namespace tidemark::app
{

/// The retainers of one object, theirs in turn, and so on: level by level, so that what there is
/// room for is what is nearest. Plain value.
struct RetainerTree {
    /// An object and where its retainers stand; the first entry is the object asked for.
    struct Entry {
        Retainer retainer;          ///< whose node it is; the first entry's edge means nothing
        std::size_t parent = 0;     ///< the entry that it holds
        unsigned level = 0;         ///< 0 for the first
        bool isExpanded = false;    ///< its retainers were looked for
        std::size_t total = 0;      ///< how many there are, if expanded
        std::size_t firstChild = 0; ///< the nearest of them, one after the other
        std::size_t childCount = 0;
    };
    std::vector<Entry> entries;
};

/// The tree for @p node down to @p depth levels: 1,000 retainers of the object itself and 20 of
/// each other, 20,000 at most; an object that holds itself in a circle is not followed twice.
/// O(retainers of the objects in it).
RetainerTree retainerTreeOf(const HeapAnalysis& analysis, std::uint32_t node, unsigned depth);

} // namespace tidemark::app
