// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/plain_text.h"

namespace tidemark::app
{

namespace
{

constexpr int kTabWidth = 4;
constexpr char16_t kControlPictures = 0x2400;
constexpr char16_t kDelete = 0x7f;

bool turnsDirection(char16_t unit)
{
    return unit == 0x061c || unit == 0x200e || unit == 0x200f ||
           (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
}

bool breaksLine(char16_t unit)
{
    return unit == 0x0085 || unit == 0x2028 || unit == 0x2029;
}

} // namespace

QString singleLine(const QString& text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if (unit == u'\t') {
            line.append(QString(kTabWidth - line.size() % kTabWidth, QLatin1Char(' ')));
        } else if (unit < u' ') {
            line.append(QChar(static_cast<char16_t>(kControlPictures + unit)));
        } else if (unit == kDelete || turnsDirection(unit) || breaksLine(unit)) {
            line.append(QChar(QChar::ReplacementCharacter));
        } else {
            line.append(character);
        }
    }
    return line;
}

QString plainToolTip(const QString& text)
{
    if (text.isEmpty()) {
        return {};
    }
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace tidemark::app
