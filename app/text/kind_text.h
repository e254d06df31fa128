// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/marker.h"
#include "core/model/series.h"

#include <QString>

namespace tidemark::app
{

/// "RSS", "Heap used": what a series of this kind measures, whatever the file calls it.
QString kindText(SeriesKind kind);

/// "Function", "Garbage collection".
QString kindText(MarkerKind kind);

} // namespace tidemark::app
