// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/object_elision.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

/// Where the id at the end begins, with the space before it; -1 if there is none.
qsizetype idStart(const QString& text)
{
    const qsizetype at = text.lastIndexOf(QStringLiteral(" @"));
    const bool isId = at > 0 && at + 2 < text.size() &&
                      std::all_of(text.begin() + at + 2, text.end(),
                                  [](QChar character) { return character.isDigit(); });
    return isId ? at : -1;
}

} // namespace

QString elidedObject(const QString& text, const QFontMetrics& metrics, int width)
{
    if (metrics.horizontalAdvance(text) <= width) {
        return text;
    }
    const qsizetype at = idStart(text);
    const QString id = at < 0 ? QString() : text.mid(at);
    const int left = width - metrics.horizontalAdvance(id);
    return at < 0 || left <= 0 ? metrics.elidedText(text, Qt::ElideMiddle, width)
                               : metrics.elidedText(text.left(at), Qt::ElideRight, left) + id;
}

} // namespace tidemark::app
