// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/weighted_tree.h"

#include <vector>

namespace tidemark::app
{

/// Which place of a tree fills the picture, a node or several siblings, and which ones did before.
class AreaHistory
{
public:
    using Place = WeightedTree::Range;

    Place place() const { return m_place; }
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }

    void visit(Place place)
    {
        if (place != m_place) {
            m_back.push_back(m_place);
            m_forward.clear();
            m_place = place;
        }
    }

    void goBack() { move(m_back, m_forward); }
    void goForward() { move(m_forward, m_back); }

private:
    void move(std::vector<Place>& from, std::vector<Place>& to)
    {
        if (!from.empty()) {
            to.push_back(m_place);
            m_place = from.back();
            from.pop_back();
        }
    }

    Place m_place{WeightedTree::kRoot, WeightedTree::kRoot + 1};
    std::vector<Place> m_back;
    std::vector<Place> m_forward;
};

} // namespace tidemark::app
