// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace tidemark::app
{

/// Why a server's history did not come, and what to do next, for an ErrorCode::CannotFetch. What
/// the server said is quoted as fileText() shows it.
QString fetchProblemText(const Error& error);

} // namespace tidemark::app
