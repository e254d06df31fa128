// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/line_prefix.h"
#include "core/formats/input/line_walk.h"

#include <span>

namespace tidemark
{

/// One part that a line's prefix may have.
struct PrefixPart {
    char letter; ///< as in PrefixShape
    /// Moves @p walk behind the part and notes in @p prefix what it tells; false, with both in any
    /// state, if the part is not there.
    bool (*take)(LineWalk& walk, LinePrefix& prefix);
    std::string_view behind; ///< letters of which one must come before it; empty: none needed
};

/// All parts, in the order in which they are looked for.
std::span<const PrefixPart> prefixParts();

} // namespace tidemark
