// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/column.h"
#include "core/result.h"
#include "core/task_control.h"

#include <cstdint>
#include <limits>
#include <optional>

namespace tidemark
{

/// A node of a WeightedTree as whoever grows one describes it.
struct Branch {
    std::uint32_t item = 0;   ///< what stands behind the node; its meaning is up to the grower
    std::uint64_t weight = 0; ///< of the node with all that is below it
    std::int64_t change = 0;  ///< of two sides, by how much the weight grew; negative if it shrank

    bool operator==(const Branch&) const = default;
};

/// A tree whose nodes have weights: retained sizes over dominators, bytes over call stacks. Its
/// nodes are numbered breadth first and children stand by weight, the heaviest first, so that those
/// of a node are one range, and whoever looks at what is large never meets what is small.
///
/// Columns take 12 bytes a node, with changes 20. Immutable once grown; any thread may read it.
class WeightedTree
{
public:
    static constexpr std::uint32_t kRoot = 0;

    /// Some nodes that follow each other.
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0; ///< one past the end

        std::uint32_t count() const { return last - first; }
        bool operator==(const Range&) const = default;
    };

    /// How many nodes there are: at least the root.
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_items.size()); }

    Range children(std::uint32_t node) const
    {
        return {m_firstChild[node], m_firstChild[node + 1]};
    }
    bool hasChildren(std::uint32_t node) const { return children(node).count() > 0; }

    /// What is in @p place: the children of one node; several siblings are in it themselves.
    Range inside(Range place) const { return place.count() > 1 ? place : children(place.first); }

    std::uint64_t weight(std::uint32_t node) const { return weight({node, node + 1}); }

    /// Of all of @p nodes, which must be siblings.
    std::uint64_t weight(Range nodes) const
    {
        return m_weightBefore[nodes.last] - m_weightBefore[nodes.first];
    }

    std::uint32_t item(std::uint32_t node) const { return m_items[node]; }

    /// Whether it has two sides, whose difference each node knows.
    bool hasChanges() const { return !m_changes.empty(); }
    std::int64_t change(std::uint32_t node) const { return m_changes[node]; }

    /// The node that @p node is a child of; the root's is itself. O(log nodes).
    std::uint32_t parent(std::uint32_t node) const;

    /// The child of @p node that is as @p child says, whose change counts for nothing; none if
    /// there is none. O(log children).
    std::optional<std::uint32_t> child(std::uint32_t node, const Branch& child) const;

    /// True if @p node is @p above or one of them, or lies below it. O(depth * log nodes).
    bool isWithin(std::uint32_t node, std::uint32_t above) const
    {
        return isWithin(node, Range{above, above + 1});
    }
    bool isWithin(std::uint32_t node, Range above) const;

private:
    friend class TreeGrower;

    Column<std::uint32_t> m_firstChild;   ///< of each node, and one past the last
    Column<std::uint64_t> m_weightBefore; ///< of all nodes before each one, modulo 2^64
    Column<std::uint32_t> m_items;
    Column<std::int64_t> m_changes; ///< empty if there is one side
};

/// Makes a WeightedTree from its root down. Throws std::bad_alloc.
class TreeGrower
{
public:
    enum class Sides { One, Two };

    explicit TreeGrower(const Branch& root, Sides sides = Sides::One);

    /// The next node whose children are asked for, breadth first; false once there is none.
    bool isGrowing() const { return m_next < m_tree.size(); }
    Branch next() const;

    /// The item of the node that next() is a child of. O(log nodes).
    std::uint32_t itemAbove() const { return m_tree.item(m_tree.parent(m_next)); }

    /// Gives next() its children, in any order, which is changed: the heaviest first, of equal ones
    /// the lower item. Errors: TooLarge where numbers for nodes run out.
    Result<void> grow(std::vector<Branch>& children);

    /// The tree; isGrowing() must be over.
    WeightedTree take() { return std::move(m_tree); }

private:
    void add(const Branch& branch);

    WeightedTree m_tree;
    Sides m_sides;
    std::uint32_t m_next = 0;
};

} // namespace tidemark
