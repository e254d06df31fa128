// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/count_text.h"

#include <QLocale>

#include <cstdlib>

namespace tidemark::app
{

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString signedCountText(std::int64_t count)
{
    const QString digits = countText(std::abs(count));
    return count == 0 ? digits : (count < 0 ? QChar(0x2212) : QChar(u'+')) + digits;
}

} // namespace tidemark::app
