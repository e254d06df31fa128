// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_statistics.h"

#include <QString>

namespace tidemark::app
{

/// What a kind of memory in a heap is called.
QString heapKindText(HeapKind kind);

} // namespace tidemark::app
