// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/elided_label.h"

#include "app/text/plain_text.h"
#include "app/widgets/object_elision.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kLeastCharacters = 6;

const QString kBetweenParts = QStringLiteral(" · ");

/// "43,332 objects", but not "2.dat".
bool beginsWithNumber(const QString& text)
{
    const auto end =
        std::find_if(text.begin(), text.end(), [](QChar character) { return character.isSpace(); });
    return end != text.end() &&
           std::any_of(text.begin(), end, [](QChar character) { return character.isDigit(); }) &&
           std::none_of(text.begin(), end, [](QChar character) { return character.isLetter(); });
}

} // namespace

ElidedLabel::ElidedLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = singleLine(text);
    setAccessibleName(m_text);
    setToolTip(plainToolTip(text));
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_text) + 1 + margins.left() + margins.right(),
            fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * kLeastCharacters, fontMetrics().height()};
}

QString ElidedLabel::seenText() const
{
    const QFontMetrics metrics = fontMetrics();
    const int room = contentsRect().width();
    if (metrics.horizontalAdvance(m_text) <= room) {
        return m_text;
    }
    QStringList parts = m_text.split(kBetweenParts);
    while (parts.size() > 1) {
        parts.removeLast();
        QString left = parts.join(kBetweenParts) + kBetweenParts + QStringLiteral("…");
        if (metrics.horizontalAdvance(left) <= room) {
            return left;
        }
    }
    const bool isFigure = parts.front().size() < m_text.size() || beginsWithNumber(m_text);
    if (!isFigure) {
        return elidedObject(m_text, metrics, room);
    }
    const QString cut = metrics.elidedText(m_text, Qt::ElideRight, room);
    const qsizetype last = cut.size() - 2; // before the ellipsis
    const bool cutsNumber = last >= 0 && (cut[last].isDigit() || cut[last].isPunct());
    return cutsNumber ? QStringLiteral("…") : cut;
}

void ElidedLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QRect room = contentsRect();
    style()->drawItemText(&painter, room, Qt::AlignLeading | Qt::AlignVCenter, palette(),
                          isEnabled(), seenText(), foregroundRole());
}

void ElidedLabel::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        Q_EMIT clicked();
    }
    event->ignore();
}

} // namespace tidemark::app

#include "moc_elided_label.cpp"
