// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/series_text.h"

#include <QLocale>

#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kCounterDigits = 6;

QString counterText(double value, int digits)
{
    return std::isfinite(value) ? QLocale().toString(value, 'g', digits) : unknownText();
}

} // namespace

QString seriesText(const Series& series)
{
    const QString name = QString::fromStdString(series.name);
    return series.pid ? QStringLiteral("%1 · PID %2").arg(name).arg(*series.pid) : name;
}

QString readingText(const Series& series, double value, SizeUnit unit)
{
    return series.isInBytes() ? sizeText(value, unit) : counterText(value, kCounterDigits);
}

QString exactReadingText(const Series& series, double value)
{
    return series.isInBytes() ? exactSizeText(value)
                              : counterText(value, std::numeric_limits<double>::max_digits10);
}

} // namespace tidemark::app
