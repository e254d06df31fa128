// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/output_model.h"

#include "app/text/figure_columns.h"
#include "app/text/output_text.h"
#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "app/text/timeline_columns.h"

#include <QFontDatabase>

#include <algorithm>
#include <ranges>

namespace tidemark::app
{

namespace
{

constexpr std::int64_t kMillisecond = 1'000'000;

QString streamText(OutputStream stream)
{
    const std::string_view name = idOf(stream);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/// Numbers of the lines from @p first on that @p filter leaves; none if it leaves all.
OutputModel::Rows matching(const ProgramOutput& output, std::size_t first, const TextFilter& filter)
{
    OutputModel::Rows rows;
    for (std::size_t i = first; !filter.isEmpty() && i < output.size(); ++i) {
        if (filter.matches(output[i].text)) {
            rows.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return rows;
}

} // namespace

OutputModel::Found OutputModel::find(const ProgramOutput& output, const TextFilter& filter)
{
    return {matching(output, 0, filter), output.size()};
}

void OutputModel::setOutput(const ProgramOutput& output, AxisUnit axis)
{
    if (axis == m_axis && m_output.size() > 0 && output.continues(m_output)) {
        append(output);
        return;
    }
    beginResetModel();
    m_output = output;
    m_axis = axis;
    m_rows = matching(output, 0, m_filter);
    endResetModel();
}

void OutputModel::append(const ProgramOutput& output)
{
    const std::size_t before = m_output.size();
    const Rows rows = matching(output, before, m_filter);
    const auto added = static_cast<int>(m_filter.isEmpty() ? output.size() - before : rows.size());
    const int shown = rowCount();
    if (added == 0) {
        m_output = output;
        return;
    }
    beginInsertRows({}, shown, shown + added - 1);
    m_output = output;
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

void OutputModel::setFilter(const TextFilter& filter, Found found)
{
    beginResetModel();
    m_filter = filter;
    m_rows = std::move(found.rows);
    const Rows later = matching(m_output, found.searched, filter);
    m_rows.insert(m_rows.end(), later.begin(), later.end());
    endResetModel();
}

std::optional<int> OutputModel::lastRowAt(std::int64_t position) const
{
    const auto rows = std::views::iota(0, rowCount());
    const auto after = std::ranges::upper_bound(
        rows, position, {}, [this](int row) { return m_output[lineOf(row)].position; });
    return after == rows.begin() ? std::nullopt : std::optional(*after - 1);
}

void OutputModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int OutputModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid()
               ? 0
               : static_cast<int>(m_filter.isEmpty() ? m_output.size() : m_rows.size());
}

int OutputModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OutputModel::textOf(const OutputLine& line, int column) const
{
    switch (column) {
    case TimeColumn:
        return m_axis == AxisUnit::Nanoseconds ? preciseTimeText(line.position, kMillisecond)
                                               : axisText(m_axis, line.position);
    case StreamColumn: // what is not the usual one stands out
        return line.stream == OutputStream::Stderr ? streamText(line.stream) : QString();
    default:
        return outputText(line.text);
    }
}

QString OutputModel::exactTextOf(const OutputLine& line, int column) const
{
    switch (column) {
    case TimeColumn:
        return exactAxisText(m_axis, line.position);
    case StreamColumn:
        return streamText(line.stream);
    default:
        return wholeOutputText(line.text);
    }
}

QVariant OutputModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const OutputLine line = lineAt(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(line, column);
    case Qt::ToolTipRole:
        return plainToolTip(column == TextColumn ? textOf(line, column)
                                                 : exactTextOf(line, column));
    case PlainRole:
        if (column == TimeColumn) {
            return QString::number(line.position);
        }
        [[fallthrough]];
    case CopyRole:
    case Qt::AccessibleTextRole:
        return exactTextOf(line, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::FontRole:
        return column == TimeColumn ? QVariant()
                                    : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    case MutedRole:
        return false;
    default:
        return {};
    }
}

QVariant OutputModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((section == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != CopyRole && role != PlainRole) {
        return {};
    }
    switch (section) {
    case TimeColumn: {
        const ColumnTitle title =
            columnTitle(TimelineColumn::Position, m_axis).in(axisName(m_axis));
        return role == PlainRole ? title.plainText() : title.text;
    }
    case StreamColumn:
        return tr("Stream");
    default:
        return tr("Output");
    }
}

} // namespace tidemark::app

#include "moc_output_model.cpp"
