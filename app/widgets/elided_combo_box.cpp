// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/elided_combo_box.h"

#include <QStylePainter>

#include <algorithm>

namespace tidemark::app
{

QSize ElidedComboBox::minimumSizeHint() const
{
    constexpr int kLetters = 10; // with what the style draws around them
    const QSize wanted = sizeHint();
    return {std::min(wanted.width(), kLetters * fontMetrics().averageCharWidth()), wanted.height()};
}

void ElidedComboBox::paintEvent(QPaintEvent* /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText =
        option.fontMetrics.elidedText(option.currentText, Qt::ElideMiddle, field.width() - 4);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace tidemark::app

#include "moc_elided_combo_box.cpp"
