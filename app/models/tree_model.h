// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tree_source.h"

#include <QAbstractItemModel>

#include <map>
#include <memory>

namespace tidemark::app
{

/// A tree of any size and depth over a TreeSource: lines are made when they are first looked at,
/// children in pages. Where more children are left, a last line says how many; showMore() makes the
/// next page. GUI thread only.
///
/// Answers the roles of TableRole. Sorting keeps lines open as far as they are still among those
/// shown.
class TreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit TreeModel(QObject* parent = nullptr);
    ~TreeModel() override;

    /// Shows @p source from now on; null shows no line, under the titles that there were.
    void setSource(std::shared_ptr<const TreeSource> source);

    /// Takes over another source for the same lines, which stay open: retained sizes came, or
    /// another language or unit.
    void refresh(std::shared_ptr<const TreeSource> source);

    const TreeSource* source() const { return m_source.get(); }

    /// The line at @p index; the invisible root if it is not valid or says only that there are
    /// more.
    TreeEntry entry(const QModelIndex& index) const;

    /// Where @p entry stands among the lines under @p parent that exist, if it does.
    QModelIndex find(const TreeEntry& entry, const QModelIndex& parent = {}) const;

    /// Whether the line stands for further children that are not shown yet.
    bool isMore(const QModelIndex& index) const;

    /// Puts the next page in the place of the line at @p index, for which isMore() holds.
    void showMore(const QModelIndex& index);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// A line that was looked into: its children as far as they are shown.
    struct Branch;

    Branch& branchOf(const QModelIndex& index) const;
    const Branch* findBranch(const QModelIndex& index) const;
    void load(Branch& branch) const;
    void rearrange();
    void reload(Branch& branch, std::vector<std::unique_ptr<Branch>>& dropped);
    QVariant moreData(const Branch& branch, int column, int role) const;
    QVariant cellData(const TreeEntry& entry, int column, int role) const;

    std::shared_ptr<const TreeSource> m_source;
    std::vector<TreeColumn> m_columns;
    TreeOrder m_order;
    std::unique_ptr<Branch> m_root;
};

} // namespace tidemark::app
