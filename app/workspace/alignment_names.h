// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/run_alignment.h"

#include <string>
#include <vector>

namespace tidemark::app
{

class Session;

/// Names of functions or of marks that the visible recordings of @p session can be aligned at,
/// those that most of them have first.
std::vector<std::string> namesToAlignAt(const Session& session, AlignmentKind kind);

/// Whether there is any such name, and two recordings with functions if they are to be stretched by
/// these; true for other kinds.
bool canAlignAt(const Session& session, AlignmentKind kind);

} // namespace tidemark::app
