// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/heap_view.h"

#include "app/widgets/change_reaction.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/line_actions.h"
#include "app/widgets/tree_table.h"
#include "app/workspace/open_snapshots.h"

#include <QBoxLayout>

#include <algorithm>

namespace tidemark::app
{

HeapView::HeapView(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_table(new TreeTable(this)),
      m_hint(new HeapHint(m_table, this)),
      m_column(new QVBoxLayout(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_hint, 1);
}

void HeapView::start()
{
    m_table->lineActions().offerRetainers(
        m_workspace.session.snapshots(),
        [this](const TreeEntry& entry) { return isObject(entry); });
    m_table->lineActions().offerMap(m_workspace.session.snapshots(),
                                    [this](const TreeEntry& entry) -> std::optional<MapSubject> {
                                        if (isObject(entry)) {
                                            return ObjectRef{snapshot(), entry.item};
                                        }
                                        auto type = typeOf(entry);
                                        return type ? std::optional<MapSubject>(std::move(*type))
                                                    : std::nullopt;
                                    });
    connect(m_hint, &HeapHint::retryRequested, this, [this] {
        retry();
        refresh();
    });
    connect(m_hint, &HeapHint::cancelRequested, this, [this] { cancel(); });
    connect(m_table, &TreeTable::entryCurrent, this, [this](const TreeEntry& entry) {
        if (isObject(entry)) {
            m_workspace.session.snapshots().setObject(ObjectRef{snapshot(), entry.item});
        }
        if (auto type = typeOf(entry)) {
            m_workspace.session.snapshots().setType(std::move(type));
        }
    });
    connect(&m_workspace.session.snapshots(), &SnapshotSelection::currentChanged, this,
            &HeapView::followSession);
    connect(&m_workspace.session.snapshots(), &SnapshotSelection::rolesChanged, this,
            &HeapView::followSession);
    connect(&m_workspace.session, &Session::listChanged, this, &HeapView::followSession);
    connect(&m_workspace.analyses, &HeapAnalyses::changed, this,
            [this](const SnapshotPtr& changed) {
                if (isVisible() && std::ranges::find(m_snapshots, changed) != m_snapshots.end()) {
                    refresh();
                }
            });
    connect(&m_workspace.options, &ViewOptions::changed, this, [this] { retranslate(); });
    retranslate();
    followSession();
}

std::vector<SnapshotPtr> HeapView::wantedSnapshots() const
{
    return {snapshotOf(m_workspace.session, m_workspace.session.snapshots().current())};
}

SnapshotPtr HeapView::snapshot() const
{
    return m_snapshots.empty() ? nullptr : m_snapshots.front();
}

void HeapView::retry()
{
    m_workspace.analyses.request(snapshot());
}

void HeapView::followSession()
{
    auto snapshots = wantedSnapshots();
    if (snapshots != m_snapshots) {
        m_snapshots = std::move(snapshots);
        m_table->tree().setSource(nullptr);
        clear();
    }
    if (isVisible()) {
        refresh();
    }
}

void HeapView::showTree(const std::shared_ptr<const TreeSource>& tree)
{
    const bool isFirst = m_table->tree().source() == nullptr;
    m_table->tree().refresh(tree);
    if (isFirst) {
        m_table->fitColumns();
    }
    m_hint->showContent();
}

void HeapView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followSession();
}

} // namespace tidemark::app

#include "moc_heap_view.cpp"
