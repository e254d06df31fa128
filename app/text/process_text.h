// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_list.h"

#include <QString>

namespace tidemark::app
{

/// "Node.js", "Python", "JVM", "PHP", "Ruby", "native"; unknownText() if it is not known.
QString runtimeText(ProcessRuntime runtime);

/// The words joined by blanks, those with blanks quoted; not fit for a single line.
QString commandLineText(const std::vector<std::string>& words);

/// "12.3 %" of one core; unknownText() if it is not known.
QString cpuText(const std::optional<double>& percent);

} // namespace tidemark::app
