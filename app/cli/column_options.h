// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments/command_line.h"
#include "core/formats/series/choice_text.h"

#include <QString>

namespace tidemark::app
{

/// Adds what @p texts say, each "NAME=memory:MiB" or the like, to @p choices. Returns the sentence
/// about the first that makes no sense, or nothing.
QString takeColumns(const Words& texts, ColumnChoices& choices);

} // namespace tidemark::app
