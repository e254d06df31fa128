// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/markdown_text.h"

#include "app/text/plain_text.h"

namespace tidemark::app
{

QString markdownText(const QString& text)
{
    static const QString kSpecial = QStringLiteral("\\`*_{}[]<>#|~&");
    QString escaped;
    for (const QChar character : singleLine(text)) {
        if (kSpecial.contains(character)) {
            escaped += QLatin1Char('\\');
        }
        escaped += character;
    }
    return escaped;
}

QString markdownRow(const QStringList& cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString markdownRule(qsizetype columns, qsizetype left)
{
    return markdownRow(QStringList(left, QStringLiteral("---")) +
                       QStringList(columns - left, QStringLiteral("---:")));
}

} // namespace tidemark::app
