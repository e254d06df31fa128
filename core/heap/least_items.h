// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace tidemark
{

/// The least of all items added. It gathers them up to twice the number wanted and then drops the
/// larger half, so that no order of adding costs more than a few steps an item. Used by one thread.
template <typename Item, typename Less = std::less<>>
class LeastItems
{
public:
    /// @p wanted is at least 1.
    explicit LeastItems(std::size_t wanted, Less less = {})
        : m_wanted(wanted),
          m_less(std::move(less))
    {
    }

    void add(const Item& item)
    {
        if (m_bound && !m_less(item, *m_bound)) {
            return;
        }
        m_items.push_back(item);
        if (m_items.size() >= kFewItems && m_items.size() / 2 >= m_wanted) {
            drop();
        }
    }

    /// As many as wanted, or all if they are fewer, in order.
    std::vector<Item> take()
    {
        const std::size_t count = std::min(m_wanted, m_items.size());
        std::ranges::partial_sort(m_items, m_items.begin() + static_cast<std::ptrdiff_t>(count),
                                  m_less);
        m_items.resize(count);
        return std::move(m_items);
    }

private:
    /// Fewer than this are not worth dropping.
    static constexpr std::size_t kFewItems = 2000;

    void drop()
    {
        const auto last = m_items.begin() + static_cast<std::ptrdiff_t>(m_wanted - 1);
        std::ranges::nth_element(m_items, last, m_less);
        m_bound = *last;
        m_items.resize(m_wanted);
    }

    std::size_t m_wanted;
    Less m_less;
    std::vector<Item> m_items;
    std::optional<Item> m_bound; ///< the last one kept, once some were dropped
};

} // namespace tidemark
