// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/axis_ticks.h"

#include "app/text/time_text.h"
#include "core/timeline/run_placement.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace tidemark::app
{

namespace
{

struct AxisText {
    Q_DECLARE_TR_FUNCTIONS(AxisTicks)
};

constexpr double kNsInSecond = 1e9;
constexpr double kNsInMinute = 60 * kNsInSecond;
constexpr double kNsInHour = 60 * kNsInMinute;
constexpr double kNsInDay = 24 * kNsInHour;

/// The least 1, 2 or 5 × 10^n that is not below @p value.
double roundUp125(double value)
{
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (value <= factor * power * (1.0 + 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

/// Round steps of clocks: above a second they are not decimal.
double roundUpTime(double nanoseconds)
{
    if (nanoseconds <= kNsInSecond) {
        return std::max(roundUp125(nanoseconds), 1.0);
    }
    constexpr std::array kSteps{
        kNsInSecond,      2 * kNsInSecond,  5 * kNsInSecond, 10 * kNsInSecond, 15 * kNsInSecond,
        30 * kNsInSecond, kNsInMinute,      2 * kNsInMinute, 5 * kNsInMinute,  10 * kNsInMinute,
        15 * kNsInMinute, 30 * kNsInMinute, kNsInHour,       2 * kNsInHour,    3 * kNsInHour,
        6 * kNsInHour,    12 * kNsInHour,   kNsInDay};
    for (const double step : kSteps) {
        if (nanoseconds <= step) {
            return step;
        }
    }
    return roundUp125(nanoseconds / kNsInDay) * kNsInDay;
}

int decimalsFor(double step)
{
    return step >= 1.0 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
}

/// How the labels of one axis write time; the same for all of them.
enum class ClockStyle { MinutesSeconds, HoursMinutes, HoursMinutesSeconds };

/// "1:05", "2:05:30", "3 d 4:00"
QString clockLabel(double nanoseconds, ClockStyle style)
{
    const auto seconds = static_cast<qint64>(std::llround(std::abs(nanoseconds) / kNsInSecond));
    const auto two = [](qint64 value) {
        return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    };
    QString text;
    if (style == ClockStyle::MinutesSeconds) {
        text = QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
    } else {
        const qint64 days = seconds / 86'400;
        text = QStringLiteral("%1:%2").arg(seconds / 3'600 % 24).arg(two(seconds / 60 % 60));
        if (style == ClockStyle::HoursMinutesSeconds) {
            text += QLatin1Char(':') + two(seconds % 60);
        }
        if (days > 0) {
            text = AxisText::tr("%1 d %2").arg(days).arg(text);
        }
    }
    return nanoseconds < 0 ? QChar(0x2212) + text : text;
}

QString wallClockLabel(double unixNanoseconds, double step)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(std::llround(unixNanoseconds / 1e6));
    if (step >= kNsInDay) {
        return QLocale().toString(moment.date(), QLocale::ShortFormat);
    }
    const QString format = step >= kNsInMinute   ? QStringLiteral("HH:mm")
                           : step >= kNsInSecond ? QStringLiteral("HH:mm:ss")
                                                 : QStringLiteral("HH:mm:ss.zzz");
    return moment.toString(format);
}

TickSet plainTicks(double begin, double end, double step, double scale, const QString& unit)
{
    TickSet set;
    set.step = step;
    set.unit = unit;
    const double first = std::ceil(begin / step - 1e-9);
    const double last = std::floor(end / step + 1e-9);
    for (double i = first; i <= last; ++i) {
        const double shown = i * step / scale;
        set.ticks.push_back({i * step, QLocale().toString(shown, 'f', decimalsFor(step / scale))});
    }
    return set;
}

TickSet plainTicks(AxisRange visible, double step, double scale, const QString& unit)
{
    return plainTicks(static_cast<double>(visible.begin), static_cast<double>(visible.end), step,
                      scale, unit);
}

TickSet timeTicks(AxisRange visible, double step, std::optional<std::int64_t> wallClockOrigin)
{
    if (wallClockOrigin) {
        TickSet set;
        set.step = step;
        // Round in local time, so that ticks fall on full hours of the clock on the wall.
        const auto origin = static_cast<double>(*wallClockOrigin);
        const auto zone = QDateTime::fromMSecsSinceEpoch(*wallClockOrigin / 1'000'000);
        const double shift = zone.offsetFromUtc() * kNsInSecond;
        const double begin = static_cast<double>(visible.begin) + origin + shift;
        const double end = static_cast<double>(visible.end) + origin + shift;
        for (double i = std::ceil(begin / step); i * step <= end; ++i) {
            const double moment = i * step - shift;
            set.ticks.push_back({moment - origin, wallClockLabel(moment, step)});
        }
        if (step < kNsInDay) { // the day, once
            const auto start = std::llround((static_cast<double>(visible.begin) + origin) / 1e6);
            set.unit = QLocale().toString(QDateTime::fromMSecsSinceEpoch(start).date(),
                                          QLocale::ShortFormat);
        }
        return set;
    }
    const double furthest = std::max(std::abs(static_cast<double>(visible.begin)),
                                     std::abs(static_cast<double>(visible.end)));
    if (furthest <= 2 * kNsInMinute) {
        return plainTicks(visible, step, kNsInSecond, AxisText::tr("s"));
    }
    TickSet set = plainTicks(visible, step, kNsInSecond, {});
    if (step < kNsInSecond) {
        for (Tick& tick : set.ticks) {
            tick.label = clockText(tick.position / kNsInSecond, decimalsFor(step / kNsInSecond));
        }
        set.unit = furthest < kNsInHour ? AxisText::tr("min:s") : AxisText::tr("h:min:s");
        return set;
    }
    const ClockStyle style = furthest < kNsInHour ? ClockStyle::MinutesSeconds
                             : step < kNsInMinute ? ClockStyle::HoursMinutesSeconds
                                                  : ClockStyle::HoursMinutes;
    for (Tick& tick : set.ticks) {
        tick.label = clockLabel(tick.position, style);
    }
    set.unit = style == ClockStyle::MinutesSeconds ? AxisText::tr("min:s")
               : style == ClockStyle::HoursMinutes ? AxisText::tr("h:min")
                                                   : AxisText::tr("h:min:s");
    return set;
}

} // namespace

TickSet sizeTicks(double highest, int atMost, SizeUnit unit)
{
    highest = std::max(highest, 1.0);
    const SizeStep scale = sizeStepFor(highest, unit);
    double step = roundUp125(highest / scale.bytes / std::max(atMost, 1));
    if (scale.bytes == 1.0) {
        step = std::max(step, 1.0);
    }
    TickSet set;
    set.unit = scale.name;
    set.step = step * scale.bytes;
    const double count = std::ceil(highest / set.step - 1e-9);
    for (double i = 0; i <= count; ++i) {
        set.ticks.push_back({i * set.step, QLocale().toString(i * step, 'f', decimalsFor(step))});
    }
    return set;
}

TickSet sizeTicksBetween(double lowest, double highest, int atMost, SizeUnit unit)
{
    const SizeStep scale = sizeStepFor(std::max(highest, 1.0), unit);
    double step = roundUp125((highest - lowest) / scale.bytes / std::max(atMost, 1));
    if (scale.bytes == 1.0) {
        step = std::max(step, 1.0);
    }
    return plainTicks(lowest, highest, step * scale.bytes, scale.bytes, scale.name);
}

TickSet logarithmicSizeTicks(double lowest, double highest, int atMost, SizeUnit unit)
{
    constexpr int kFewest = 3;
    const double octave = unit == SizeUnit::Binary ? 2.0 : 10.0;
    const auto first = std::ceil(std::log(lowest) / std::log(octave) - 1e-9);
    const auto last = std::floor(std::log(highest) / std::log(octave) + 1e-9);
    if (last - first + 1 < kFewest) {
        return sizeTicksBetween(lowest, highest, atMost, unit);
    }
    const double every = std::max(std::ceil((last - first) / std::max(atMost, 1)), 1.0);
    TickSet set;
    set.step = std::pow(octave, every);
    for (double power = std::ceil(first / every) * every; power <= last; power += every) {
        const double bytes = std::pow(octave, power);
        const SizeStep scale = sizeStepFor(bytes, unit);
        set.ticks.push_back(
            {bytes, QLocale().toString(bytes / scale.bytes, 'f', decimalsFor(bytes / scale.bytes)) +
                        QChar(0x00a0) + scale.name});
    }
    return set;
}

TickSet positionTicks(AxisUnit unit, AxisRange visible, int atMost,
                      std::optional<std::int64_t> wallClockOrigin)
{
    const double length = static_cast<double>(std::max<std::int64_t>(visible.length(), 1));
    const double rough = length / std::max(atMost, 1);
    if (unit == AxisUnit::Nanoseconds) {
        return timeTicks(visible, roundUpTime(rough), wallClockOrigin);
    }
    if (unit == AxisUnit::AllocatedBytes) {
        const SizeStep scale = sizeStepFor(static_cast<double>(visible.end), SizeUnit::Binary);
        const double step = std::max(roundUp125(rough / scale.bytes) * scale.bytes, 1.0);
        return plainTicks(visible, step, scale.bytes, scale.name);
    }
    double scale = 1.0;
    QString prefix;
    for (const char* next : {"k", "M", "G", "T"}) {
        if (static_cast<double>(visible.end) < scale * 10'000.0) {
            break;
        }
        scale *= 1'000.0;
        prefix = QLatin1String(next);
    }
    const QString name =
        unit == AxisUnit::Instructions ? AxisText::tr("instructions") : AxisText::tr("samples");
    return plainTicks(visible, std::max(roundUp125(rough), 1.0), scale,
                      prefix.isEmpty() ? name : prefix + QChar(0x00a0) + name);
}

TickSet shareTicks(AxisRange visible, int atMost)
{
    constexpr double kPercent = kStretchedLength / 100.0;
    const double rough = static_cast<double>(visible.length()) / std::max(atMost, 1);
    return plainTicks(visible, std::max(roundUp125(rough / kPercent) * kPercent, 1.0), kPercent,
                      QStringLiteral("%"));
}

} // namespace tidemark::app
