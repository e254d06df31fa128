// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "app/workspace/session.h"

namespace tidemark::app
{

/// The highest reading of a recording's main series, and what ran there.
struct RecordingPeak {
    std::int64_t position = 0; ///< in session positions
    std::int64_t told = 0;     ///< what is said of it: the same, or its own where it is stretched
    double bytes = 0.0;
    QString function; ///< innermost span that holds it, empty if there is none
};

/// None if the recording has no reading.
std::optional<RecordingPeak> peakOf(const Session& session, const OpenRecording& open);

/// "Peak 398 MiB at 3.4 s · main"
QString peakText(const RecordingPeak& peak, AxisUnit unit, SizeUnit sizeUnit);

} // namespace tidemark::app
