// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/text_filter.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

char lowerAscii(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                                : character;
}

bool isAscii(const QString& text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 0x80; });
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

TextFilter::TextFilter(const QString& text, bool isRegularExpression)
    : m_text(text),
      m_isExpression(isRegularExpression)
{
    if (isRegularExpression) {
        m_expression = QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                                    QRegularExpression::UseUnicodePropertiesOption);
    } else if (isAscii(text)) {
        m_lower = text.toLower().toStdString();
    }
}

QString TextFilter::error() const
{
    return m_isExpression && !m_expression.isValid() ? m_expression.errorString() : QString();
}

bool TextFilter::matches(std::string_view utf8) const
{
    if (isEmpty()) {
        return true;
    }
    if (m_isExpression) {
        return !m_expression.isValid() || m_expression.match(fromUtf8(utf8)).hasMatch();
    }
    if (m_lower.empty()) {
        return fromUtf8(utf8).contains(m_text, Qt::CaseInsensitive);
    }
    const auto found =
        std::ranges::search(utf8, m_lower, [](char a, char b) { return lowerAscii(a) == b; });
    return !found.empty();
}

} // namespace tidemark::app
