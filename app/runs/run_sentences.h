// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_rows.h"
#include "app/text/size_text.h"

namespace tidemark::app
{

/// Which of the runs needs least memory, and which least time; empty of fewer than two.
QString runsVerdict(const std::vector<RunRow>& rows, AxisUnit axis, SizeUnit unit);

/// About the group called @p current; where that is a base or none of them, about the last one that
/// is set against one. Empty without such a group.
QString ownGroupsSentence(const std::vector<RunGroup>& groups, const QString& current,
                          SizeUnit unit);

} // namespace tidemark::app
