// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/group_rule.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace tidemark
{

/// What is known of a run before it is read any further: what groups are made by.
struct NamedRun {
    std::string path = {};                          ///< of its file
    std::optional<std::int64_t> startedUnixNs = {}; ///< wall clock of its start, if known
    std::string group = {}; ///< that it belongs to by itself, as its label says; empty if none
};

/// None if @p text is no such thing.
std::optional<GroupPattern> groupPatternIn(const std::string& text);

/// A run that fits two patterns: it may be in one group only.
struct RunInTwoGroups {
    std::size_t run = 0; ///< its place
    std::size_t first = 0;
    std::size_t second = 0;
};

/// For each of @p runs the place of the pattern that it fits; none where it fits none.
tl::expected<std::vector<std::optional<std::size_t>>, RunInTwoGroups>
placesByPattern(std::span<const NamedRun> runs, std::span<const GroupPattern> patterns);

/// For each of @p runs the name of its group by @p rule, which is not Pattern; none where nothing
/// tells. Folders are named from the one on that all have in common, days as "2026-12-01", versions
/// without a "v": "1.2.3".
std::vector<std::optional<std::string>> groupNamesBy(GroupRule rule,
                                                     std::span<const NamedRun> runs);

/// The groups that runs are in.
struct RunPlaces {
    std::vector<std::string> names = {};                 ///< of the groups
    std::vector<std::optional<std::size_t>> groups = {}; ///< of each run; none if it is in none
};

/// The groups of @p runs: each is in the one that was chosen for it, where @p chosen says so (an
/// empty name is no group), else in the one that the rule puts it into. Groups are in the order of
/// their patterns, their days or their versions, else in that of their first runs; those that no
/// run is in are left out.
tl::expected<RunPlaces, RunInTwoGroups>
placesOf(std::span<const NamedRun> runs, GroupRule rule, std::span<const GroupPattern> patterns,
         std::span<const std::optional<std::string>> chosen);

/// The version in a file's name: numbers with dots between them as in "server-1.2.3.dat", or a "v"
/// with a number as in "v2-list.dat". The first one; none if there is none.
std::optional<std::string> versionIn(const std::string& fileName);

/// Whether version @p a comes before @p b: by their numbers, one after the other.
bool isEarlierVersion(const std::string& a, const std::string& b);

} // namespace tidemark
