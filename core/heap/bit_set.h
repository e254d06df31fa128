// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/column.h"

#include <cstdint>

namespace tidemark
{

/// One bit for each node or edge of a graph, all clear at first. Plain value; any thread may read
/// one that no thread writes.
class BitSet
{
public:
    BitSet() = default;
    explicit BitSet(std::size_t size) : m_words((size + 63) / 64, 0U) {}

    bool test(std::size_t index) const { return ((m_words[index / 64] >> (index % 64)) & 1U) != 0; }
    void set(std::size_t index) { m_words[index / 64] |= std::uint64_t{1} << (index % 64); }

    void clear(std::size_t index) { m_words[index / 64] &= ~(std::uint64_t{1} << (index % 64)); }

    /// Sets the bit to @p value without a branch. It must be clear.
    void put(std::size_t index, bool value)
    {
        m_words[index / 64] |= std::uint64_t{value} << (index % 64);
    }

private:
    Column<std::uint64_t> m_words;
};

} // namespace tidemark
