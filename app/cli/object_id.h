// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/snapshot_input.h"

namespace tidemark::app
{

/// The node of @p chosen, which has a graph, with the id that is written on the command line:
/// "12345", or "@12345" as objects are shown. Prints what is wrong with it and fails with
/// WrongUsage if it is no number or there is no such object: the file was read, what was asked of
/// it is wrong.
OrExit<std::uint32_t> nodeWithId(const ChosenSnapshot& chosen, const std::string& id);

} // namespace tidemark::app
