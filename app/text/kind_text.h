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

/// What an event is called, in one line: its name, or in words where that says what tells of a
/// restart; empty without one.
QString markerNameText(const Marker& marker);

} // namespace tidemark::app
