// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"
#include "app/workspace/view_options.h"

#include <QSizeF>

namespace tidemark::app
{

/// The node that is one step out from @p place in a picture: the nearest one above it that weighs
/// notably more, so that the picture changes; the tree's root if there is none.
std::uint32_t oneStepOut(const AreaSource& source, WeightedTree::Range place);

/// The layout of what is at @p place and below, a node or siblings, for a room of so many pixels
/// and text of so many pixels of height. An icicle may be higher than the room; one of few levels
/// uses what there is.
AreaLayout layOutAreas(const AreaSource& source, WeightedTree::Range place, AreaShape shape,
                       const QSizeF& room, double textHeight);
inline AreaLayout layOutAreas(const AreaSource& source, std::uint32_t node, AreaShape shape,
                              const QSizeF& room, double textHeight)
{
    return layOutAreas(source, WeightedTree::Range{node, node + 1}, shape, room, textHeight);
}

/// "global › cache": what one cell stands for, of a long chain both ends.
QString chainText(const AreaSource& source, const AreaCell& cell);

} // namespace tidemark::app
