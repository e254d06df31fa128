// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tidemark
{

/// Where in @p head, the beginning of a file, a heap snapshot begins; none if there is none. Other
/// text may stand before it, and its members in any order, with any blanks between.
std::optional<std::size_t> snapshotStart(std::string_view head);

} // namespace tidemark
