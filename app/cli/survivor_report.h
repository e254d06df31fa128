// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/heap/survivors.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace tidemark::app
{

/// How far the objects of three snapshots can be followed: only within one process.
enum class Followed {
    ToThird,     ///< all are of one process
    ToSecond,    ///< the third is of another than the first two
    BetweenNone, ///< the first two are of different ones
    OutOfOrder,  ///< they were not taken in the order in which they are given
};

/// What came between two snapshots and still lives in @p latest, as JSON.
nlohmann::ordered_json survivorsJson(const HeapAnalysis& latest,
                                     const std::vector<SurvivorGroup>& groups);

/// The same for people: one sentence a group, the first twenty. Ends with a newline.
QString survivorsText(const HeapAnalysis& latest, const std::vector<SurvivorGroup>& groups);

/// The sentence that says why nothing can be followed to the third.
QString notFollowedText(Followed followed);

} // namespace tidemark::app
