// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/weighted_tree.h"

#include <optional>
#include <vector>

namespace tidemark
{

/// A rectangle in pixels, from its upper left corner; y goes down.
struct AreaRect {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    double area() const { return width * height; }

    /// With its left and upper edge, without the others.
    bool contains(double px, double py) const
    {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    bool operator==(const AreaRect&) const = default;
};

/// One rectangle of a layout: a node, or siblings that are too small to be seen apart, a rest. The
/// children of a cell are cells that follow each other; a rest has some only if it is the first
/// cell, for which the whole room is.
struct AreaCell {
    AreaRect rect;
    WeightedTree::Range nodes;    ///< one node, or of a rest the siblings that it stands for
    std::uint32_t top = 0;        ///< where the chain of nodes begins that one cell stands for
    std::uint32_t parent = 0;     ///< cell; the first one's is itself
    std::uint32_t firstChild = 0; ///< cell
    std::uint32_t childCount = 0; ///< cells
    std::uint32_t depth = 0;      ///< cells above it
    bool isRest = false;
    bool hasTitle = false; ///< of a treemap: its children leave room for its name

    std::uint32_t node() const { return nodes.first; }
    bool operator==(const AreaCell&) const = default;
};

/// Where the nodes of a tree are drawn. Each cell lies inside its parent, or in the row below it;
/// no two cells of one parent overlap, and their areas are as their weights. What a node weighs
/// beyond its children is left free of cells. Levels come after each other, first the cell of the
/// place that was laid out: a node, or siblings.
struct AreaLayout {
    std::vector<AreaCell> cells;
    std::uint32_t levels = 0;
    bool hasRows = false; ///< children lie below their parents, not inside of them
    bool isCut = false;   ///< there are levels below the last one, for which there was no room

    /// The innermost cell at a point; none outside of all. O(cells on the way down and their
    /// siblings).
    std::optional<std::uint32_t> cellAt(double x, double y) const;

    /// The cell of @p node, or of the chain it is in; none if it is not drawn, or is in a rest.
    /// O(cells).
    std::optional<std::uint32_t> cellOf(const WeightedTree& tree, std::uint32_t node) const;

    /// The cell that shows @p node, or else the innermost one drawn that it is within. O(cells +
    /// depth * log nodes).
    std::uint32_t cellAround(const WeightedTree& tree, std::uint32_t node) const;
};

} // namespace tidemark
