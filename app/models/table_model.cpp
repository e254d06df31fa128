// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/table_model.h"

#include "app/text/plain_text.h"

#include <QFont>
#include <QFontDatabase>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark::app
{

namespace
{

/// Sorts @p rows by @p keys, which is indexed by row.
template <typename Key>
void sortByKeys(std::vector<std::size_t>& rows, const std::vector<Key>& keys, Qt::SortOrder order)
{
    std::ranges::stable_sort(rows, [&](std::size_t a, std::size_t b) {
        return order == Qt::AscendingOrder ? keys[a] < keys[b] : keys[b] < keys[a];
    });
}

} // namespace

QString plainNumberText(double number)
{
    constexpr double kExact = 9007199254740992.0; // integers up to 2^53
    if (std::isnan(number)) {
        return {};
    }
    return std::abs(number) <= kExact && number == std::trunc(number)
               ? QString::number(static_cast<qint64>(number))
               : QString::number(number, 'g', QLocale::FloatingPointShortest);
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const std::size_t row = sourceRow(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, column).text;
    case Qt::ToolTipRole: {
        const TableCell shown = cell(row, column);
        return plainToolTip(shown.exact.isEmpty() ? shown.text : shown.exact);
    }
    case PlainRole:
        if (isNumeric(column)) {
            return plainNumberText(number(row, column));
        }
        [[fallthrough]];
    case CopyRole: {
        const TableCell shown = cell(row, column);
        return shown.exact.isEmpty() ? shown.text : shown.exact;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::FontRole:
        return isCode(column) ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QVariant();
    case Qt::DecorationRole: {
        const QColor colour = swatch(row, column);
        return colour.isValid() ? colour : QVariant();
    }
    case BarRole: {
        const auto shown = bar(row, column);
        return shown ? QVariant::fromValue(*shown) : QVariant();
    }
    case MutedRole:
        return isMuted(row);
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return titleOf(section).text;
    case PlainRole:
        return titleOf(section).plainText();
    case Qt::ToolTipRole:
        return plainToolTip(titleOf(section).hint);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::InitialSortOrderRole:
        return isNumeric(section) ? Qt::DescendingOrder : Qt::AscendingOrder;
    default:
        return {};
    }
}

std::optional<int> TableModel::shownRow(std::size_t source) const
{
    const auto found = std::ranges::find(m_order, source);
    return found == m_order.end() ? std::nullopt
                                  : std::optional(static_cast<int>(found - m_order.begin()));
}

std::vector<std::size_t> TableModel::filtered() const
{
    std::vector<std::size_t> rows(sourceRowCount());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    if (m_filter.isEmpty()) {
        return rows;
    }
    std::erase_if(rows, [this](std::size_t row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (cell(row, column).text.contains(m_filter, Qt::CaseInsensitive)) {
                return false;
            }
        }
        return true;
    });
    return rows;
}

void TableModel::sortRows(std::vector<std::size_t>& rows) const
{
    if (m_sortColumn < 0 || m_sortColumn >= columnCount()) {
        return;
    }
    if (isNumeric(m_sortColumn)) {
        std::vector<double> keys(sourceRowCount());
        for (const std::size_t row : rows) {
            keys[row] = number(row, m_sortColumn);
        }
        const auto unknown = std::ranges::stable_partition(
            rows, [&keys](std::size_t row) { return !std::isnan(keys[row]); });
        std::vector<std::size_t> last(unknown.begin(), unknown.end());
        rows.erase(unknown.begin(), unknown.end());
        sortByKeys(rows, keys, m_sortOrder);
        rows.insert(rows.end(), last.begin(), last.end());
    } else {
        std::vector<QString> keys(sourceRowCount());
        for (const std::size_t row : rows) {
            keys[row] = cell(row, m_sortColumn).text.toCaseFolded();
        }
        sortByKeys(rows, keys, m_sortOrder);
    }
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder) {
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    m_sortColumn = column;
    m_sortOrder = order;
    const std::vector<std::size_t> before = m_order;
    m_order = filtered();
    sortRows(m_order);

    std::vector<int> newRowOf(sourceRowCount());
    for (std::size_t row = 0; row < m_order.size(); ++row) {
        newRowOf[m_order[row]] = static_cast<int>(row);
    }
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : from) {
        to.append(
            createIndex(newRowOf[before[static_cast<std::size_t>(index.row())]], index.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void TableModel::setFilter(const QString& text)
{
    if (text == m_filter) {
        return;
    }
    beginResetModel();
    m_filter = text;
    rebuildOrder();
    endResetModel();
}

void TableModel::rebuildOrder()
{
    m_order = filtered();
    sortRows(m_order);
}

} // namespace tidemark::app

#include "moc_table_model.cpp"
