// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/growth_limit.h"

#include "app/text/size_input.h"
#include "app/text/size_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <charconv>
#include <cmath>

namespace tidemark::app
{

namespace
{

struct GrowthLimitText {
    Q_DECLARE_TR_FUNCTIONS(GrowthLimit)
};

/// The limit as it was understood. Sizes differ by whole bytes, so that a part of one is none.
QString limitText(const GrowthLimit& limit, SizeUnit unit)
{
    constexpr double kPercent = 100.0;
    constexpr int kDigits = 10;
    return limit.isShare ? QStringLiteral("%1\u00a0%")
                               .arg(QLocale().toString(limit.amount * kPercent, 'g', kDigits))
                         : sizeText(std::floor(limit.amount), unit);
}

} // namespace

bool GrowthLimit::isPassed(std::uint64_t before, std::uint64_t after) const
{
    if (after <= before) {
        return false;
    }
    const auto grown = static_cast<double>(after - before);
    return grown > (isShare ? amount * static_cast<double>(before) : amount);
}

QString passedText(const GrowthLimit& limit, std::uint64_t before, std::uint64_t after)
{
    const auto grown = static_cast<double>(after - before);
    const bool isClose = sizeText(grown) == limitText(limit, SizeUnit::Binary);
    const SizeUnit unit = isClose ? SizeUnit::Bytes : SizeUnit::Binary;
    return GrowthLimitText::tr("The total grew by %1 (%2), which is more than %3.")
        .arg(sizeText(grown, unit), changeText(grown / static_cast<double>(before)),
             limitText(limit, unit));
}

std::optional<GrowthLimit> growthLimitOf(std::string_view text)
{
    constexpr double kPercent = 100.0;
    if (!text.ends_with('%')) {
        const auto bytes = bytesOf(text);
        return bytes ? std::optional(GrowthLimit{*bytes, false}) : std::nullopt;
    }
    text.remove_suffix(1);
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    double percent = 0.0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, percent, std::chars_format::fixed);
    const bool isNumber = error == std::errc() && rest == end && std::isfinite(percent);
    return isNumber && !std::signbit(percent) ? std::optional(GrowthLimit{percent / kPercent, true})
                                              : std::nullopt;
}

} // namespace tidemark::app
