// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/table_model.h"
#include "app/widgets/tree_table.h"
#include "app/workspace/workspace.h"
#include "tests/support/snapshots.h"

#include <QTest>

namespace tidemark::test
{

/// A panel about objects in a window of its own, with a session of one snapshot.
template <typename Panel>
struct ObjectView {
    explicit ObjectView(std::shared_ptr<const HeapGraph> heap)
        : graph(std::move(heap)),
          snapshot(snapshotOf(graph)),
          panel(workspace)
    {
        auto recording = std::make_shared<Recording>();
        recording->snapshots.push_back(snapshot);
        session.add(QStringLiteral("a.heapsnapshot"), {recording});
        panel.resize(900, 300);
        panel.show();
    }
    explicit ObjectView(const HeapGraph& heap) : ObjectView(std::make_shared<const HeapGraph>(heap))
    {
    }

    void choose(std::uint32_t node)
    {
        session.snapshots().setObject(app::ObjectRef{snapshot, node});
    }

    app::TreeTable& table(const char* name = "")
    {
        return *panel.template findChild<app::TreeTable*>(QLatin1String(name));
    }

    /// Presses a key in a table as a person does, so that shortcuts see it first.
    void press(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        widget.setFocus();
        QTest::keyClick(&widget, key, modifiers);
    }

    app::Workspace workspace;
    app::Session& session = workspace.session;
    app::ViewOptions& options = workspace.options;
    app::HeapAnalyses& analyses = workspace.analyses;
    std::shared_ptr<const HeapGraph> graph;
    SnapshotPtr snapshot; ///< of the graph
    Panel panel;
};

/// What a column says in each line that can be seen, from the top.
inline QStringList linesOf(const QTreeView& table, int column = 0)
{
    QStringList texts;
    for (QModelIndex at = table.model()->index(0, 0); at.isValid(); at = table.indexBelow(at)) {
        texts << at.siblingAtColumn(column).data().toString();
    }
    return texts;
}

} // namespace tidemark::test
