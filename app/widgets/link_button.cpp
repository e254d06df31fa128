// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/link_button.h"

#include "app/text/plain_text.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kIconSize = 16;
constexpr int kIconGap = 4;
constexpr int kLeastLinkCharacters = 6;

} // namespace

LinkButton::LinkButton(QWidget* parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LinkButton::setLink(const QString& text, Qt::TextElideMode mode)
{
    m_mode = mode;
    m_link = singleLine(text);
    setAccessibleName(m_link);
    updateGeometry();
    update();
}

int LinkButton::iconSpace() const
{
    return icon().isNull() ? 0 : kIconSize + kIconGap;
}

QSize LinkButton::sizeHint() const
{
    return {iconSpace() + fontMetrics().horizontalAdvance(m_link) + 2,
            std::max(fontMetrics().height(), kIconSize) + 2};
}

QSize LinkButton::minimumSizeHint() const
{
    return {iconSpace() + fontMetrics().averageCharWidth() * kLeastLinkCharacters,
            sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (!icon().isNull()) {
        icon().paint(&painter, QRect(0, (height() - kIconSize) / 2, kIconSize, kIconSize));
    }
    const QRect area = rect().adjusted(iconSpace(), 0, 0, 0);
    QFont linkFont = font();
    linkFont.setUnderline(underMouse());
    painter.setFont(linkFont);
    style()->drawItemText(&painter, area, Qt::AlignLeading | Qt::AlignVCenter, palette(),
                          isEnabled(), fontMetrics().elidedText(m_link, m_mode, area.width()),
                          QPalette::Link);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void LinkButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace tidemark::app

#include "moc_link_button.cpp"
