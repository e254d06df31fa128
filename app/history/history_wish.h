// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/history_fetch.h"

namespace tidemark::app
{

/// What the user asks a server for.
struct HistoryWish {
    HistoryRequest request;
    bool goesOn = false; ///< to be asked for what is new again and again
};

} // namespace tidemark::app
