// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/hunt_rounds.h"

namespace tidemark
{

bool isWorthARound(const HuntJudgement& judgement)
{
    return judgement.doubt == HuntDoubt::Uneven || judgement.doubt == HuntDoubt::LateGrowth;
}

std::uint64_t actionsOfRound(std::uint64_t first, int round)
{
    return first << static_cast<unsigned>(round - 1);
}

} // namespace tidemark
