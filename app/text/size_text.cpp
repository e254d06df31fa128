// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/size_text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr std::array<const char*, 7> kBinaryNames{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
constexpr std::array<const char*, 7> kDecimalNames{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
const QChar kMinus(0x2212);
const QChar kNarrowSpace(0x00a0);

/// Three significant digits, but never fewer than the whole ones: 1,012 stays 1,012.
QString threeDigits(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return QLocale().toString(value, 'f', decimals);
}

/// @p size, which is written without a sign, with that of @p value; none where all digits are 0.
QString withSign(const QString& size, double value)
{
    const bool isZero =
        std::ranges::none_of(size, [](QChar digit) { return digit.digitValue() > 0; });
    return isZero ? size : (value < 0 ? kMinus : QChar(u'+')) + size;
}

} // namespace

QString unknownText()
{
    return QStringLiteral("—");
}

SizeStep sizeStepFor(double bytes, SizeUnit unit)
{
    if (unit == SizeUnit::Bytes) {
        return {QStringLiteral("B"), 1.0};
    }
    const double base = unit == SizeUnit::Binary ? 1024.0 : 1000.0;
    const auto& names = unit == SizeUnit::Binary ? kBinaryNames : kDecimalNames;
    std::size_t step = 0;
    double stepBytes = 1.0;
    while (step + 1 < names.size() && std::abs(bytes) >= stepBytes * base * 0.9995) {
        stepBytes *= base;
        ++step;
    }
    return {QString::fromLatin1(names[step]), stepBytes};
}

QString sizeText(double bytes, SizeUnit unit)
{
    if (!std::isfinite(bytes)) {
        return unknownText();
    }
    const SizeStep step = sizeStepFor(bytes, unit);
    const double rounded = std::round(bytes) + 0.0; // no negative zero
    const QString number =
        step.bytes == 1.0 ? QLocale().toString(rounded, 'f', 0) : threeDigits(bytes / step.bytes);
    return number + kNarrowSpace + step.name;
}

QString sizeText(std::optional<double> bytes, SizeUnit unit)
{
    return bytes ? sizeText(*bytes, unit) : unknownText();
}

QString signedSizeText(double bytes, SizeUnit unit)
{
    return std::isfinite(bytes) ? withSign(sizeText(std::abs(bytes), unit), bytes) : unknownText();
}

QString exactSizeText(double bytes)
{
    return sizeText(bytes, SizeUnit::Bytes);
}

QString rateText(double bytesPerSecond, SizeUnit unit)
{
    return signedSizeText(bytesPerSecond, unit) + QStringLiteral("/s");
}

QString percentText(double percent)
{
    constexpr double kLeast = 0.01;
    if (!std::isfinite(percent)) {
        return unknownText();
    }
    const bool isTiny = percent > 0 && percent < kLeast;
    const double shown = isTiny ? kLeast : percent;
    const int decimals = shown >= 99.95 || shown == 0 ? 0 : shown >= 9.995 ? 1 : 2;
    return (isTiny ? QStringLiteral("<") : QString()) + QLocale().toString(shown, 'f', decimals) +
           kNarrowSpace + QLatin1Char('%');
}

QString changeText(double ratioMinusOne)
{
    if (!std::isfinite(ratioMinusOne)) {
        return unknownText();
    }
    const double percent = std::abs(ratioMinusOne) * 100.0;
    const int decimals = percent < 99.95 ? 1 : 0;
    return withSign(QLocale().toString(percent, 'f', decimals), ratioMinusOne) + kNarrowSpace +
           QLatin1Char('%');
}

} // namespace tidemark::app
