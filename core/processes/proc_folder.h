// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tidemark
{

/// The entries of @p folder that are numbers, ascending: processes in /proc, threads in
/// /proc/PID/task. What was read before an error; nothing without the folder. Any thread.
std::vector<std::int32_t> numbersIn(const std::string& folder);

} // namespace tidemark
