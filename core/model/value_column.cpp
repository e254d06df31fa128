// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/value_column.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t roundDown(std::size_t value, std::size_t multiple)
{
    return value - value % multiple;
}

constexpr std::size_t roundUp(std::size_t value, std::size_t multiple)
{
    return roundDown(value + multiple - 1, multiple);
}

} // namespace

void ValueSummary::add(double value)
{
    const bool isReading = !std::isnan(value);
    min = value < min ? value : min; // comparisons with a gap are false: no branch needed
    max = value > max ? value : max;
    sum += isReading ? value : 0.0;
    count += isReading ? 1 : 0;
}

void ValueSummary::add(const ValueSummary& other)
{
    min = std::min(min, other.min);
    max = std::max(max, other.max);
    sum += other.sum;
    count += other.count;
}

ValueColumn::Block::Block(std::size_t capacity, std::shared_ptr<double[]> memory)
    : values(std::move(memory)),
      level1(std::make_unique_for_overwrite<ValueSummary[]>(capacity / kFanOut)),
      level2(std::make_unique_for_overwrite<ValueSummary[]>(capacity / kFanOut / kFanOut)),
      whole(ValueSummary::none())
{
}

void ValueColumn::grow()
{
    if (m_size == 0 || m_size >= kColumnBlock) {
        const std::size_t capacity = m_size == 0 ? kFirstCapacity : kColumnBlock;
        auto memory =
            m_size == 0 ? std::shared_ptr<double[]>(new double[capacity]) : m_memory.next();
        m_blocks.push_back(std::make_shared<Block>(capacity, std::move(memory)));
        m_capacity += capacity;
        return;
    }
    m_capacity = std::min(m_capacity * 8, kColumnBlock);
    auto larger =
        std::make_shared<Block>(m_capacity, std::shared_ptr<double[]>(new double[m_capacity]));
    const Block& smaller = *m_blocks.back();
    std::copy_n(smaller.values.get(), m_size, larger->values.get());
    std::copy_n(smaller.level1.get(), m_size / kFanOut, larger->level1.get());
    std::copy_n(smaller.level2.get(), m_size / kFanOut / kFanOut, larger->level2.get());
    m_blocks.back() = std::move(larger);
}

void ValueColumn::closeNodes(Block& block, std::size_t lastOffset)
{
    const std::size_t node1 = lastOffset / kFanOut;
    ValueSummary summary = ValueSummary::none();
    for (std::size_t i = node1 * kFanOut; i <= lastOffset; ++i) {
        summary.add(block.values[i]);
    }
    block.level1[node1] = summary;
    if (node1 % kFanOut != kFanOut - 1) {
        return;
    }

    const std::size_t node2 = node1 / kFanOut;
    summary = ValueSummary::none();
    for (std::size_t i = node2 * kFanOut; i <= node1; ++i) {
        summary.add(block.level1[i]);
    }
    block.level2[node2] = summary;
    if (node2 != kNodes2 - 1) {
        return;
    }

    block.whole = ValueSummary::none();
    for (std::size_t i = 0; i < kNodes2; ++i) {
        block.whole.add(block.level2[i]);
    }
}

ValueSummary ValueColumn::summarizeBlock(const Block& block, std::size_t begin, std::size_t end)
{
    if (begin == 0 && end == kColumnBlock) {
        return block.whole;
    }
    constexpr std::size_t kNode2 = kFanOut * kFanOut;
    ValueSummary result = ValueSummary::none();
    const auto addUntil = [&result, &begin](const auto* items, std::size_t width,
                                            std::size_t stop) {
        for (; begin < stop; begin += width) {
            result.add(items[begin / width]);
        }
    };
    // Up the pyramid to the coarsest nodes that lie inside, and down again.
    addUntil(block.values.get(), 1, std::min(end, roundUp(begin, kFanOut)));
    addUntil(block.level1.get(), kFanOut,
             std::min(roundDown(end, kFanOut), roundUp(begin, kNode2)));
    addUntil(block.level2.get(), kNode2, roundDown(end, kNode2));
    addUntil(block.level1.get(), kFanOut, roundDown(end, kFanOut));
    addUntil(block.values.get(), 1, end);
    return result;
}

ValueSummary ValueColumn::summarize(std::size_t begin, std::size_t end) const
{
    ValueSummary result = ValueSummary::none();
    end = std::min(end, m_size);
    while (begin < end) {
        const std::size_t block = begin / kColumnBlock;
        const std::size_t blockBegin = block * kColumnBlock;
        const std::size_t stop = std::min(end, blockBegin + kColumnBlock);
        result.add(summarizeBlock(*m_blocks[block], begin - blockBegin, stop - blockBegin));
        begin = stop;
    }
    return result;
}

bool ValueColumn::operator==(const ValueColumn& other) const
{
    if (m_size != other.m_size) {
        return false;
    }
    for (std::size_t i = 0; i < m_size; ++i) {
        const double a = (*this)[i];
        const double b = other[i];
        if (a != b && !(std::isnan(a) && std::isnan(b))) {
            return false;
        }
    }
    return true;
}

} // namespace tidemark
