// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/comparison/comparison_view.h"
#include "app/comparison/snapshot_pane.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/tree_table.h"
#include "tests/support/reading.h"
#include "tests/support/snapshots.h"

#include <QComboBox>
#include <QLabel>

namespace tidemark::test
{

using namespace tidemark::app;

inline Recordings fixture(const char* name)
{
    return readFixture(std::string("heapsnapshot/") + name + ".heapsnapshot.zst")
        .value_or(Recordings());
}

/// A recording with a snapshot that has only a type table.
inline Recordings typesAlone(std::vector<TypeRow> rows)
{
    Recording recording;
    recording.snapshots.push_back(typesSnapshot(std::move(rows)));
    return {std::make_shared<const Recording>(std::move(recording))};
}

/// The comparison's view with all it needs, shown.
struct ComparisonBench {
    explicit ComparisonBench(int width = 1030)
    {
        view.resize(width, 600);
        view.show();
    }

    void openPair()
    {
        session.add(QStringLiteral("before.heapsnapshot"), fixture("pair-small-before"));
        session.add(QStringLiteral("after.heapsnapshot"), fixture("pair-small-after"));
    }

    bool isComplete() const
    {
        const ComparisonTable& table = comparison.table();
        const bool isFilled = table.comparison != nullptr &&
                              (!table.comparison->isByObject() ||
                               (table.beforeRetained != nullptr && table.afterRetained != nullptr));
        return isFilled && model().rowCount() > 0;
    }

    TreeTable& table(const QString& accessibleName) const
    {
        for (TreeTable* const table : view.findChildren<TreeTable*>()) {
            if (table->accessibleName() == accessibleName) {
                return *table;
            }
        }
        qFatal("no such table");
    }
    TreeTable& base() const { return table(QStringLiteral("Types of snapshot A")); }
    TreeTable& difference() const { return table(QStringLiteral("Difference by type")); }
    TreeTable& current() const { return table(QStringLiteral("Types of snapshot B")); }
    TreeModel& model() const { return difference().tree(); }

    QModelIndex type(const QString& name) const
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (model().index(row, 0).data().toString() == name) {
                return model().index(row, 0);
            }
        }
        return {};
    }

    double number(const QModelIndex& index, int column) const
    {
        return model().source()->cell(model().entry(index), column).number;
    }

    QString cell(const QModelIndex& index, int column) const
    {
        return index.siblingAtColumn(column).data().toString();
    }

    SnapshotPane& pane(const QString& title) const
    {
        for (SnapshotPane* const pane : view.findChildren<SnapshotPane*>()) {
            if (pane->findChild<QComboBox*>()->accessibleName() == title) {
                return *pane;
            }
        }
        qFatal("no such pane");
    }

    /// What the two differ by, over the difference.
    QString headline() const { return view.findChild<ElidedLabel*>()->text(); }

    /// All sentences that are seen now.
    QString sentences() const
    {
        QStringList texts;
        for (const QLabel* const label : view.findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
        return texts.join(QLatin1Char('\n'));
    }

    Workspace workspace;
    Session& session = workspace.session;
    ViewOptions& options = workspace.options;
    HeapAnalyses& analyses = workspace.analyses;
    Comparison& comparison = workspace.comparison;
    ComparisonView view{workspace};
};

} // namespace tidemark::test
