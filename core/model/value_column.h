// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/position_column.h"

#include <cmath>
#include <limits>

namespace tidemark
{

/// A missing reading: what a sample holds where the file or the system gave no number.
inline constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

/// Lowest, highest, sum and number of the readings in a stretch of samples; gaps do not count.
struct ValueSummary {
    double min;
    double max;
    double sum;
    std::size_t count;

    static constexpr ValueSummary none()
    {
        return {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                0.0, 0};
    }

    bool isEmpty() const { return count == 0; }
    double mean() const { return sum / static_cast<double>(count); }
    void add(double value);
    void add(const ValueSummary& other);
};

/// The values of samples with a pyramid of summaries above them (fan-out 32), in shared blocks.
///
/// Values are finite or kGap. Sharing and threads are as for PositionColumn: copies are cheap,
/// keep their length and may be read while the original grows.
class ValueColumn
{
public:
    static constexpr std::size_t kFanOut = 32;

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    void push_back(double value)
    {
        if (m_size == m_capacity) {
            grow();
        }
        const std::size_t offset = m_size % kColumnBlock;
        m_blocks.back()->values[offset] = value;
        ++m_size;
        if (m_size % kFanOut == 0) {
            closeNodes(*m_blocks.back(), offset);
        }
    }

    double operator[](std::size_t index) const
    {
        return m_blocks[index / kColumnBlock]->values[index % kColumnBlock];
    }

    /// Summary of the samples [begin, end), exact, in O(log n) plus one step per 32,768 samples.
    ValueSummary summarize(std::size_t begin, std::size_t end) const;

    /// Has the processor fetch what summarize() looks at of the samples around @p index, which may
    /// be beyond the end, where a stretch begins or ends there.
    void prefetch(std::size_t index) const
    {
        if (index >= m_size || m_size < kColumnBlock) {
            return; // what is short stays in the cache
        }
        constexpr std::size_t kLine = 64;
        constexpr std::size_t kNodesInLine = kLine / sizeof(ValueSummary);
        constexpr std::size_t kLines = kFanOut / kNodesInLine;
        const Block& block = *m_blocks[index / kColumnBlock];
        const std::size_t offset = index % kColumnBlock;
        __builtin_prefetch(&block.values[offset]);
        __builtin_prefetch(&block.values[offset - offset % kFanOut]);
        const ValueSummary* const nodes = &block.level1[offset / kFanOut / kFanOut * kFanOut];
        for (std::size_t line = 0; line < kLines; ++line) {
            __builtin_prefetch(nodes + line * kNodesInLine);
        }
        __builtin_prefetch(&block.level2[offset / kFanOut / kFanOut]);
    }

    /// Same length and values; a gap equals a gap.
    bool operator==(const ValueColumn& other) const;

private:
    static constexpr std::size_t kNodes1 = kColumnBlock / kFanOut;
    static constexpr std::size_t kNodes2 = kNodes1 / kFanOut;

    /// Left uninitialised on purpose: pages that no sample reached are never touched.
    struct Block {
        Block(std::size_t capacity, std::shared_ptr<double[]> memory);

        std::shared_ptr<double[]> values;
        std::unique_ptr<ValueSummary[]> level1; ///< of 32 values each
        std::unique_ptr<ValueSummary[]> level2; ///< of 1,024 values each
        ValueSummary whole;
    };

    void grow();
    static void closeNodes(Block& block, std::size_t lastOffset);
    static ValueSummary summarizeBlock(const Block& block, std::size_t begin, std::size_t end);

    std::vector<std::shared_ptr<Block>> m_blocks;
    ColumnBlocks<double, kColumnBlock> m_memory;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace tidemark
