// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/date_doubts.h"

namespace tidemark
{

void decideDates(TimeValues& times, bool dayFirst, const std::string& column, WarningTally& tally)
{
    const auto doubt = times.decide(dayFirst);
    if (doubt != TimeValues::Doubt::None) {
        const auto code = doubt == TimeValues::Doubt::DayFirst ? WarningCode::TakenAsDayFirst
                                                               : WarningCode::TakenAsMonthFirst;
        tally.add({code, 1, {}, {}, column, times.unclearText()});
    }
    if (!times.contradiction().empty()) {
        tally.add({WarningCode::DatesTellOrder, 1, {}, {}, column, times.contradiction()});
    }
}

} // namespace tidemark
