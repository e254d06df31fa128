// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tidemark::app
{

/// Which snapshot of each file is meant, the first being 0: "0,3" of two files. None if @p text is
/// no such list.
std::optional<std::vector<std::size_t>> snapshotPlacesIn(std::string_view text);

} // namespace tidemark::app
