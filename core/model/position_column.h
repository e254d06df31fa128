// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/column_blocks.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace tidemark
{

/// Samples in one block of a column: a power of 32, so that pyramid levels never straddle blocks.
inline constexpr std::size_t kColumnBlock = 32768;

/// What a column's first block starts with; it grows eightfold up to kColumnBlock, so that a
/// thousand short series stay small.
inline constexpr std::size_t kFirstCapacity = 64;

/// The axis positions of samples, never descending, in blocks that copies share.
///
/// Copying is cheap (one pointer for 32,768 samples). Only the original may be appended to; its
/// copies keep the length they had, and may be read by other threads meanwhile.
class PositionColumn
{
public:
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    /// @p position must not be below the last one.
    void push_back(std::int64_t position)
    {
        if (m_size == m_capacity) {
            grow();
        }
        m_blocks.back().get()[m_size % kColumnBlock] = position;
        ++m_size;
    }

    std::int64_t operator[](std::size_t index) const
    {
        return m_blocks[index / kColumnBlock].get()[index % kColumnBlock];
    }
    std::int64_t front() const { return (*this)[0]; }
    std::int64_t back() const { return (*this)[m_size - 1]; }

    /// The first index at or after @p from whose position is not below @p position, or size().
    ///
    /// Gallops: finding many rising positions one after the other costs O(log distance) each.
    std::size_t lowerBound(std::int64_t position, std::size_t from = 0) const
    {
        std::size_t low = from;
        std::size_t step = 1;
        while (low + step < m_size && (*this)[low + step] < position) {
            low += step;
            step *= 2;
        }
        std::size_t high = low + step < m_size ? low + step : m_size;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if ((*this)[middle] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Has the processor fetch what lies at @p index, which may be beyond the end: it is looked at
    /// soon.
    void prefetch(std::size_t index) const
    {
        if (index < m_size) {
            __builtin_prefetch(m_blocks[index / kColumnBlock].get() + index % kColumnBlock);
        }
    }

    /// Adds @p distance to every position. Only for a column that was never copied.
    void shift(std::int64_t distance)
    {
        for (std::size_t i = 0; i < m_size; ++i) {
            m_blocks[i / kColumnBlock].get()[i % kColumnBlock] += distance;
        }
    }

    bool operator==(const PositionColumn& other) const
    {
        if (m_size != other.m_size) {
            return false;
        }
        for (std::size_t i = 0; i < m_size; ++i) {
            if ((*this)[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

private:
    /// Left uninitialised on purpose: pages that no sample reached are never touched.
    using Block = std::shared_ptr<std::int64_t[]>;

    void grow()
    {
        if (m_size == 0 || m_size >= kColumnBlock) {
            const std::size_t capacity = m_size == 0 ? kFirstCapacity : kColumnBlock;
            m_blocks.push_back(m_size == 0 ? Block(new std::int64_t[capacity]) : m_memory.next());
            m_capacity += capacity;
            return;
        }
        m_capacity = std::min(m_capacity * 8, kColumnBlock);
        const Block larger(new std::int64_t[m_capacity]);
        std::copy_n(m_blocks.back().get(), m_size, larger.get());
        m_blocks.back() = larger;
    }

    std::vector<Block> m_blocks;
    ColumnBlocks<std::int64_t, kColumnBlock> m_memory;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace tidemark
