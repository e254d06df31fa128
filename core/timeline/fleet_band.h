// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/decimation.h"

#include <vector>

namespace tidemark
{

/// What many recordings of one kind do together, for drawing: a band from the lowest to the highest
/// of them with the median in it, and those that lie apart from the others. A plain value.
class FleetBand
{
public:
    /// Fewer are no fleet: each has a line of its own.
    static constexpr std::size_t kFewest = 8;

    explicit FleetBand(std::size_t columns) : m_values(columns) {}

    /// Adds the next member, which counts with its mean in each column; as many @p columns as all.
    void add(const std::vector<PixelColumn>& columns);

    std::size_t members() const { return m_members; }

    /// For each column the lowest and the highest of the members there, and their median as mean,
    /// first and last. A column without a member has count 0.
    std::vector<PixelColumn> columns() const;

    /// Members, by their place in the order of add(), that are far from the median of all for most
    /// of the time, the farthest first: by more than 5 times the median distance, and more than a
    /// fifth of the median. None of fewer than kFewest members. O(members × columns).
    std::vector<std::size_t> outliers(std::size_t atMost) const;

private:
    struct Value {
        std::size_t member;
        double value;
    };

    std::vector<std::vector<Value>> m_values; ///< by column
    std::size_t m_members = 0;
};

} // namespace tidemark
