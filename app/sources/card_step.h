// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

class QKeyEvent;

namespace tidemark::app
{

/// Where the user wants to go from a card of a list.
enum class CardStep { Up, Down, PageUp, PageDown, First, Last };

/// Where a key leads to; none if it leads nowhere.
std::optional<CardStep> cardStepOf(const QKeyEvent& event);

} // namespace tidemark::app
