// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/bar_delegate.h"

#include "app/models/table_model.h"
#include "app/text/plain_text.h"
#include "app/widgets/object_elision.h"
#include "app/widgets/row_delegate.h"
#include "app/workspace/palette.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kTextMargin = 4;
constexpr int kBarMargin = 5;
constexpr int kShareOpacity = 72;
constexpr int kMarkOpacity = 70;
constexpr int kPointedOpacity = 56;

void drawChange(QPainter& painter, const QRect& area, const CellBar& bar, const QPalette& palette)
{
    if (std::isnan(bar.value)) {
        return;
    }
    const double span = bar.highest - bar.lowest;
    const double perUnit = span > 0 ? area.width() / span : 0.0;
    const double zero = area.left() - bar.lowest * perUnit;
    const double length = bar.value * perUnit;
    const QRectF filled(length < 0 ? zero + length : zero, area.top() + kBarMargin,
                        std::max(std::abs(length), bar.value == 0 ? 0.0 : 1.0),
                        area.height() - 2 * kBarMargin);
    painter.fillRect(filled, QColor::fromRgb(bar.value > 0 ? kGrowthColour : kShrinkColour));
    painter.setPen(palette.color(QPalette::Mid));
    painter.drawLine(QPointF(zero, area.top()), QPointF(zero, area.bottom()));
}

void drawShare(QPainter& painter, const QRect& cell, const CellBar& bar, const QPalette& palette)
{
    if (bar.highest <= 0 || !(bar.value > 0)) {
        return;
    }
    const QRect area = cell.adjusted(1, 2, -1, -2);
    const int length = static_cast<int>(area.width() * std::min(bar.value / bar.highest, 1.0));
    QColor colour = palette.color(QPalette::Highlight);
    colour.setAlpha(kShareOpacity);
    painter.fillRect(QRect(area.left(), area.top(), length, area.height()), colour);
}

} // namespace

void BarDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (const QVariant brief = m_isBrief ? index.data(BriefRole) : QVariant(); brief.isValid()) {
        option->text = displayText(brief, option->locale);
    }
    if (option->widget != nullptr && index.data(Qt::FontRole).isValid()) {
        // A model names the kind of font; how large it is, the table knows.
        option->font.setPointSizeF(option->widget->font().pointSizeF());
        option->fontMetrics = QFontMetrics(option->font);
    }
    if (index.row() == m_pointedRow) {
        QColor shade = option->palette.color(QPalette::Highlight);
        shade.setAlpha(kPointedOpacity);
        option->backgroundBrush = shade;
    }
    if (index.data(MutedRole).toBool()) {
        option->palette.setColor(QPalette::Text,
                                 option->palette.color(QPalette::Disabled, QPalette::Text));
    }
}

QString BarDelegate::displayText(const QVariant& value, const QLocale& /*locale*/) const
{
    return singleLine(value.toString());
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QVariant bar = index.data(BarRole);
    if (bar.isValid() && bar.value<CellBar>().kind == BarKind::Change) {
        size.rwidth() += kChangeWidth + 2 * kTextMargin;
    }
    return {size.width() + kTextMargin, std::max(size.height() + 2, RowDelegate::kLeastHeight)};
}

void BarDelegate::paintMark(QPainter& painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const auto at = item.text.indexOf(m_marked, 0, Qt::CaseInsensitive);
    if (at < 0) {
        return;
    }
    const QStyle& style = item.widget != nullptr ? *item.widget->style() : *QApplication::style();
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    const QRect text = style.subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget)
                           .adjusted(margin, 0, -margin, 0);
    const int width = item.fontMetrics.horizontalAdvance(item.text);
    const bool isRight = item.displayAlignment.testFlag(Qt::AlignRight);
    const int left = isRight ? text.right() + 1 - width : text.left();
    const int start = left + item.fontMetrics.horizontalAdvance(item.text.left(at));
    const QRect mark(start, item.rect.top() + 2,
                     item.fontMetrics.horizontalAdvance(item.text.mid(at, m_marked.size())),
                     item.rect.height() - 4);
    QColor colour = item.palette.color(QPalette::Highlight);
    colour.setAlpha(kMarkOpacity);
    painter.fillRect(mark.intersected(text), colour);
}

/// As the base does, but an object keeps its id where it is cut.
void BarDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QStyle& style = item.widget != nullptr ? *item.widget->style() : *QApplication::style();
    if (item.textElideMode == Qt::ElideMiddle) {
        const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
        const int room =
            style.subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget).width();
        item.text = elidedObject(item.text, item.fontMetrics, room - 2 * margin);
    }
    style.drawControl(QStyle::CE_ItemViewItem, &item, &painter, item.widget);
}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    const QVariant shown = index.data(BarRole);
    if (!shown.isValid()) {
        paintText(*painter, option, index);
        if (!m_marked.isEmpty()) {
            paintMark(*painter, option, index);
        }
        return;
    }
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    const QStyle& style = item.widget != nullptr ? *item.widget->style() : *QApplication::style();
    style.drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    const auto bar = shown.value<CellBar>();
    QRect textArea = item.rect.adjusted(kTextMargin, 0, -kTextMargin, 0);
    if (bar.kind == BarKind::Change) {
        const QRect area(item.rect.right() + 1 - kChangeWidth - kTextMargin, item.rect.top(),
                         kChangeWidth, item.rect.height());
        drawChange(*painter, area, bar, item.palette);
        textArea.setRight(area.left() - 2 * kTextMargin);
    } else {
        drawShare(*painter, item.rect, bar, item.palette);
    }
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->setFont(item.font);
    style.drawItemText(painter, textArea, static_cast<int>(item.displayAlignment), item.palette,
                       true, item.fontMetrics.elidedText(text, Qt::ElideRight, textArea.width()),
                       isSelected ? QPalette::HighlightedText : QPalette::Text);
    painter->restore();
}

} // namespace tidemark::app

#include "moc_bar_delegate.cpp"
