// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tidemark
{

/// Bytes that this process can still take without swapping, as the system estimates it: what the
/// machine has left, or the least that a control group (v1 or v2) which the process is in has left,
/// if that is less. Files that the kernel only caches count as left. None where the system does not
/// say.
///
/// @p root is where /proc and /sys are looked for.
std::optional<std::uint64_t> availableMemory(const std::filesystem::path& root = "/");

/// Bytes of memory that this process has, as the system counts them; 0 where it does not say.
std::uint64_t residentMemory();

/// The detail of ErrorCode::TooLarge for work that took @p taken bytes where it may take @p most:
/// both numbers, with " of " between.
std::string memoryOverrun(std::uint64_t taken, std::uint64_t most);

/// The detail of ErrorCode::TooLarge for work that needs @p needed bytes where there are only
/// @p available: both numbers, with a space between.
std::string memoryShortage(std::uint64_t needed, std::uint64_t available);

} // namespace tidemark
