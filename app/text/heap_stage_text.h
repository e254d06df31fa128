// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

#include <QString>

namespace tidemark::app
{

/// What the program does now with the snapshot called @p name: "Computing retained sizes of B…".
QString heapStageText(HeapStage stage, const QString& name);

} // namespace tidemark::app
