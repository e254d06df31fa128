// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/column_units.h"
#include "core/model/source_table.h"

#include <QString>

namespace tidemark::app
{

/// What a column of a table was taken for: "RSS: memory in KB of 1,024 B, as its unit says".
QString takenText(const SourceColumn& column, bool isIgnored);

/// A word of choiceWords() for a person: "Memory", "A counter", "RSS".
QString choiceWordText(std::string_view word);

/// "MiB (1,048,576 B)".
QString unitText(const ChosenUnit& unit);

} // namespace tidemark::app
