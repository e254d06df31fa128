// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/snapshot_list.h"

#include "app/sources/snapshot_row.h"
#include "app/text/plain_text.h"
#include "app/workspace/open_snapshots.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kSnapshotsAtFirst = 8;
constexpr std::size_t kShownMore = 50;

} // namespace

SnapshotList::SnapshotList(Workspace& workspace, int recordingId, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_id(recordingId),
      m_layout(new QVBoxLayout(this)),
      m_more(new QToolButton(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_more);
    m_more->setAutoRaise(true);
    connect(m_more, &QToolButton::clicked, this, [this] { showUpTo(m_rows.size() + kShownMore); });
    for (const auto signal :
         {&SnapshotSelection::currentChanged, &SnapshotSelection::rolesChanged}) {
        connect(&workspace.session.snapshots(), signal, this, &SnapshotList::refresh);
    }
    connect(&workspace.analyses, &HeapAnalyses::changed, this, &SnapshotList::refresh);
    refresh();
}

void SnapshotList::showUpTo(std::size_t wanted)
{
    addRows(wanted);
    refresh();
}

void SnapshotList::addRows(std::size_t wanted)
{
    const OpenRecording* open = m_workspace.session.find(m_id);
    const std::size_t all = open != nullptr ? open->recording->snapshots.size() : 0;
    while (m_rows.size() < std::min(wanted, all)) {
        m_rows.push_back(new SnapshotRow(m_workspace.session, {m_id, m_rows.size()}, this));
        m_layout->insertWidget(m_layout->count() - 1, m_rows.back());
    }
}

void SnapshotList::refresh()
{
    const OpenRecording* open = m_workspace.session.find(m_id);
    if (open == nullptr) {
        return;
    }
    addRows(kSnapshotsAtFirst); // of a recording that grows there may be more by now
    for (SnapshotRow* const row : m_rows) {
        row->setTexts(nameOf(row->snapshot()), sizeOf(row->snapshot()));
    }
    const std::size_t left = open->recording->snapshots.size() - m_rows.size();
    m_more->setVisible(left > 0);
    m_more->setText(tr("%Ln more snapshot(s)", nullptr, static_cast<int>(left)));
    setVisible(!m_rows.empty());
}

/// The only snapshot of a file has the card's name already, and says what it holds.
QString SnapshotList::nameOf(const SnapshotRef& snapshot) const
{
    const OpenRecording* open = m_workspace.session.find(m_id);
    const SnapshotPtr taken = snapshotOf(m_workspace.session, snapshot);
    const QString label = singleLine(QString::fromStdString(taken->label));
    if (!label.isEmpty()) {
        return label;
    }
    if (open->recording->snapshots.size() == 1 && taken->graph != nullptr) {
        return tr("%Ln object(s)", nullptr, static_cast<int>(taken->graph->nodeCount()));
    }
    return tr("Snapshot %1").arg(snapshot.index + 1);
}

QString SnapshotList::sizeOf(const SnapshotRef& snapshot) const
{
    const SnapshotPtr taken = snapshotOf(m_workspace.session, snapshot);
    double bytes = 0.0;
    if (const auto overview = m_workspace.analyses.overviewOf(taken)) {
        bytes = static_cast<double>(overview->totalBytes);
    } else if (taken->graph != nullptr) {
        return {};
    }
    for (const TypeRow& row : taken->types.rows) {
        bytes += static_cast<double>(row.shallowBytes);
    }
    return sizeText(bytes, m_workspace.options.sizeUnit());
}

} // namespace tidemark::app

#include "moc_snapshot_list.cpp"
