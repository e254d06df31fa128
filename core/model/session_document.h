// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/group_rule.h"
#include "core/model/run_alignment.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// A mark that the user set in a recording that is not theirs to change.
struct SessionMark {
    std::int64_t position = 0; ///< in the recording's own axis units
    std::string name;

    bool operator==(const SessionMark&) const = default;
};

/// One recording of a session and what was chosen for it.
struct SessionRecording {
    std::size_t file = 0;                  ///< place in SessionDocument::files
    std::size_t placeInFile = 0;           ///< among the recordings of that file
    std::string name;                      ///< as the user calls it
    std::string colour = {};               ///< "#1f77b4"; empty if none was chosen
    bool isVisible = true;                 ///< on the timeline
    std::vector<std::size_t> series = {};  ///< that are shown, places in its timeline
    std::vector<SessionMark> marks = {};   ///< beside those in the file, in the order they were set
    std::optional<std::string> group = {}; ///< of runs, chosen by hand; an empty name is no group
    bool isFolded = false;                 ///< in the list: its name and figures alone

    bool operator==(const SessionRecording&) const = default;
};

/// One snapshot of a session.
struct SessionSnapshot {
    std::size_t recording = 0; ///< place in SessionDocument::recordings
    std::size_t index = 0;     ///< among the snapshots of that recording

    bool operator==(const SessionSnapshot&) const = default;
};

/// A hunt for a leak that is over. What was found follows from its snapshots.
struct SessionHunt {
    std::array<SessionSnapshot, 3> snapshots = {};
    std::uint64_t actions = 1; ///< between the first two, and between the last two
    std::uint64_t failedActions = 0;
    bool hasOtherProcesses = false; ///< that the program had started, and that are not in them

    bool operator==(const SessionHunt&) const = default;
};

/// How the recordings are compared as runs.
struct SessionRuns {
    std::optional<std::size_t> base = {};    ///< place in the recordings; none: the first run
    GroupRule rule = GroupRule::None;        ///< for those whose group was not chosen by hand
    std::vector<GroupPattern> patterns = {}; ///< of GroupRule::Pattern
    bool showsDifference = false;            ///< to the base, below the timeline

    bool operator==(const SessionRuns&) const = default;
};

/// What was open and how it was looked at: the files themselves stay where they are. See
/// core/documents/README.md.
struct SessionDocument {
    std::vector<std::filesystem::path> files; ///< absolute
    std::vector<SessionRecording> recordings; ///< in their order
    std::optional<std::size_t> current;       ///< place in recordings
    RunAlignment alignment;                   ///< of the recordings on the axis
    SessionRuns runs;
    std::optional<AxisRange> visible;                    ///< in session positions; none: all of it
    std::optional<AxisRange> selected;                   ///< likewise
    std::array<std::optional<SessionSnapshot>, 3> roles; ///< A, B and C
    std::optional<SessionSnapshot> shown;                ///< by views of a single snapshot
    std::string type;                                    ///< that is followed; empty if none
    std::string notes; ///< what the user wrote down: plain text of several lines
    std::optional<SessionHunt> hunt;

    bool operator==(const SessionDocument&) const = default;
};

} // namespace tidemark
