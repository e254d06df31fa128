// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/areas/treemap.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// A title takes no more of a cell's height than one part in so many.
constexpr double kHeightsOfTitle = 2.5;

/// What is to be placed in a room beside each other, with its area.
struct Tile {
    WeightedTree::Range nodes;
    double area = 0.0;
    bool isRest = false;
    bool isShown = true; ///< else it takes its room and is no cell
};

/// The least ratio of sides that tiles from the largest to the smallest have, laid along a side.
double worstRatio(double largest, double smallest, double sum, double side)
{
    const double square = sum * sum;
    const double along = side * side;
    return std::max(along * largest / square, square / (along * smallest));
}

/// Lays out one treemap.
class Treemap
{
public:
    Treemap(const WeightedTree& tree, const TreemapOptions& options)
        : m_tree(tree),
          m_options(options)
    {
    }

    AreaLayout run(WeightedTree::Range place, const AreaRect& room)
    {
        AreaCell whole;
        whole.rect = room;
        whole.nodes = place;
        whole.top = place.first;
        whole.isRest = place.count() > 1;
        m_layout.cells.push_back(whole);
        for (std::uint32_t cell = 0; cell < m_layout.cells.size(); ++cell) {
            m_layout.levels = std::max(m_layout.levels, m_layout.cells[cell].depth + 1);
            if (cell == 0 || !m_layout.cells[cell].isRest) {
                open(cell);
            }
        }
        return std::move(m_layout);
    }

private:
    void followChain(AreaCell& cell) const
    {
        if (cell.isRest) {
            return;
        }
        const double weight = static_cast<double>(m_tree.weight(cell.top));
        for (;;) {
            const WeightedTree::Range children = m_tree.children(cell.node());
            if (children.count() == 0 || weight <= 0.0 || m_options.chainShare > 1.0 ||
                static_cast<double>(m_tree.weight(children.first)) <
                    m_options.chainShare * weight) {
                return;
            }
            cell.nodes = {children.first, children.first + 1};
        }
    }

    AreaRect roomInside(AreaCell& cell) const
    {
        const double title = m_options.titleHeight;
        const double frame = m_options.frame;
        AreaRect room = cell.rect;
        cell.hasTitle = title > 0.0 && room.width >= m_options.leastTitled &&
                        room.height >= kHeightsOfTitle * title;
        if (cell.hasTitle) {
            room.x += frame;
            room.y += title;
            room.width -= 2 * frame;
            room.height -= title + frame;
        }
        return room;
    }

    /// Gives a cell its children, if there is room for any.
    void open(std::uint32_t cell)
    {
        AreaCell& parent = m_layout.cells[cell];
        followChain(parent);
        const WeightedTree::Range children = m_tree.inside(parent.nodes);
        if (children.count() == 0) {
            return;
        }
        const AreaRect room = roomInside(parent);
        listTiles(parent, children, room.area());
        if (std::ranges::none_of(m_tiles, &Tile::isShown)) {
            parent.hasTitle = false;
            return;
        }
        parent.firstChild = static_cast<std::uint32_t>(m_layout.cells.size());
        place(cell, room);
        m_layout.cells[cell].childCount =
            static_cast<std::uint32_t>(m_layout.cells.size()) - m_layout.cells[cell].firstChild;
    }

    /// The children that are large enough, what is left of them, and what is the node's own.
    void listTiles(const AreaCell& parent, WeightedTree::Range children, double area)
    {
        m_tiles.clear();
        const auto weight = static_cast<double>(parent.isRest ? m_tree.weight(parent.nodes)
                                                              : m_tree.weight(parent.top));
        const auto below = static_cast<double>(m_tree.weight(children));
        const double all = std::max(weight, below); // whatever the tree says
        if (all <= 0.0 || area <= 0.0) {
            return;
        }
        const double scale = area / all;
        std::uint32_t node = children.first;
        for (; node < children.last; ++node) {
            const double size = static_cast<double>(m_tree.weight(node)) * scale;
            if (size < m_options.leastArea) {
                break;
            }
            m_tiles.push_back({{node, node + 1}, size});
        }
        const WeightedTree::Range rest{node, children.last};
        const double restArea = static_cast<double>(m_tree.weight(rest)) * scale;
        if (restArea > 0.0) {
            m_tiles.push_back({rest, restArea, rest.count() > 1, restArea >= m_options.leastArea});
        }
        if (all > below) {
            m_tiles.push_back({{}, (all - below) * scale, false, false});
        }
    }

    /// Fills the room with rows of tiles along its shorter side.
    void place(std::uint32_t parent, AreaRect room)
    {
        std::size_t first = 0;
        while (first < m_tiles.size()) {
            const double side = std::min(room.width, room.height);
            double sum = m_tiles[first].area;
            double smallest = sum;
            double largest = sum;
            std::size_t last = first + 1;
            double worst = worstRatio(largest, smallest, sum, side);
            for (; last < m_tiles.size(); ++last) {
                const double area = m_tiles[last].area;
                const double next =
                    worstRatio(std::max(largest, area), std::min(smallest, area), sum + area, side);
                if (next > worst) {
                    break;
                }
                worst = next;
                largest = std::max(largest, area);
                smallest = std::min(smallest, area);
                sum += area;
            }
            placeRow(parent, first, last, sum, room);
            first = last;
        }
    }

    /// Puts tiles across the shorter side of the room, which shrinks by them.
    void placeRow(std::uint32_t parent, std::size_t first, std::size_t last, double sum,
                  AreaRect& room)
    {
        const bool isColumn = room.width >= room.height;
        const double side = isColumn ? room.height : room.width;
        const double all = isColumn ? room.width : room.height;
        const double thickness =
            last == m_tiles.size() || side <= 0.0 ? all : std::min(sum / side, all);
        double at = isColumn ? room.y : room.x;
        const double end = at + side;
        for (std::size_t i = first; i < last; ++i) {
            const Tile& tile = m_tiles[i];
            const double to = i + 1 == last ? end : std::min(at + side * tile.area / sum, end);
            if (tile.isShown) {
                add(parent, tile,
                    isColumn ? AreaRect{room.x, at, thickness, to - at}
                             : AreaRect{at, room.y, to - at, thickness});
            }
            at = to;
        }
        if (isColumn) {
            room.x += thickness;
            room.width = std::max(room.width - thickness, 0.0);
        } else {
            room.y += thickness;
            room.height = std::max(room.height - thickness, 0.0);
        }
    }

    void add(std::uint32_t parent, const Tile& tile, const AreaRect& rect)
    {
        AreaCell cell;
        cell.rect = rect;
        cell.nodes = tile.nodes;
        cell.top = tile.nodes.first;
        cell.parent = parent;
        cell.depth = m_layout.cells[parent].depth + 1;
        cell.isRest = tile.isRest;
        m_layout.cells.push_back(cell);
    }

    const WeightedTree& m_tree;
    const TreemapOptions& m_options;
    AreaLayout m_layout;
    std::vector<Tile> m_tiles;
};

} // namespace

AreaLayout layOutTreemap(const WeightedTree& tree, WeightedTree::Range place, const AreaRect& room,
                         const TreemapOptions& options)
{
    return Treemap(tree, options).run(place, room);
}

} // namespace tidemark
