// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/axis.h"

namespace tidemark::app
{

class Session;

/// What is said of a selected range: its length, by how much the main series of the recording that
/// is told first changed in it, over which length that was measured if it is another one, and the
/// rate. "36.0 ms · Δ +62.9 MiB in 30.5 ms · +2.01 GiB/s".
QString selectionText(const Session& session, AxisRange range, SizeUnit unit);

} // namespace tidemark::app
