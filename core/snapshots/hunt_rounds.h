// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/hunt_judgement.h"

namespace tidemark
{

// A hunt goes on in a further round where more actions may settle what one left undecided.

/// Rounds that a hunt makes at most, where nothing else was said.
inline constexpr int kUsualRounds = 3;
inline constexpr int kMostRounds = 10;

/// Whether a further round may tell more than this one.
bool isWorthARound(const HuntJudgement& judgement);

/// Actions between two snapshots of round @p round, which counts from 1: twice as many as in the
/// round before, with @p first in the first.
std::uint64_t actionsOfRound(std::uint64_t first, int round);

} // namespace tidemark
