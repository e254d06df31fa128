// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

class QMenu;

namespace tidemark::app
{

class AreaMap;

/// Adds to @p menu what can be done with a cell of @p map, and with the map; and the actions that
/// whoever shows the map has given it. The map must outlive the menu.
void fillAreaMenu(QMenu& menu, AreaMap& map, std::uint32_t cell);

} // namespace tidemark::app
