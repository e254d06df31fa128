// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kColumnGap = 2;

/// Whether a terminal gives this character two cells: Unicode's East Asian wide and full width.
bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f) ||
           (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff01 && c <= 0xff60) ||
           (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) ||
           (c >= 0x20000 && c <= 0x3fffd);
}

QString blanks(int count)
{
    return QString(std::max(count, 0), QLatin1Char(' '));
}

} // namespace

int cellWidth(const QString& text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4()) {
        const bool isMark = QChar::category(c) == QChar::Mark_NonSpacing;
        width += isMark ? 0 : isWide(c) ? 2 : 1;
    }
    return width;
}

QString TextTable::line(const QStringList& cells, const std::vector<int>& widths, int indent) const
{
    QString result = blanks(indent);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QString& cell = cells.at(static_cast<qsizetype>(i));
        const QString padding = blanks(widths[i] - cellWidth(cell));
        const bool isRight = m_columns[i].align == Align::Right;
        result += isRight ? padding + cell : cell + padding;
        result += blanks(kColumnGap);
    }
    while (result.endsWith(QLatin1Char(' '))) {
        result.chop(1);
    }
    return result + QLatin1Char('\n');
}

QString TextTable::text(int indent) const
{
    QStringList titles;
    std::vector<int> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        titles += m_columns[i].title.text;
        int width = cellWidth(m_columns[i].title.text);
        for (const QStringList& row : m_rows) {
            width = std::max(width, cellWidth(row.at(static_cast<qsizetype>(i))));
        }
        widths.push_back(width);
    }
    const bool hasTitles =
        std::ranges::any_of(titles, [](const QString& title) { return !title.isEmpty(); });
    QString result = hasTitles ? line(titles, widths, indent) : QString();
    for (const QStringList& row : m_rows) {
        result += line(row, widths, indent);
    }
    return result;
}

} // namespace tidemark::app
