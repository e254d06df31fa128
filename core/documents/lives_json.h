// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark
{

/// Adds `lives`, and `restarts` with what they have in common, to one of `recordings`: [] and null
/// where @p timeline has no restart. Units are those of summary_json.h.
/// Only of one that @p goesOn it is said when it reaches its limit.
void addLives(nlohmann::ordered_json& recording, const Timeline& timeline, bool goesOn);

} // namespace tidemark
