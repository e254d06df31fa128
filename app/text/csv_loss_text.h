// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <QString>

namespace tidemark::app
{

/// What writeCsv() leaves out of @p recordings, as a sentence; empty if CSV holds all of them.
QString csvLossText(const Recordings& recordings);

} // namespace tidemark::app
