// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

// What markers of restarts that nobody saw are called, by what tells of them. Part of the file
// format; a person reads restartNameText().
inline constexpr std::string_view kStartTimeRestart = "start time changed";
inline constexpr std::string_view kInferredRestart = "inferred from a fall";

/// The process that ended at a restart, and the one that came after it.
struct RestartPids {
    std::int64_t before = 0;
    std::int64_t after = 0;

    bool operator==(const RestartPids&) const = default;
};

/// What the marker of a restart is called: "PID 12 → 34". Part of the file format, which has no
/// other place for the two.
std::string restartName(const RestartPids& pids);

/// The processes that a marker's name tells of; none for any other name.
std::optional<RestartPids> pidsOfRestart(std::string_view name);

} // namespace tidemark
