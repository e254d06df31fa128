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

constexpr int kExactDecimals = 6;
constexpr std::int64_t kMicrosecond = 1'000;
constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr double kClockFrom = 120.0; ///< seconds from which moments are as clocks write them

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

/// @p length in @p unit with three significant digits, as sizes have: "30.5", "3.05", "305".
QString threeDigits(std::int64_t length, std::int64_t unit)
{
    const double value = static_cast<double>(length) / static_cast<double>(unit);
    return decimal(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

/// @p length in whole @p unit, rounded to the nearest.
std::int64_t rounded(std::int64_t length, std::int64_t unit)
{
    return length / unit + (length % unit >= unit / 2 + unit % 2 ? 1 : 0);
}

/// Each step begins where the one below would round up to its unit: 59.96 s is "1 m 00 s".
QString positiveDuration(std::int64_t length)
{
    if (length < kMicrosecond) {
        return TimeText::tr("%1 ns").arg(length);
    }
    if (rounded(length, kMicrosecond) < kMillisecond / kMicrosecond) {
        return TimeText::tr("%1 µs").arg(threeDigits(length, kMicrosecond));
    }
    if (rounded(length, kMillisecond) < kSecond / kMillisecond) {
        return TimeText::tr("%1 ms").arg(threeDigits(length, kMillisecond));
    }
    if (rounded(length, kSecond / 10) < 10 * kMinute / kSecond) {
        const double seconds = static_cast<double>(length) / static_cast<double>(kSecond);
        return TimeText::tr("%1 s").arg(decimal(seconds, seconds < 9.95 ? 2 : 1));
    }
    if (const std::int64_t seconds = rounded(length, kSecond); seconds < kHour / kSecond) {
        return TimeText::tr("%1 m %2 s").arg(seconds / 60).arg(twoDigits(seconds % 60));
    }
    if (const std::int64_t minutes = rounded(length, kMinute); minutes < kDay / kMinute) {
        return TimeText::tr("%1 h %2 m").arg(minutes / 60).arg(twoDigits(minutes % 60));
    }
    const std::int64_t hours = rounded(length, kHour);
    return TimeText::tr("%1 d %2 h").arg(hours / 24).arg(twoDigits(hours % 24));
}

/// "−3.4 s" with the sign that clocks have too.
QString secondsText(double seconds, int decimals)
{
    const QString text = TimeText::tr("%1 s").arg(decimal(std::abs(seconds), decimals));
    return seconds < 0 ? QChar(0x2212) + text : text;
}

/// With three significant digits below ten seconds, and a tenth of a second above.
QString momentText(std::int64_t nanoseconds)
{
    constexpr int kMostDecimals = 9;
    const double seconds = static_cast<double>(nanoseconds) / static_cast<double>(kSecond);
    const double size = std::abs(seconds);
    if (nanoseconds == 0) {
        return secondsText(0.0, 0);
    }
    if (size < 9.995) {
        const int decimals = 2 - static_cast<int>(std::floor(std::log10(size)));
        return secondsText(seconds, std::min(decimals, kMostDecimals));
    }
    return size < kClockFrom ? secondsText(seconds, 1) : clockText(seconds, 1);
}

/// "12.3 M": for instructions and the like.
QString shortCountText(std::int64_t count)
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
        return TimeText::tr("%1 instructions").arg(shortCountText(length).trimmed());
    case AxisUnit::AllocatedBytes:
        return TimeText::tr("%1 allocated").arg(sizeText(static_cast<double>(length)));
    case AxisUnit::Ordinal:
        return TimeText::tr("sample %1").arg(QLocale().toString(static_cast<qlonglong>(length)));
    }
    return {};
}

QString axisPositionText(AxisUnit unit, std::int64_t position)
{
    return unit == AxisUnit::Nanoseconds ? momentText(position) : axisText(unit, position);
}

QString axisLengthText(AxisUnit unit, std::int64_t length)
{
    return unit == AxisUnit::Ordinal
               ? TimeText::tr("%Ln sample(s)", nullptr, static_cast<int>(length))
               : axisText(unit, length);
}

QString exactAxisText(AxisUnit unit, std::int64_t length)
{
    switch (unit) {
    case AxisUnit::Nanoseconds:
        return TimeText::tr("%1 s").arg(
            decimal(static_cast<double>(length) / static_cast<double>(kSecond), kExactDecimals));
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
    const double seconds = static_cast<double>(nanoseconds) / static_cast<double>(kSecond);
    return std::abs(seconds) < kClockFrom ? secondsText(seconds, decimals)
                                          : clockText(seconds, decimals);
}

QString clockText(double seconds, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double all = std::round(std::abs(seconds) * scale) / scale;
    const auto whole = static_cast<std::int64_t>(all);
    QString text = twoDigits(whole % 60);
    if (decimals > 0) {
        text += decimal(all - static_cast<double>(whole), decimals).mid(1); // without its zero
    }
    text.prepend(QStringLiteral("%1:").arg(whole >= 3'600 ? twoDigits(whole / 60 % 60)
                                                          : QString::number(whole / 60)));
    if (whole >= 3'600) {
        text.prepend(QStringLiteral("%1:").arg(whole / 3'600 % 24));
    }
    if (const std::int64_t days = whole / 86'400; days > 0) {
        text = TimeText::tr("%1 d %2", "days, clock").arg(days).arg(text);
    }
    return seconds < 0 ? QChar(0x2212) + text : text;
}

} // namespace tidemark::app
