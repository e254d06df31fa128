// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/recording.h"

#include <QString>

namespace tidemark::app
{

/// What a card says about a recording in a line: "peak 398 MiB · 9.1 s", "line report · 3
/// functions".
QString summaryText(const Recording& recording, SizeUnit unit);

} // namespace tidemark::app
