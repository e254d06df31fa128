// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace tidemark
{

/// Bytes that programs can still take without swapping, as the system estimates it; none where it
/// does not say.
std::optional<std::uint64_t> availableMemory();

} // namespace tidemark
