// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <string>
#include <string_view>

namespace tidemark::app
{

/// What a filter box asks for: names that contain a text, in upper or lower case, or that match a
/// regular expression. Matches everything while it is empty or the expression is not valid.
class TextFilter
{
public:
    TextFilter() = default;
    TextFilter(const QString& text, bool isRegularExpression);

    bool isEmpty() const { return m_text.isEmpty(); }

    /// Why the expression cannot be used, in Qt's words; empty if it can.
    QString error() const;

    /// O(length); plain ASCII texts are found without converting @p utf8.
    bool matches(std::string_view utf8) const;

    bool operator==(const TextFilter&) const = default;

private:
    QString m_text;
    std::string m_lower; ///< the text in lower case if it is plain ASCII, else empty
    QRegularExpression m_expression;
    bool m_isExpression = false;
};

} // namespace tidemark::app
