// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/tree_table.h"
#include "app/workspace/workspace.h"

namespace tidemark::test
{

/// A view of heap snapshots over a workspace of its own.
template <typename View>
struct ShownView {
    app::Workspace workspace;
    app::Session& session = workspace.session;
    app::ViewOptions& options = workspace.options;
    app::HeapAnalyses& analyses = workspace.analyses;
    View view{workspace};

    app::TreeTable& table() { return *view.template findChild<app::TreeTable*>(); }
    app::TreeModel& tree() { return table().tree(); }

    /// The text of a line of the first level.
    QString cell(int row, int column) { return tree().index(row, column).data().toString(); }
};

} // namespace tidemark::test
