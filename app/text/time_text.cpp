// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/time_text.h"

#include "app/text/size_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr std::int64_t kMicrosecond = 1'000;
constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

struct TimeText {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

QString twoDigits(std::int64_t value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString decimal(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString positiveDuration(std::int64_t length)
{
    if (length < kMicrosecond) {
        return TimeText::tr("%1 ns").arg(length);
    }
    if (length < kMillisecond) {
        return TimeText::tr("%1 µs").arg(length / kMicrosecond);
    }
    if (length < kSecond) {
        return TimeText::tr("%1 ms").arg(length / kMillisecond);
    }
    constexpr std::int64_t kHalfDigit = 50 * kMillisecond;
    if (length < kMinute - kHalfDigit) { // from there on it would read "60.0 s"
        const double seconds = static_cast<double>(length) / static_cast<double>(kSecond);
        return TimeText::tr("%1 s").arg(decimal(seconds, seconds < 9.95 ? 2 : 1));
    }
    if (length < kHour) {
        const std::int64_t seconds = std::max(length, kMinute) / kSecond;
        return TimeText::tr("%1 m %2 s").arg(seconds / 60).arg(twoDigits(seconds % 60));
    }
    if (length < kDay) {
        const std::int64_t minutes = length / kMinute;
        return TimeText::tr("%1 h %2 m").arg(minutes / 60).arg(twoDigits(minutes % 60));
    }
    const std::int64_t hours = length / kHour;
    return TimeText::tr("%1 d %2 h").arg(hours / 24).arg(twoDigits(hours % 24));
}

/// "12.3 M": for instructions and the like.
QString countText(std::int64_t count)
{
    constexpr std::array<const char*, 5> kSteps{"", "k", "M", "G", "T"};
    auto value = static_cast<double>(count);
    std::size_t step = 0;
    while (step + 1 < kSteps.size() && std::abs(value) >= 999.95) { // "1,000.0" is the next step
        value /= 1000.0;
        ++step;
    }
    const int decimals = step == 0 ? 0 : 1;
    return decimal(value, decimals) + QChar(0x00a0) + QLatin1String(kSteps[step]);
}

} // namespace

QString durationText(std::int64_t nanoseconds)
{
    if (nanoseconds == 0) {
        return TimeText::tr("%1 s").arg(0);
    }
    return nanoseconds < 0 ? QChar(0x2212) + positiveDuration(-nanoseconds)
                           : positiveDuration(nanoseconds);
}

QString wallClockText(std::int64_t unixNanoseconds)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(unixNanoseconds / kMillisecond);
    return QLocale().toString(moment, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString axisText(AxisUnit unit, std::int64_t length)
{
    switch (unit) {
    case AxisUnit::Nanoseconds:
        return durationText(length);
    case AxisUnit::Instructions:
        return TimeText::tr("%1 instructions").arg(countText(length).trimmed());
    case AxisUnit::AllocatedBytes:
        return TimeText::tr("%1 allocated").arg(sizeText(static_cast<double>(length)));
    case AxisUnit::Ordinal:
        return TimeText::tr("sample %1").arg(QLocale().toString(static_cast<qlonglong>(length)));
    }
    return {};
}

QString exactAxisText(AxisUnit unit, std::int64_t length)
{
    switch (unit) {
    case AxisUnit::Nanoseconds:
        return preciseTimeText(length, kMicrosecond);
    case AxisUnit::Instructions:
        return TimeText::tr("%1 instructions")
            .arg(QLocale().toString(static_cast<qlonglong>(length)));
    case AxisUnit::AllocatedBytes:
        return TimeText::tr("%1 allocated").arg(exactSizeText(static_cast<double>(length)));
    case AxisUnit::Ordinal:
        return axisText(unit, length);
    }
    return {};
}

QString preciseTimeText(std::int64_t nanoseconds, std::int64_t step)
{
    int decimals = 0;
    for (std::int64_t unit = kSecond; unit > step && decimals < 9; unit /= 10) {
        ++decimals;
    }
    if (std::abs(nanoseconds) >= kMinute && decimals == 0) {
        return durationText(nanoseconds);
    }
    const double seconds = static_cast<double>(nanoseconds) / static_cast<double>(kSecond);
    return TimeText::tr("%1 s").arg(decimal(seconds, decimals));
}

} // namespace tidemark::app
