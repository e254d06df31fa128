// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace tidemark::app
{

/// How sizes are written everywhere in the program; the user chooses.
enum class SizeUnit {
    Binary,  ///< KiB, MiB, GiB: powers of 1024
    Decimal, ///< kB, MB, GB: powers of 1000
    Bytes,   ///< all digits
};

/// What stands where a value is not known.
QString unknownText();

/// "24.1 MiB": three significant digits in the default QLocale. Negative sizes keep their sign.
QString sizeText(double bytes, SizeUnit unit = SizeUnit::Binary);
QString sizeText(std::optional<double> bytes, SizeUnit unit = SizeUnit::Binary);

/// "+24.1 MiB", "−3.2 KiB" (a true minus sign), "0 B".
QString signedSizeText(double bytes, SizeUnit unit = SizeUnit::Binary);

/// "25,270,682 B": for tooltips and copying.
QString exactSizeText(double bytes);

/// "+12.4 MiB/s".
QString rateText(double bytesPerSecond, SizeUnit unit = SizeUnit::Binary);

/// One step of the unit that suits sizes up to @p bytes: its name and how many bytes it has.
struct SizeStep {
    QString name; ///< "MiB"
    double bytes;
};
SizeStep sizeStepFor(double bytes, SizeUnit unit);

/// "64.9 %", "2.35 %", "<0.01 %": a share in percent.
QString percentText(double percent);

/// "+31 %", "−96.8 %" for a ratio minus one.
QString changeText(double ratioMinusOne);

} // namespace tidemark::app
