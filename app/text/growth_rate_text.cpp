// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/growth_rate_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kMinute = 60.0;
constexpr double kHour = 3'600.0;
constexpr double kDay = 86'400.0;

struct GrowthRateText {
    Q_DECLARE_TR_FUNCTIONS(GrowthRateText)
};

/// The unit of a rate: bytes of its size for seconds of its time.
struct RateUnit {
    SizeStep size;
    double seconds;

    double in(double bytesPerSecond) const { return bytesPerSecond * seconds / size.bytes; }
    QString name() const;
};

QString RateUnit::name() const
{
    if (seconds == kDay) {
        return GrowthRateText::tr("%1/day", "size").arg(size.name);
    }
    if (seconds == kHour) {
        return GrowthRateText::tr("%1/h", "size").arg(size.name);
    }
    return seconds == kMinute ? GrowthRateText::tr("%1/min", "size").arg(size.name)
                              : GrowthRateText::tr("%1/s", "size").arg(size.name);
}

/// The shortest time in which what grows can be pictured.
RateUnit rateUnitFor(double bytesPerSecond, SizeUnit unit)
{
    constexpr std::array<std::pair<double, double>, 3> kLeast{
        {{1.0, 1048576.0}, {kMinute, 10240.0}, {kHour, 10240.0}}}; // seconds, bytes
    const double rate = std::abs(bytesPerSecond);
    const auto* const fit = std::ranges::find_if(
        kLeast, [rate](const auto& least) { return rate * least.first >= least.second; });
    const double seconds = fit == kLeast.end() ? kDay : fit->first;
    return {sizeStepFor(rate * seconds, unit), seconds};
}

QString numberText(double value, int decimals)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', decimals);
    const bool isZero =
        std::ranges::none_of(digits, [](QChar digit) { return digit.digitValue() > 0; });
    return value < 0.0 && !isZero ? QChar(0x2212) + digits : digits;
}

int decimalsFor(double value, const RateUnit& unit)
{
    const double size = std::abs(value);
    return unit.size.bytes == 1.0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
}

} // namespace

QString growthRateText(double bytesPerSecond, SizeUnit unit)
{
    return growthRateTextLike(bytesPerSecond, bytesPerSecond, unit);
}

QString growthRateTextLike(double bytesPerSecond, double other, SizeUnit unit)
{
    const RateUnit rate = rateUnitFor(other, unit);
    const double value = rate.in(bytesPerSecond);
    return numberText(value, decimalsFor(value, rate)) + QChar(0xa0) + rate.name();
}

QString signedGrowthRateText(double bytesPerSecond, SizeUnit unit)
{
    const QString text = growthRateText(bytesPerSecond, unit);
    const bool isZero =
        std::ranges::none_of(text, [](QChar digit) { return digit.digitValue() > 0; });
    return bytesPerSecond > 0.0 && !isZero ? QLatin1Char('+') + text : text;
}

QString growthIntervalText(double bytesPerSecond, double low, double high, SizeUnit unit)
{
    const double widest = std::max({std::abs(bytesPerSecond), std::abs(low), std::abs(high)});
    const RateUnit rate = rateUnitFor(bytesPerSecond == 0.0 ? widest : bytesPerSecond, unit);
    const int decimals = decimalsFor(rate.in(bytesPerSecond), rate);
    const QString between = low < 0.0 ? GrowthRateText::tr("(%1 to %2)", "two numbers")
                                      : GrowthRateText::tr("(%1–%2)", "two numbers");
    return numberText(rate.in(bytesPerSecond), decimals) + QChar(0xa0) + rate.name() +
           QLatin1Char(' ') +
           between.arg(numberText(rate.in(low), decimals), numberText(rate.in(high), decimals));
}

QString roughDurationText(double seconds)
{
    constexpr double kManyDays = 1e6;
    const auto whole = [](double value) { return QLocale().toString(std::round(value), 'f', 0); };
    if (seconds < 1.5 * kMinute) {
        return GrowthRateText::tr("%1 s").arg(whole(seconds));
    }
    if (seconds < 1.5 * kHour) {
        return GrowthRateText::tr("%1 min").arg(whole(seconds / kMinute));
    }
    if (seconds < 1.5 * kDay) {
        return GrowthRateText::tr("%1 h").arg(whole(seconds / kHour));
    }
    const double days = std::min(seconds / kDay, kManyDays);
    return GrowthRateText::tr("%1 days").arg(whole(days));
}

} // namespace tidemark::app
