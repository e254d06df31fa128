// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/warning.h"

#include <QString>

namespace tidemark::app
{

/// "37 lines skipped, first at line 12": what a reader left out or put right, without a full stop.
QString warningText(const Warning& warning);

} // namespace tidemark::app
