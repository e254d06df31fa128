// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/warning.h"

#include <QString>

#include <vector>

namespace tidemark::app
{

/// What was odd about a file, in one sentence: "37 lines skipped, first at line 12".
QString warningText(const Warning& warning);

/// All of them, one a line.
QString warningsText(const std::vector<Warning>& warnings);

/// That functions of Python programs are not seen, and what to do about it.
QString agentMissingText();

} // namespace tidemark::app
