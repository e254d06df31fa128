// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/snapshot_list.h"

#include "app/sources/snapshot_row.h"

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
      m_wanted(kSnapshotsAtFirst),
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
    connect(&workspace.session, &Session::listChanged, this, &SnapshotList::refresh);
    refresh();
}

void SnapshotList::showUpTo(std::size_t wanted)
{
    m_wanted = std::max(m_wanted, wanted);
    refresh();
}

/// Rows stay as long as they are of the same snapshot.
void SnapshotList::setRows(std::span<const ListedSnapshot> shown)
{
    const auto differs = std::ranges::mismatch(shown, m_shown);
    const auto kept = static_cast<std::size_t>(differs.in2 - m_shown.begin());
    for (std::size_t i = kept; i < m_rows.size(); ++i) {
        m_rows[i]->deleteLater();
        m_rows[i]->hide();
    }
    m_rows.resize(kept);
    m_shown.assign(shown.begin(), shown.end());
    for (std::size_t i = kept; i < m_shown.size(); ++i) {
        m_rows.push_back(new SnapshotRow(m_workspace.session, m_shown[i].ref, this));
        m_layout->insertWidget(m_layout->count() - 1, m_rows.back());
    }
}

void SnapshotList::refresh()
{
    if (m_workspace.session.find(m_id) == nullptr) {
        return;
    }
    const auto all = snapshotsOf(m_workspace.session, m_id);
    setRows(std::span(all).first(std::min(m_wanted, all.size())));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setTexts(nameOf(m_shown[i]), sizeOf(m_shown[i].ref));
    }
    const std::size_t left = all.size() - m_rows.size();
    m_more->setVisible(left > 0);
    m_more->setText(tr("%Ln more snapshot(s)", nullptr, static_cast<int>(left)));
    setVisible(!m_rows.empty());
}

/// The only snapshot of a file has the card's name already, and says what it holds.
QString SnapshotList::nameOf(const ListedSnapshot& listed) const
{
    const Recording& recording = *m_workspace.session.find(m_id)->recording;
    const Snapshot& taken = *recording.snapshots[listed.index];
    if (taken.label.empty() && recording.snapshots.size() == 1 && taken.graph != nullptr) {
        return tr("%Ln object(s)", nullptr, static_cast<int>(taken.graph->nodeCount()));
    }
    return snapshotLabel(recording, listed.index);
}

QString SnapshotList::sizeOf(const SnapshotRef& snapshot) const
{
    const SnapshotPtr taken = snapshotOf(m_workspace.session, snapshot);
    double bytes = static_cast<double>(taken->mappings.total().rss);
    if (const auto overview = m_workspace.analyses.overviewOf(taken)) {
        bytes += static_cast<double>(overview->totalBytes);
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
