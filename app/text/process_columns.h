// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "app/text/table_column.h"
#include "core/processes/process_list.h"

namespace tidemark::app
{

/// What a list of processes says of each, in the window and on the command line: name, PID, user,
/// RSS, CPU, runtime, container, command line.
TableColumns<ProcessEntry> processColumns(SizeUnit unit);

} // namespace tidemark::app
