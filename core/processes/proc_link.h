// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// Where the link "/proc/PID/NAME" points to; none if it may not be seen, or there is none. Any
/// thread.
std::optional<std::string> procLink(std::int32_t pid, std::string_view name);

} // namespace tidemark
