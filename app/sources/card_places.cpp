// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/card_places.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kHeightAtFirst = 88; ///< of a card, while none has been measured

} // namespace

void CardPlaces::setOrder(std::vector<int> ids)
{
    m_ids = std::move(ids);
    m_indexes.clear();
    m_indexes.reserve(m_ids.size());
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        m_indexes.emplace(m_ids[i], i);
    }
    std::erase_if(m_heights,
                  [this](const auto& known) { return !m_indexes.contains(known.first); });
    place();
}

bool CardPlaces::setHeight(int id, int height)
{
    const auto known = m_heights.find(id);
    if (known != m_heights.end() && known->second == height) {
        return false;
    }
    m_heights[id] = height;
    place();
    return true;
}

std::size_t CardPlaces::indexOf(int id) const
{
    const auto found = m_indexes.find(id);
    return found == m_indexes.end() ? m_ids.size() : found->second;
}

std::size_t CardPlaces::firstBelow(int y) const
{
    const auto next = std::upper_bound(m_tops.begin() + 1, m_tops.end(), y + m_gap);
    return static_cast<std::size_t>(next - m_tops.begin()) - 1;
}

void CardPlaces::place()
{
    std::int64_t sum = 0;
    for (const auto& [id, height] : m_heights) {
        sum += height;
    }
    const int usual = m_heights.empty()
                          ? kHeightAtFirst
                          : static_cast<int>(sum / static_cast<std::int64_t>(m_heights.size()));
    m_tops.assign(1, m_gap);
    m_tops.reserve(m_ids.size() + 1);
    for (const int id : m_ids) {
        const auto known = m_heights.find(id);
        m_tops.push_back(m_tops.back() + (known == m_heights.end() ? usual : known->second) +
                         m_gap);
    }
}

} // namespace tidemark::app
