// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/open_recording.h"

#include <QHash>

#include <span>

namespace tidemark::app
{

/// By the ids of recordings that share their name with others: in what they differ, in as few words
/// as tell them apart: the nearest folder of their paths that does, their start, their process, or
/// else their number among these. O(n log n).
QHash<int, QString> differencesInName(std::span<const OpenRecording> recordings);

} // namespace tidemark::app
