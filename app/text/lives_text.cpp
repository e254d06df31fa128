// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/lives_text.h"

#include "app/text/growth_rate_text.h"
#include "app/text/time_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>
#include <cmath>

namespace tidemark::app
{

namespace
{

struct LivesText {
    Q_DECLARE_TR_FUNCTIONS(LivesText)
};

/// "12 m 30 s (11 m 00 s–14 m 00 s)"; without the range where it says nothing new.
template <typename Text>
QString spreadText(const Spread& spread, Text text)
{
    const QString low = text(spread.low);
    const QString high = text(spread.high);
    const QString median = text(spread.median);
    return low == high ? median
                       : LivesText::tr("%1 (%2–%3)", "three figures").arg(median, low, high);
}

QString lengthText(double length, AxisUnit axis)
{
    constexpr double kLongest = 9e18; // what an axis can hold
    return axisText(axis, static_cast<std::int64_t>(std::llround(std::min(length, kLongest))));
}

QString restartSentence(const Lives& lives, AxisUnit axis)
{
    const int count = static_cast<int>(std::min<std::size_t>(lives.restarts(), INT_MAX));
    if (!lives.interval) {
        return LivesText::tr("Restarted once.");
    }
    const QString interval =
        spreadText(*lives.interval, [axis](double length) { return lengthText(length, axis); });
    return LivesText::tr("Restarted %Ln time(s), every %1.", nullptr, count).arg(interval);
}

QString originSentence(const Lives& lives)
{
    return lives.areInferred ? LivesText::tr("Nobody noted the restarts: they are inferred from "
                                             "memory, which falls to where it began.")
                             : QString();
}

QString growthSentence(const Lives& lives, SizeUnit unit)
{
    const bool grows = lives.perSecond && *lives.perSecond > 0.0;
    const QString rate = grows ? growthRateText(*lives.perSecond, unit) : QString();
    if (lives.limit) {
        const QString limit =
            spreadText(*lives.limit, [unit](double bytes) { return sizeText(bytes, unit); });
        return grows ? LivesText::tr("Each life grows by %1 and ends near %2.", "rate, size")
                           .arg(rate, limit)
                     : LivesText::tr("Each life ends near %1.", "size").arg(limit);
    }
    if (grows) {
        return LivesText::tr("Each life grows by %1.", "rate").arg(rate);
    }
    return lives.perSecond ? LivesText::tr("Memory does not grow within a life.") : QString();
}

QString outlookSentence(const Lives& lives, SizeUnit unit)
{
    if (!lives.reachedAfter) {
        return {};
    }
    const QString limit = sizeText(*lives.nextLimit(), unit);
    return *lives.reachedAfter > 0.0
               ? LivesText::tr("The present one reaches %1 in about %2.", "size, duration")
                     .arg(limit, roughDurationText(std::max(*lives.reachedAfter, 1.0)))
               : LivesText::tr("The present one has reached %1.", "size").arg(limit);
}

} // namespace

QString livesSentence(const Lives& lives, AxisUnit axis, SizeUnit unit)
{
    if (lives.restarts() == 0) {
        return {};
    }
    QString text = restartSentence(lives, axis);
    for (const QString& next :
         {growthSentence(lives, unit), outlookSentence(lives, unit), originSentence(lives)}) {
        text = next.isEmpty() ? text : LivesText::tr("%1 %2", "sentences in a row").arg(text, next);
    }
    return text;
}

} // namespace tidemark::app
