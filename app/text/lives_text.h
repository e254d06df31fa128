// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/timeline/lives.h"

namespace tidemark::app
{

/// How often the process of a recording was restarted, how its lives grow and where they end, in
/// two or three sentences; empty without a restart. Intervals are on @p axis.
QString livesSentence(const Lives& lives, AxisUnit axis, SizeUnit unit = SizeUnit::Binary);

} // namespace tidemark::app
