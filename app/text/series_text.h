// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/series.h"

#include <QString>

namespace tidemark::app
{

/// What a series is called. The names that our own recorder gives are translated, all others shown
/// as they are.
QString seriesNameText(const Series& series);

/// "RSS", or "RSS · PID 4711" for a child process.
QString seriesText(const Series& series);

/// The same where there is little room: of a sum only that it is one.
QString shortSeriesText(const Series& series);

/// What the numbers of @p series were taken for and what told so: "memory in MB of 1,048,576 B, as
/// its unit says". Empty where the format itself says it.
QString meaningText(const Series& series);

/// The same of numbers that are bytes, or plain numbers.
QString meaningText(const SeriesMeaning& meaning, bool isInBytes);

/// A reading of @p series: a size, or a plain number for a counter.
QString readingText(const Series& series, double value, SizeUnit unit);

/// The same with all digits, for tooltips and copying.
QString exactReadingText(const Series& series, double value);

} // namespace tidemark::app
