// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/weighted_tree.h"

#include <vector>

namespace tidemark::app
{

/// Which node of a tree fills the picture, and which ones did before.
class AreaHistory
{
public:
    std::uint32_t root() const { return m_root; }
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }

    void visit(std::uint32_t node)
    {
        if (node != m_root) {
            m_back.push_back(m_root);
            m_forward.clear();
            m_root = node;
        }
    }

    void goBack() { move(m_back, m_forward); }
    void goForward() { move(m_forward, m_back); }

private:
    void move(std::vector<std::uint32_t>& from, std::vector<std::uint32_t>& to)
    {
        if (!from.empty()) {
            to.push_back(m_root);
            m_root = from.back();
            from.pop_back();
        }
    }

    std::uint32_t m_root = WeightedTree::kRoot;
    std::vector<std::uint32_t> m_back;
    std::vector<std::uint32_t> m_forward;
};

} // namespace tidemark::app
