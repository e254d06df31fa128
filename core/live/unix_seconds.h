// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/number_out.h"

#include <QUrl>
#include <QUrlQuery>

#include <string>

namespace tidemark
{

/// Nanoseconds since 1970, or a length, as the API wants them: "1796092969.5".
inline std::string unixSeconds(std::int64_t nanoseconds)
{
    NumberBuffer buffer;
    return std::string(buffer.seconds(nanoseconds));
}

/// Adds a parameter with all that means something in an address encoded, "+" too.
inline void addParameter(QUrlQuery& parameters, const char* name, const std::string& value)
{
    parameters.addQueryItem(QString::fromLatin1(name), QString::fromLatin1(QUrl::toPercentEncoding(
                                                           QString::fromStdString(value))));
}

} // namespace tidemark
