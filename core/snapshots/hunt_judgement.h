// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/survivor_listing.h"

namespace tidemark
{

/// A type in three snapshots, between which the same was done equally often.
struct HuntedType {
    HeapClass type;
    std::array<std::uint64_t, 3> counts{};
    std::array<std::uint64_t, 3> shallowBytes{};
    std::uint64_t survivors = 0; ///< objects that came between the first two and live in the third

    std::int64_t countDelta(std::size_t interval) const;

    bool operator==(const HuntedType&) const = default;
};

enum class HuntVerdict { Leak, NoLeak, Undecided };

/// Why a hunt is undecided.
enum class HuntDoubt {
    None,
    NotFollowed,   ///< the snapshots are not of one process, or not in this order
    Failed,        ///< some actions did not work, and nothing was found all the same
    OthersLeftOut, ///< other processes took part in it, and nothing was found in this one
    Uneven,        ///< types grew in both intervals, but not alike: a cache may still be filling
    LateGrowth,    ///< types grew in the second interval only
    GrownInPlace,  ///< what lives grew in both intervals, but by no objects of their own
};

/// What lies between the three snapshots.
struct HuntConditions {
    std::uint64_t actions = 1;       ///< between the first two, and between the last two
    std::uint64_t failedActions = 0; ///< of all of them
    bool hasOtherProcesses = false;  ///< that the program has started, and that are not in them
};

/// Whether a program keeps something of each action, and what.
struct HuntJudgement {
    HuntVerdict verdict = HuntVerdict::Undecided;
    HuntDoubt doubt = HuntDoubt::None; ///< of Undecided
    std::vector<HuntedType> grown;     ///< with each action; what grew by most bytes first
    std::vector<HuntedType> doubtful;  ///< what Uneven and LateGrowth are about, likewise
    double bytesPerAction = 0.0;       ///< by which what lives grew, without code, over both
    double leastBytesPerAction = 0.0;  ///< in the interval with less
    double mostBytesPerAction = 0.0;
};

/// Judges three snapshots of one program: actions of the same kind lie between the first two, and
/// as many between the last two, and garbage was collected before each. @p survivors is of the same
/// three.
///
/// A type grew with the actions if in each interval at least one object for each action is left
/// over, as many in the one as in the other (half to double), and at least half of those of the
/// first interval still live at the end. What only the engine makes (compiled code, shapes) and the
/// stores of other objects do not count; where these grow by a kibibyte and more for each action in
/// both intervals, that there is no leak is not said. O(types log types).
HuntJudgement judgeHunt(const std::array<std::shared_ptr<const HeapOverview>, 3>& heaps,
                        const SurvivorListing& survivors, const HuntConditions& conditions);

/// All that three snapshots of a hunt say.
struct HuntFindings {
    HuntConditions conditions;
    HuntJudgement judgement;
    std::shared_ptr<const SurvivorListing> survivors; ///< null once it has been given back
};

/// The same from the heaps themselves, which are analysed for it. Errors: Cancelled, TooLarge if
/// memory runs out.
Result<HuntFindings> judgeHeaps(const std::array<std::shared_ptr<const HeapGraph>, 3>& graphs,
                                const HuntConditions& conditions, TaskControl& control);

} // namespace tidemark
