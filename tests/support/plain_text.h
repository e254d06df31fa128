// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::test
{

/// @p text with ordinary blanks where the program puts such as do not break.
inline QString plain(QString text)
{
    return text.replace(QChar(0x00a0), QLatin1Char(' '));
}

/// The same of UTF-8.
inline QString plain(const QByteArray& text)
{
    return plain(QString::fromUtf8(text));
}

} // namespace tidemark::test
