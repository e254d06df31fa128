// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/launched_program.h"

#include <optional>
#include <string>

namespace tidemark
{

/// What the marker at a process's end is called: "exit 3", "signal 9 (KILL)", or "ended" where its
/// status is not known.
std::string endName(const std::optional<ExitStatus>& exit);

} // namespace tidemark
