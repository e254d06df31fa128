// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/text_filter.h"
#include "core/snapshots/type_comparison.h"
#include "core/task_control.h"

namespace tidemark::app
{

/// A regular expression takes about so many times as long as a text.
inline constexpr std::size_t kExpressionCost = 20;

/// The types of @p comparison whose names pass @p filter, also those in which nothing changed if
/// @p withUnchanged; not all if that was cancelled. O(types).
std::vector<std::uint32_t> typesThatPass(const TypeComparison& comparison, const TextFilter& filter,
                                         bool withUnchanged, const TaskControl& control);

} // namespace tidemark::app
