// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/run_alignment.h"

#include <QString>

namespace tidemark::app
{

/// A kind of alignment as a choice in a list: "Align at end", "Align at a function…".
QString alignmentChoiceText(AlignmentKind kind);

/// An alignment that was chosen, with the name of its function or mark, a long one cut: "Align at
/// function “load”".
QString alignmentText(const RunAlignment& alignment);

/// How many runs have no place of their own under @p alignment, and what was done with them.
QString unplacedText(const RunAlignment& alignment, int count);

} // namespace tidemark::app
