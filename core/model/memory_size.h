// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <span>

namespace tidemark
{

/// About how many bytes of memory @p recordings hold together: columns, texts, graphs. What several
/// of them share counts once; what others share with them counts too. Any thread.
std::uint64_t memorySizeOf(std::span<const std::shared_ptr<const Recording>> recordings);

} // namespace tidemark
