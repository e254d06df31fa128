// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/palette.h"
#include "core/heap/heap_statistics.h"

namespace tidemark::app
{

/// The colour of a kind of memory in bars and their legend.
inline QColor colourOf(HeapKind kind)
{
    return seriesColour(static_cast<std::size_t>(kind));
}

} // namespace tidemark::app
