// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/elided_label.h"

#include "app/text/plain_text.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace tidemark::app
{

namespace
{

constexpr int kLeastCharacters = 6;

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

void ElidedLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QRect room = contentsRect();
    style()->drawItemText(
        &painter, room, Qt::AlignLeading | Qt::AlignVCenter, palette(), isEnabled(),
        fontMetrics().elidedText(m_text, Qt::ElideMiddle, room.width()), foregroundRole());
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
