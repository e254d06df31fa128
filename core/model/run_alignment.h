// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// How runs lie on the axis that they are drawn over together.
enum class AlignmentKind {
    Start,     ///< all begin together
    WallClock, ///< each where it really happened; those without a known start begin at 0
    End,       ///< all end together, at 0
    Function,  ///< a function of one name begins at 0 in all, where it ran first
    Mark,      ///< the first mark of one name is at 0 in all
    Stretched, ///< all are made equally long
    Functions, ///< likewise, piece by piece: the calls that all made begin and end together
};

/// The kind as our own file spells it: "start", "wall_clock".
std::string_view idOf(AlignmentKind kind);
std::optional<AlignmentKind> alignmentKindOf(std::string_view id);

/// An alignment that was chosen.
struct RunAlignment {
    AlignmentKind kind = AlignmentKind::Start;
    std::string name = {}; ///< of the function or the mark; empty for the other kinds

    bool operator==(const RunAlignment&) const = default;
};

/// An alignment as it is spelt on a command line: "end", "function=load", "mark=warm". None if
/// @p text is no such thing, a name is missing, or one is given that means nothing.
std::optional<RunAlignment> readAlignment(std::string_view text);

} // namespace tidemark
