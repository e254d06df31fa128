// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/snapshot_pane.h"

#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_combo_box.h"
#include "app/workspace/open_snapshots.h"
#include "app/workspace/snapshot_mime.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QLabel>
#include <QSignalBlocker>

namespace tidemark::app
{

namespace
{

constexpr int kLeastChooserWidth = 80;

} // namespace

SnapshotPane::SnapshotPane(Session& session, SnapshotRole role, QWidget* table, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_role(role),
      m_title(new QLabel(this)),
      m_chooser(new ElidedComboBox(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    setAcceptDrops(true);
    auto* const titleRow = new QWidget(this);
    titleRow->setFixedHeight(kPaneTitleHeight);
    auto* const row = new QHBoxLayout(titleRow);
    row->setContentsMargins(4, 2, 4, 2);
    row->addWidget(m_title);
    row->addWidget(m_chooser, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(titleRow);
    column->addWidget(table, 1);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setBuddy(m_chooser);
    m_chooser->setMinimumWidth(kLeastChooserWidth);
    m_chooser->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    connect(&session, &Session::listChanged, this, &SnapshotPane::listSnapshots);
    connect(&session, &Session::recordingChanged, this, &SnapshotPane::listSnapshots);
    connect(&session.snapshots(), &SnapshotSelection::rolesChanged, this,
            &SnapshotPane::listSnapshots);
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        const auto all = allSnapshots(m_session);
        m_session.snapshots().setSnapshot(m_role, all[static_cast<std::size_t>(index)]);
    });
    retranslate();
}

void SnapshotPane::listSnapshots()
{
    const QSignalBlocker blocker(m_chooser);
    const auto shown = m_session.snapshots().snapshot(m_role);
    m_chooser->clear();
    for (const SnapshotRef& snapshot : allSnapshots(m_session)) {
        m_chooser->addItem(singleLine(snapshotName(m_session, snapshot)));
    }
    const auto all = allSnapshots(m_session);
    const auto found = shown ? std::ranges::find(all, *shown) : all.end();
    m_chooser->setCurrentIndex(found == all.end() ? -1 : static_cast<int>(found - all.begin()));
    m_chooser->setToolTip(shown ? plainToolTip(snapshotName(m_session, *shown)) : QString());
}

void SnapshotPane::dragEnterEvent(QDragEnterEvent* event)
{
    const auto snapshot = decodeSnapshot(event->mimeData());
    if (snapshot && snapshotOf(m_session, snapshot) != nullptr) {
        event->acceptProposedAction();
        markDrop(true);
    }
}

void SnapshotPane::dragLeaveEvent(QDragLeaveEvent* /*event*/)
{
    markDrop(false);
}

void SnapshotPane::dropEvent(QDropEvent* event)
{
    markDrop(false);
    const auto snapshot = decodeSnapshot(event->mimeData());
    if (snapshot && snapshotOf(m_session, snapshot) != nullptr) {
        event->acceptProposedAction();
        m_session.snapshots().setSnapshot(m_role, *snapshot);
    }
}

void SnapshotPane::markDrop(bool isOver)
{
    setAutoFillBackground(isOver);
    setBackgroundRole(isOver ? QPalette::Highlight : QPalette::NoRole);
    m_title->setForegroundRole(isOver ? QPalette::HighlightedText : QPalette::NoRole);
}

void SnapshotPane::retranslate()
{
    const bool isA = m_role == SnapshotRole::A;
    m_title->setText(isA ? QStringLiteral("A") : QStringLiteral("B")); // names need the room
    m_chooser->setAccessibleName(isA ? tr("Snapshot A") : tr("Snapshot B"));
    m_chooser->setPlaceholderText(tr("Drop a snapshot here"));
    listSnapshots();
}

} // namespace tidemark::app

#include "moc_snapshot_pane.cpp"
