// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <algorithm>

namespace tidemark::app
{

/// Draws rows of a list that is no DataTable as high as rows are there: some fonts are higher than
/// what a style has in mind.
class RowDelegate final : public QStyledItemDelegate
{
public:
    static constexpr int kLeastHeight = 22;

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height() + 2, kLeastHeight)};
    }
};

} // namespace tidemark::app
