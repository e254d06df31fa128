// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/comparison/comparison_tree.h"
#include "app/workspace/workspace.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;

namespace tidemark::app
{

class ComparisonExport;
class ComparisonSides;
class ElidedLabel;
class HeapFilterBar;
class HeapHint;
class TreeTable;

/// Snapshots A and B side by side, by type, with the difference between them: three tables over one
/// tree, so that lines are level and selection, scrolling, sorting and the filter are the same.
/// Differences that a tool recorded are shown in their place, which then have no two sides.
class ComparisonView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeMiddle();
    void connectAll();
    void retranslate();
    void renew();
    void filter();
    void showTypes(std::vector<std::uint32_t> types);
    void sortAtFirst();
    void showHint();
    void showNotice();
    void showTotals();
    void showSides();
    void showMatching();
    void choose(const TreeEntry& entry);
    std::optional<ObjectRef> objectAt(const TreeEntry& entry) const;
    std::optional<MapSubject> mapSubjectOf(const TreeEntry& entry) const;
    void reveal(std::uint32_t type);

    Workspace& m_workspace;
    HeapFilterBar* m_filter;
    QCheckBox* m_unchanged;
    QComboBox* m_matching;
    ComparisonExport* m_export;
    QLabel* m_notice;
    QToolButton* m_swap;
    ElidedLabel* m_total;
    QToolButton* m_columns;
    TreeTable* m_difference;
    HeapHint* m_hint;
    ComparisonSides* m_sides = nullptr;
    bool m_isSorted = false; ///< by the user
    QString m_told;          ///< how the last export went
    std::shared_ptr<const ComparisonTree> m_tree;
    std::shared_ptr<const TypeComparison> m_shown; ///< what the tree is of
    LatestJob<std::vector<std::uint32_t>> m_filterJob;
};

} // namespace tidemark::app
