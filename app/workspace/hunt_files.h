// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/leak_hunt.h"

#include <QStringList>

namespace tidemark::app
{

/// Names for the three snapshots of a round beside the recording at @p recording, that no files
/// have: "server-hunt-1-a.heapsnapshot", …
QStringList newHuntFiles(const QString& recording);

/// What snapshot number @p snapshot of a round is called in the recording: "A", "B 2".
QString huntLabel(int snapshot, int round);

/// What a moment of a round is called in the recording: "Baseline", "Baseline, round 2".
QString huntMarkName(HuntMoment moment, int round);

} // namespace tidemark::app
