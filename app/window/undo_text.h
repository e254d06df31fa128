// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/removed_recordings.h"

namespace tidemark::app
{

// What is said about removing recordings and bringing them back.

/// What the action that brings back the last of @p removed is called, as a menu shows it.
QString undoActionText(const RemovedRecordings& removed);

/// What it brings back, and what that costs meanwhile: "Brings back list.dat, kept in 12.3 MiB of
/// memory".
QString undoHint(const RemovedRecordings& removed);

/// That the last of @p removed have been removed, what is kept of them if that is much, and what is
/// @p lost by it.
QString removedText(const RemovedRecordings& removed, const QStringList& lost);

} // namespace tidemark::app
