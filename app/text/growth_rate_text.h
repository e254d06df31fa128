// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"

namespace tidemark::app
{

/// "1.30 MiB/min": a slow growth by the second, minute, hour or day, whichever reads best. Negative
/// ones carry a minus sign.
QString growthRateText(double bytesPerSecond, SizeUnit unit = SizeUnit::Binary);

/// The same in the unit that fits @p other, which it is to be compared with.
QString growthRateTextLike(double bytesPerSecond, double other, SizeUnit unit = SizeUnit::Binary);

/// The same with its sign: "+1.30 MiB/min".
QString signedGrowthRateText(double bytesPerSecond, SizeUnit unit = SizeUnit::Binary);

/// "1.30 MiB/min (1.10–1.50)": a growth with the interval it lies in, all in one unit.
QString growthIntervalText(double bytesPerSecond, double low, double high,
                           SizeUnit unit = SizeUnit::Binary);

/// "4 h", "3 days": a time to come, in one unit.
QString roughDurationText(double seconds);

} // namespace tidemark::app
