// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_picture.h"

#include "app/text/count_text.h"
#include "app/widgets/table_rows.h"

#include <QAbstractItemDelegate>
#include <QCoreApplication>
#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct TablePictureText {
    Q_DECLARE_TR_FUNCTIONS(TablePicture)
};

constexpr int kEdge = 12;
constexpr int kCellRoom = 12;
constexpr int kWidestCell = 480;

/// Lays a table out and draws it.
class PicturedTable
{
public:
    explicit PicturedTable(const QTreeView& view)
        : m_view(view),
          m_columns(shownColumns(view)),
          m_rows(wantedRows(view))
    {
        m_leftOut = std::max(m_rows.size() - kMostPicturedRows, qsizetype{0});
        m_rows.resize(m_rows.size() - m_leftOut);
        m_option.initFrom(&view);
        m_option.state = QStyle::State_Enabled;
        m_option.font = view.font();
        m_titleFont = view.font();
        m_titleFont.setBold(true);
        for (const int column : m_columns) {
            m_widths.push_back(widthOf(column));
        }
        m_rowHeight = sizeOf({}).height();
        for (const QModelIndex& row : m_rows) {
            m_rowHeight = std::max(m_rowHeight, sizeOf(row).height());
        }
    }

    QSize size() const
    {
        int width = QFontMetrics(m_titleFont).horizontalAdvance(title());
        int cells = 0;
        for (const int column : m_widths) {
            cells += column;
        }
        width = std::max(width, cells);
        const auto lines = static_cast<int>(m_rows.size()) + 2 + (m_leftOut > 0 ? 1 : 0);
        return {width + 2 * kEdge, lines * m_rowHeight + 2 * kEdge};
    }

    void draw(QPainter& painter) const
    {
        const QPalette& colours = m_view.palette();
        painter.fillRect(QRect(QPoint(), size()), colours.color(QPalette::Base));
        painter.setPen(colours.color(QPalette::Text));
        painter.setFont(m_titleFont);
        int y = kEdge;
        painter.drawText(QRect(kEdge, y, size().width() - 2 * kEdge, m_rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, title());
        y += m_rowHeight;
        drawTitles(painter, y);
        for (const QModelIndex& row : m_rows) {
            y += m_rowHeight;
            drawRow(painter, row, y);
        }
        if (m_leftOut > 0) {
            painter.setFont(m_view.font());
            painter.setPen(colours.color(QPalette::PlaceholderText));
            painter.drawText(
                QRect(kEdge, y + m_rowHeight, size().width(), m_rowHeight),
                Qt::AlignLeft | Qt::AlignVCenter,
                TablePictureText::tr("and %1 more").arg(countText(std::int64_t{m_leftOut})));
        }
    }

private:
    QString title() const { return m_view.accessibleName(); }

    int indentOf(const QModelIndex& row, int column) const
    {
        return column == m_columns.front() ? depthOf(row) * m_view.indentation() : 0;
    }

    QSize sizeOf(const QModelIndex& index) const
    {
        return m_view.itemDelegate()->sizeHint(m_option, index);
    }

    QString titleOf(int column) const
    {
        return m_view.model()->headerData(column, Qt::Horizontal).toString();
    }

    int widthOf(int column) const
    {
        int width = QFontMetrics(m_titleFont).horizontalAdvance(titleOf(column));
        for (const QModelIndex& row : m_rows) {
            width = std::max(width,
                             indentOf(row, column) + sizeOf(row.siblingAtColumn(column)).width());
        }
        return std::min(width, kWidestCell) + kCellRoom;
    }

    void drawTitles(QPainter& painter, int y) const
    {
        int x = kEdge;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const auto aligned =
                m_view.model()
                    ->headerData(m_columns[i], Qt::Horizontal, Qt::TextAlignmentRole)
                    .toInt();
            painter.drawText(QRect(x, y, m_widths[i] - kCellRoom / 2, m_rowHeight),
                             (aligned != 0 ? aligned : int{Qt::AlignLeft}) | Qt::AlignVCenter,
                             titleOf(m_columns[i]));
            x += m_widths[i];
        }
        painter.save();
        painter.setPen(m_view.palette().color(QPalette::Mid));
        painter.drawLine(kEdge, y + m_rowHeight - 1, x, y + m_rowHeight - 1);
        painter.restore();
    }

    void drawRow(QPainter& painter, const QModelIndex& row, int y) const
    {
        int x = kEdge;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const QModelIndex cell = row.siblingAtColumn(m_columns[i]);
            const int indent = indentOf(row, m_columns[i]);
            QStyleOptionViewItem option = m_option;
            option.rect = QRect(x + indent, y, m_widths[i] - indent - kCellRoom / 2, m_rowHeight);
            painter.save();
            m_view.itemDelegate()->paint(&painter, option, cell);
            painter.restore();
            x += m_widths[i];
        }
    }

    const QTreeView& m_view;
    std::vector<int> m_columns;
    QModelIndexList m_rows;
    qsizetype m_leftOut = 0;
    QStyleOptionViewItem m_option;
    QFont m_titleFont;
    std::vector<int> m_widths; ///< by place in m_columns
    int m_rowHeight = 0;
};

} // namespace

QImage tablePicture(const QTreeView& view, int scale)
{
    const PicturedTable table(view);
    QImage image(table.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    table.draw(painter);
    return image;
}

} // namespace tidemark::app
