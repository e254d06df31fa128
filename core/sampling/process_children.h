// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tidemark
{

/// The PIDs of the processes that @p pid started and that are there now.
std::vector<std::int32_t> childrenOf(std::int32_t pid);

/// The same with their children in turn, each before its own children.
std::vector<std::int32_t> descendantsOf(std::int32_t pid);

} // namespace tidemark
