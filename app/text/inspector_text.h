// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace tidemark::app
{

/// Why a runtime cannot be asked through its inspector, and what to do next, for the detail of an
/// ErrorCode::CannotInspect. What the other side said is quoted as fileText() shows it.
QString inspectorProblemText(const std::string& detail);

} // namespace tidemark::app
