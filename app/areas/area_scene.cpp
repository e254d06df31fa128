// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_scene.h"

#include "app/areas/laid_out_areas.h"

namespace tidemark::app
{

void AreaScene::setSource(std::shared_ptr<const AreaSource> source)
{
    const bool isSameTree =
        source != nullptr && m_source != nullptr && source->sharedTree() == m_source->sharedTree();
    m_source = std::move(source);
    m_isLaidOut = false;
    if (!isSameTree) {
        m_history = AreaHistory();
        m_node.reset();
    }
}

void AreaScene::setShape(AreaShape shape)
{
    m_isLaidOut = m_isLaidOut && shape == m_shape;
    m_shape = shape;
}

void AreaScene::setRoom(const QSizeF& room, double textHeight)
{
    m_isLaidOut = m_isLaidOut && room == m_room && textHeight == m_textHeight;
    m_room = room;
    m_textHeight = textHeight;
}

void AreaScene::zoomInto(WeightedTree::Range place)
{
    m_history.visit(place);
    m_isLaidOut = false;
}

void AreaScene::goOut()
{
    if (m_source != nullptr && canGoOut()) {
        const std::uint32_t node = oneStepOut(*m_source, place());
        zoomInto({node, node + 1});
    }
}

void AreaScene::goBack()
{
    m_history.goBack();
    m_isLaidOut = false;
}

void AreaScene::goForward()
{
    m_history.goForward();
    m_isLaidOut = false;
}

const AreaLayout& AreaScene::areas()
{
    if (!m_isLaidOut) {
        m_isLaidOut = true;
        m_layout = m_source != nullptr
                       ? layOutAreas(*m_source, place(), m_shape, m_room, m_textHeight)
                       : AreaLayout();
        findCell();
    }
    return m_layout;
}

/// None for a node that is not in the picture at all.
void AreaScene::findCell()
{
    m_cell.reset();
    if (m_node && m_source != nullptr && m_source->tree().isWithin(*m_node, place())) {
        m_cell = m_layout.cellAround(m_source->tree(), *m_node);
    }
}

double AreaScene::height()
{
    const auto& cells = areas().cells;
    return cells.empty()                   ? 0.0
           : m_shape == AreaShape::Treemap ? m_room.height()
                                           : cells.back().rect.bottom();
}

void AreaScene::setNode(std::optional<std::uint32_t> node)
{
    m_node = node;
    if (m_isLaidOut) {
        findCell();
    }
}

std::optional<std::uint32_t> AreaScene::cell()
{
    areas();
    return m_cell;
}

void AreaScene::setCell(std::uint32_t cell)
{
    const AreaCell& chosen = areas().cells[cell];
    m_cell = cell;
    m_node = chosen.isRest ? std::nullopt : std::optional(chosen.node());
}

std::uint32_t AreaScene::cellTowards(AreaStep step)
{
    const auto from = cell();
    if (!from) {
        return 0;
    }
    return m_shape == AreaShape::Treemap ? stepInTreemap(m_layout, *from, step)
                                         : stepInIcicle(m_layout, *from, step);
}

WeightedTree::Range AreaScene::placeInto(std::uint32_t cell)
{
    const auto& cells = areas().cells;
    const AreaCell& at = cells[cell];
    const bool isOpen = m_source->tree().inside(at.nodes).count() > 0;
    const AreaCell& into = cells[isOpen ? cell : at.parent];
    return into.isRest ? into.nodes : WeightedTree::Range{into.top, into.top + 1};
}

std::uint32_t AreaScene::titledAround(std::uint32_t cell)
{
    const auto& cells = areas().cells;
    if (m_shape == AreaShape::Treemap) {
        while (cell != 0 && !cells[cell].hasTitle && cells[cell].parent != 0) {
            cell = cells[cell].parent;
        }
    }
    return cell;
}

} // namespace tidemark::app
