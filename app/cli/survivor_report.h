// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/heap/survivors.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace tidemark::app
{

/// What came between two snapshots and still lives in @p latest, as JSON.
nlohmann::ordered_json survivorsJson(const HeapAnalysis& latest,
                                     const std::vector<SurvivorGroup>& groups);

/// The same for people: one sentence a group, the first twenty. Ends with a newline.
QString survivorsText(const HeapAnalysis& latest, const std::vector<SurvivorGroup>& groups);

} // namespace tidemark::app
