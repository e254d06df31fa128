// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tidemark::app
{

/// Draws the cells of our tables: one line of plain text, whatever a file put into it, and the bar
/// of BarRole with the figure. A change has its bar beside the figure, to the right of a zero line
/// for growth, to the left for shrinking; a share lies behind it.
class BarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Width that a change's bar takes beside the figure, in device-independent pixels.
    static constexpr int kChangeWidth = 44;

    /// Marks where cells contain @p text; nothing if it is empty.
    void setMarkedText(const QString& text) { m_marked = text; }

    /// Shows the texts of BriefRole where there are some.
    void setBrief(bool isBrief) { m_isBrief = isBrief; }

    /// Shades row @p row of a table, which is pointed at elsewhere; none if it is negative.
    void setPointedRow(int row) { m_pointedRow = row; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QString displayText(const QVariant& value, const QLocale& locale) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    void paintText(QPainter& painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;
    void paintMark(QPainter& painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;

    QString m_marked;
    bool m_isBrief = false;
    int m_pointedRow = -1;
};

} // namespace tidemark::app
