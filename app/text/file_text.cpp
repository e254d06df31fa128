// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/file_text.h"

#include "app/text/plain_text.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kBytesInCharacter = 4;

/// The front and the end of @p bytes where both together are more than anyone shows: decoding a
/// name of a gigabyte for 80 characters would be waste.
std::string shortened(std::string_view bytes, qsizetype limit)
{
    const auto kept = static_cast<std::size_t>(limit * kBytesInCharacter);
    if (bytes.size() <= 2 * kept) {
        return std::string(bytes);
    }
    return std::string(bytes.substr(0, kept)).append(bytes.substr(bytes.size() - kept));
}

} // namespace

QString fileText(std::string_view bytes, qsizetype limit)
{
    limit = std::max<qsizetype>(limit, 2);
    const QString line = singleLine(QString::fromStdString(shortened(bytes, limit)));
    if (line.size() <= limit) {
        return line;
    }
    qsizetype front = limit / 2;
    qsizetype back = limit - front - 1;
    // Never half of a surrogate pair.
    front -= line.at(front - 1).isHighSurrogate() ? 1 : 0;
    back -= back > 0 && line.at(line.size() - back).isLowSurrogate() ? 1 : 0;
    return line.first(front) + QChar(0x2026) + line.last(back);
}

} // namespace tidemark::app
