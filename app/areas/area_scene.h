// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_history.h"
#include "app/areas/area_source.h"
#include "app/workspace/view_options.h"
#include "core/areas/area_steps.h"

#include <QSizeF>

#include <optional>

namespace tidemark::app
{

/// What an AreaMap shows, without the widget: a source, the place that fills the picture, the
/// layout for the room there is, and which cell is the current one. The layout is made when it is
/// asked for. GUI thread only.
class AreaScene
{
public:
    /// Shows @p source, or nothing; over the same tree as before in the same place.
    void setSource(std::shared_ptr<const AreaSource> source);

    /// Null if nothing is shown.
    const std::shared_ptr<const AreaSource>& source() const { return m_source; }

    AreaShape shape() const { return m_shape; }
    void setShape(AreaShape shape);
    void setRoom(const QSizeF& room, double textHeight);

    /// What fills the picture: a node, or the siblings of a rest.
    WeightedTree::Range place() const { return m_history.place(); }
    const AreaHistory& history() const { return m_history; }
    bool canGoOut() const { return place().first != WeightedTree::kRoot; }
    void zoomInto(WeightedTree::Range place);
    void goOut();
    void goBack();
    void goForward();

    /// Without cells if there is no source.
    const AreaLayout& areas();

    /// Of all areas: an icicle may be higher than the room.
    double height();

    /// What is current: a node, which may be too small to be seen; none if it is a rest or nothing
    /// is.
    std::optional<std::uint32_t> node() const { return m_node; }
    void setNode(std::optional<std::uint32_t> node);

    /// The cell that is current, or that the current node is in.
    std::optional<std::uint32_t> cell();
    void setCell(std::uint32_t cell);

    /// Where an arrow key leads to from the current cell; the first cell if none is current.
    std::uint32_t cellTowards(AreaStep step);

    /// What zooming into a cell shows: it, or where nothing is in it the one around.
    WeightedTree::Range placeInto(std::uint32_t cell);

    /// The cell with a title that a cell is in: the title is what one sees, and expects to go into.
    std::uint32_t titledAround(std::uint32_t cell);

private:
    void findCell();

    std::shared_ptr<const AreaSource> m_source;
    AreaShape m_shape = AreaShape::Treemap;
    QSizeF m_room;
    double m_textHeight = 0.0;
    AreaHistory m_history;
    AreaLayout m_layout;
    bool m_isLaidOut = false;
    std::optional<std::uint32_t> m_node;
    std::optional<std::uint32_t> m_cell;
};

} // namespace tidemark::app
