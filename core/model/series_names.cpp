// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/series_names.h"

namespace tidemark
{

SeriesRole roleOf(SeriesKind kind, std::string_view name)
{
    const bool isSum =
        (kind == SeriesKind::Pss && (name == kPssOfAllName || name == kPssOrRssOfAllName)) ||
        (kind == SeriesKind::Rss && name == kRssOfAllName);
    if (isSum) {
        return SeriesRole::Sum;
    }
    if (kind == SeriesKind::Rss && name.starts_with(kRssOfChildName)) {
        return SeriesRole::Child;
    }
    return kind == SeriesKind::Counter && name == kLimitName ? SeriesRole::Limit
                                                             : SeriesRole::Plain;
}

} // namespace tidemark
