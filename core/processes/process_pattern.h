// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_list.h"

#include <string_view>

namespace tidemark
{

/// The processes of @p list that @p pattern means, the oldest first: those of exactly this name if
/// there are any, else those whose name or command line, its words joined by blanks, contains it.
/// Upper and lower case differ; an empty pattern means nothing.
///
/// Only processes that can be watched, and never the process @p self. By its command line also none
/// that @p self descends from, a shell whose command holds the pattern, and no other Tidemark. Any
/// thread.
std::vector<ProcessEntry> processesMatching(const std::vector<ProcessEntry>& list,
                                            std::string_view pattern, std::int32_t self);

/// A pattern that is likely to mean @p process also after a restart: the name of a native program,
/// of an interpreted one the script or program that its command line names.
std::string suggestedPattern(const ProcessEntry& process);

} // namespace tidemark
