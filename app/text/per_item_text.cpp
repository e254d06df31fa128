// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/per_item_text.h"

#include "app/text/time_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

struct PerItemText {
    Q_DECLARE_TR_FUNCTIONS(PerItemText)
};

constexpr double kLeastShown = 0.1; ///< of a unit, so that three digits tell something

/// Three significant digits and three decimals at most.
QString shortNumber(double value)
{
    const int whole =
        value >= 1.0 ? static_cast<int>(std::floor(std::log10(value))) : 0; // digits but one
    return QLocale().toString(value, 'f', value >= 1.0 ? std::max(0, 2 - whole) : 3);
}

} // namespace

QString itemsText(double count)
{
    constexpr double kHundred = 100.0;
    const double rounded = std::round(count * kHundred) / kHundred;
    return std::isfinite(count)
               ? QLocale().toString(rounded, 'f', rounded == std::floor(rounded) ? 0 : 2)
               : unknownText();
}

QString sizePerItemText(double bytes, double whole, SizeUnit unit)
{
    if (!std::isfinite(bytes)) {
        return unknownText();
    }
    SizeStep step = sizeStepFor(whole, unit);
    if (bytes / step.bytes < kLeastShown) {
        step = sizeStepFor(bytes, unit);
    }
    return QStringLiteral("%1\u00a0%2").arg(shortNumber(bytes / step.bytes), step.name);
}

QString lengthPerItemText(AxisUnit axis, double length)
{
    constexpr double kNanosecondsInSecond = 1e9;
    if (!std::isfinite(length)) {
        return unknownText();
    }
    const double seconds = length / kNanosecondsInSecond;
    return axis == AxisUnit::Nanoseconds && seconds >= kLeastShown
               ? PerItemText::tr("%1 s", "seconds for each item").arg(shortNumber(seconds))
               : axisLengthText(axis, std::llround(length));
}

} // namespace tidemark::app
