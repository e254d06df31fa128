// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tree_model.h"

#include "app/models/table_model.h"
#include "app/text/plain_text.h"

#include <QFontDatabase>
#include <QLocale>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace tidemark::app
{

struct TreeModel::Branch {
    Branch* parent = nullptr; ///< null for the invisible root
    int row = 0;
    TreeEntry entry;
    bool isLoaded = false;
    std::size_t total = 0;  ///< children that there are
    bool showsMore = false; ///< a line for those that are not shown stands behind the others
    std::vector<TreeEntry> children;
    std::map<int, std::unique_ptr<Branch>> branches; ///< by row
};

TreeModel::TreeModel(QObject* parent)
    : QAbstractItemModel(parent),
      m_root(std::make_unique<Branch>())
{
}

TreeModel::~TreeModel() = default;

void TreeModel::setSource(std::shared_ptr<const TreeSource> source)
{
    beginResetModel();
    m_source = std::move(source);
    if (m_source != nullptr) { // else the titles stay: views lose their widths with them
        m_columns = m_source->columns();
    }
    m_root = std::make_unique<Branch>();
    endResetModel();
}

void TreeModel::refresh(std::shared_ptr<const TreeSource> source)
{
    if (m_source == nullptr || source == nullptr) {
        setSource(std::move(source));
        return;
    }
    Q_EMIT layoutAboutToBeChanged(); // who listens still asks for what is shown
    m_source = std::move(source);
    m_columns = m_source->columns();
    rearrange();
    if (columnCount() > 0) {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
}

/// The children of a line, made when they are first asked for; views see them as always there.
void TreeModel::load(Branch& branch) const
{
    if (branch.isLoaded || m_source == nullptr) {
        return;
    }
    branch.isLoaded = true;
    branch.total = m_source->childCount(branch.entry);
    branch.children =
        m_source->children(branch.entry, {}, m_source->pageSize(branch.entry), m_order);
    branch.showsMore = branch.children.size() < branch.total;
}

/// What stands below the line at @p index, which is valid or the root, and not one for more.
TreeModel::Branch& TreeModel::branchOf(const QModelIndex& index) const
{
    if (!index.isValid()) {
        load(*m_root);
        return *m_root;
    }
    auto* const above = static_cast<Branch*>(index.internalPointer());
    std::unique_ptr<Branch>& found = above->branches[index.row()];
    if (found == nullptr) {
        found = std::make_unique<Branch>();
        found->parent = above;
        found->row = index.row();
        found->entry = above->children[static_cast<std::size_t>(index.row())];
    }
    load(*found);
    return *found;
}

/// The same if it was looked into, else null.
const TreeModel::Branch* TreeModel::findBranch(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return m_root.get();
    }
    const auto* const above = static_cast<const Branch*>(index.internalPointer());
    const auto found = above->branches.find(index.row());
    return found != above->branches.end() ? found->second.get() : nullptr;
}

bool TreeModel::isMore(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return false;
    }
    const auto* const above = static_cast<const Branch*>(index.internalPointer());
    return static_cast<std::size_t>(index.row()) >= above->children.size();
}

TreeEntry TreeModel::entry(const QModelIndex& index) const
{
    if (!index.isValid() || isMore(index)) {
        return {};
    }
    const auto* const above = static_cast<const Branch*>(index.internalPointer());
    return above->children[static_cast<std::size_t>(index.row())];
}

QModelIndex TreeModel::find(const TreeEntry& entry, const QModelIndex& parent) const
{
    if (isMore(parent)) {
        return {};
    }
    Branch& branch = branchOf(parent);
    const auto found = std::ranges::find(branch.children, entry);
    return found == branch.children.end()
               ? QModelIndex()
               : createIndex(static_cast<int>(found - branch.children.begin()), 0, &branch);
}

void TreeModel::showMore(const QModelIndex& index)
{
    if (!isMore(index)) {
        return;
    }
    auto& branch = *static_cast<Branch*>(index.internalPointer());
    const std::optional<TreeEntry> last =
        branch.children.empty() ? std::nullopt : std::optional(branch.children.back());
    const std::vector<TreeEntry> page =
        m_source->children(branch.entry, last, m_source->pageSize(branch.entry), m_order);
    const int first = static_cast<int>(branch.children.size());
    const bool isLast = page.empty() || branch.children.size() + page.size() >= branch.total;
    const int count = static_cast<int>(page.size()) + (isLast ? 0 : 1);
    const QModelIndex above = index.parent();
    beginRemoveRows(above, first, first);
    branch.showsMore = false;
    endRemoveRows();
    if (count > 0) {
        beginInsertRows(above, first, first + count - 1);
        branch.children.insert(branch.children.end(), page.begin(), page.end());
        branch.showsMore = !isLast;
        endInsertRows();
    }
}

QModelIndex TreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= columnCount() || row >= rowCount(parent)) {
        return {};
    }
    return createIndex(row, column, &branchOf(parent));
}

QModelIndex TreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto* const above = static_cast<const Branch*>(index.internalPointer());
    return above->parent == nullptr ? QModelIndex() : createIndex(above->row, 0, above->parent);
}

int TreeModel::rowCount(const QModelIndex& parent) const
{
    if (m_source == nullptr || parent.column() > 0 || isMore(parent)) {
        return 0;
    }
    const Branch& branch = branchOf(parent);
    return static_cast<int>(branch.children.size()) + (branch.showsMore ? 1 : 0);
}

int TreeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return static_cast<int>(m_columns.size());
}

bool TreeModel::hasChildren(const QModelIndex& parent) const
{
    if (m_source == nullptr || parent.column() > 0 || isMore(parent)) {
        return false;
    }
    const Branch* const branch = findBranch(parent);
    return branch != nullptr && branch->isLoaded ? branch->total > 0
                                                 : m_source->hasChildren(entry(parent));
}

QVariant TreeModel::moreData(const Branch& branch, int column, int role) const
{
    if (column == 0 && (role == Qt::DisplayRole || role == CopyRole || role == PlainRole)) {
        const std::size_t left = branch.total - branch.children.size();
        const std::size_t next = std::min(left, m_source->pageSize(branch.entry));
        return tr("Show %1 more of %2")
            .arg(QLocale().toString(static_cast<qulonglong>(next)),
                 QLocale().toString(static_cast<qulonglong>(left)));
    }
    return role == MutedRole ? QVariant(true) : QVariant();
}

QVariant TreeModel::cellData(const TreeEntry& entry, int column, int role) const
{
    const TreeCell cell = m_source->cell(entry, column);
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole: {
        const bool isHinted = column == 0 || (m_columns[static_cast<std::size_t>(column)].isCode &&
                                              cell.exact.isEmpty());
        const QString hint = isHinted ? m_source->hint(entry) : QString();
        return plainToolTip(!hint.isEmpty() ? hint : cell.exact.isEmpty() ? cell.text : cell.exact);
    }
    case PlainRole:
        if (m_columns[static_cast<std::size_t>(column)].isNumeric) {
            return plainNumberText(cell.number);
        }
        [[fallthrough]];
    case CopyRole:
        return cell.exact.isEmpty() ? cell.text : cell.exact;
    case BriefRole:
        return cell.brief.isEmpty() ? QVariant() : cell.brief;
    case BarRole: {
        const auto bar = m_source->bar(entry, column, cell);
        return bar ? QVariant::fromValue(*bar) : QVariant();
    }
    default:
        return {};
    }
}

QVariant TreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TreeColumn& column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column.isNumeric ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::FontRole:
        return column.isCode && !isMore(index) ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                               : QVariant();
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case CopyRole:
    case PlainRole:
    case BriefRole:
    case BarRole:
        return isMore(index) ? moreData(*static_cast<const Branch*>(index.internalPointer()),
                                        index.column(), role)
                             : cellData(entry(index), index.column(), role);
    case MutedRole:
        return isMore(index) || m_source->isMuted(entry(index));
    default:
        return {};
    }
}

QVariant TreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const TreeColumn& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.isBrief ? column.title.briefText() : column.title.text;
    case CopyRole:
        return column.title.text;
    case PlainRole:
        return column.title.plainText();
    case Qt::ToolTipRole:
        return plainToolTip(column.isBrief && !column.title.brief.isEmpty()
                                ? column.title.text + QLatin1Char('\n') + column.title.hint
                                : column.title.hint);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column.isNumeric ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::InitialSortOrderRole:
        return column.isNumeric ? Qt::DescendingOrder : Qt::AscendingOrder;
    default:
        return {};
    }
}

void TreeModel::sort(int column, Qt::SortOrder order)
{
    const TreeOrder wanted{column, order == Qt::DescendingOrder};
    if (wanted != m_order) {
        Q_EMIT layoutAboutToBeChanged();
        m_order = wanted;
        rearrange();
    }
}

/// Asks for the children of all open lines anew, as many as are shown, and says that the layout has
/// changed. Lines stay open as far as they are among these.
void TreeModel::rearrange()
{
    const QModelIndexList from = persistentIndexList();
    std::vector<std::pair<Branch*, TreeEntry>> lines;
    for (const QModelIndex& index : from) {
        lines.emplace_back(static_cast<Branch*>(index.internalPointer()), entry(index));
    }
    std::vector<std::unique_ptr<Branch>> dropped; // until no index refers to them
    std::unordered_set<Branch*> kept;
    std::vector<Branch*> waiting{m_root.get()};
    while (!waiting.empty()) {
        Branch* const branch = waiting.back();
        waiting.pop_back();
        kept.insert(branch);
        reload(*branch, dropped);
        for (const auto& [row, below] : branch->branches) {
            waiting.push_back(below.get());
        }
    }
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i) {
        const auto& [branch, entry] = lines[static_cast<std::size_t>(i)];
        const auto found = kept.contains(branch) ? std::ranges::find(branch->children, entry)
                                                 : std::vector<TreeEntry>::iterator();
        to << (kept.contains(branch) && found != branch->children.end()
                   ? createIndex(static_cast<int>(found - branch->children.begin()),
                                 from[i].column(), branch)
                   : QModelIndex());
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

void TreeModel::reload(Branch& branch, std::vector<std::unique_ptr<Branch>>& dropped)
{
    if (!branch.isLoaded) {
        return;
    }
    branch.total = m_source->childCount(branch.entry);
    branch.children = m_source->children(
        branch.entry, {}, std::max(branch.children.size(), m_source->pageSize(branch.entry)),
        m_order);
    branch.showsMore = branch.children.size() < branch.total;
    for (auto& [row, below] : std::exchange(branch.branches, {})) {
        const auto found = std::ranges::find(branch.children, below->entry);
        if (found == branch.children.end()) {
            dropped.push_back(std::move(below));
        } else {
            below->row = static_cast<int>(found - branch.children.begin());
            branch.branches[below->row] = std::move(below);
        }
    }
}

} // namespace tidemark::app

#include "moc_tree_model.cpp"
