// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace tidemark::app
{

/// Where cards stand one below the other, in pixels from the top of the first's margin, when only
/// those that were seen have been measured: each of the others counts as high as those are on
/// average.
class CardPlaces final
{
public:
    /// @p gap pixels stand above, between and below the cards.
    explicit CardPlaces(int gap) : m_gap(gap) {}

    /// The cards there are from now on, in order. What was measured of those that stay is kept.
    void setOrder(std::vector<int> ids);

    /// What was measured. Returns whether it is another height than was known.
    bool setHeight(int id, int height);

    std::size_t size() const { return m_ids.size(); }
    int idAt(std::size_t index) const { return m_ids[index]; }

    /// size() if there is no such card.
    std::size_t indexOf(int id) const;

    int topOf(std::size_t index) const { return m_tops[index]; }
    int bottomOf(std::size_t index) const { return m_tops[index + 1] - m_gap; }

    /// Of all cards with what stands around them.
    int height() const { return m_tops.back(); }

    /// The first card whose lower edge lies below @p y; size() if there is none.
    std::size_t firstBelow(int y) const;

private:
    void place();

    int m_gap;
    std::vector<int> m_ids;
    std::vector<int> m_tops = {0};                  ///< one more than cards
    std::unordered_map<int, std::size_t> m_indexes; ///< by id
    std::unordered_map<int, int> m_heights;         ///< measured, by id
};

} // namespace tidemark::app
