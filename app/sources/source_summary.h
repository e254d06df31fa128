// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/recording.h"
#include "core/timeline/latest_reading.h"

#include <QString>

namespace tidemark::app
{

/// "39.9 MiB"; one that is old says so: "39.9 MiB, read 2 min ago".
QString latestText(const Series& series, const LatestReading& latest, SizeUnit unit);

/// What a card says while its recording grows: "RSS 111 MiB · +1.3 MiB/min", the rate over the last
/// minute.
QString liveText(const Recording& recording, SizeUnit unit);

/// What a card says about a recording in a line: "peak 398 MiB · 9.1 s", "line report · 3
/// functions".
QString summaryText(const Recording& recording, SizeUnit unit);

} // namespace tidemark::app
