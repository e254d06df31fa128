// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/card_step.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark::app
{

std::optional<CardStep> cardStepOf(const QKeyEvent& event)
{
    constexpr std::array kSteps{
        std::pair(Qt::Key_Up, CardStep::Up),
        std::pair(Qt::Key_Down, CardStep::Down),
        std::pair(Qt::Key_PageUp, CardStep::PageUp),
        std::pair(Qt::Key_PageDown, CardStep::PageDown),
        std::pair(Qt::Key_Home, CardStep::First),
        std::pair(Qt::Key_End, CardStep::Last),
    };
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const auto* const step = std::ranges::find(
        kSteps, event.key(), [](const auto& known) { return static_cast<int>(known.first); });
    return isPlain && step != kSteps.end() ? std::optional(step->second) : std::nullopt;
}

} // namespace tidemark::app
