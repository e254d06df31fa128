// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace tidemark::app
{

/// What a file is that no reader takes, and what to do with it; empty for errors of other kinds.
QString foreignText(const Error& error);

} // namespace tidemark::app
