// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/size_text.h"

#include <QLocale>

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

QString withSign(QString text, double value)
{
    if (value < 0) {
        text.replace(QLocale().negativeSign(), QString(kMinus));
    } else if (value > 0) {
        text.prepend(QLatin1Char('+'));
    }
    return text;
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
    const QString number = step.bytes == 1.0 ? QLocale().toString(std::round(bytes), 'f', 0)
                                             : threeDigits(bytes / step.bytes);
    return number + kNarrowSpace + step.name;
}

QString sizeText(std::optional<double> bytes, SizeUnit unit)
{
    return bytes ? sizeText(*bytes, unit) : unknownText();
}

QString signedSizeText(double bytes, SizeUnit unit)
{
    return withSign(sizeText(bytes, unit), bytes);
}

QString exactSizeText(double bytes)
{
    return sizeText(bytes, SizeUnit::Bytes);
}

QString rateText(double bytesPerSecond, SizeUnit unit)
{
    return signedSizeText(bytesPerSecond, unit) + QStringLiteral("/s");
}

QString changeText(double ratioMinusOne)
{
    if (!std::isfinite(ratioMinusOne)) {
        return unknownText();
    }
    const double percent = ratioMinusOne * 100.0;
    const int decimals = std::abs(percent) < 99.95 ? 1 : 0;
    return withSign(QLocale().toString(percent, 'f', decimals), percent) + kNarrowSpace +
           QLatin1Char('%');
}

} // namespace tidemark::app
