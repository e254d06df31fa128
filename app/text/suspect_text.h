// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/snapshots/leak_suspects.h"

#include <QString>

namespace tidemark::app
{

/// What is suspected and why, in one sentence of plain text: "The global variable “registry” keeps
/// 1 Array, 24.1 MiB: 64.9 % of the heap, for the most part 2,000 Fuga, 23.9 MiB".
QString suspectText(const LeakSuspects& suspects, const LeakSuspect& suspect,
                    SizeUnit unit = SizeUnit::Binary);

/// That there is none, and what one would be.
QString noSuspectText();

} // namespace tidemark::app
