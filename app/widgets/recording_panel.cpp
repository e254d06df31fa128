// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/recording_panel.h"

#include "app/text/plain_text.h"

namespace tidemark::app
{

RecordingPanel::RecordingPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(parent),
      m_workspace(workspace)
{
}

void RecordingPanel::start()
{
    connect(&session(), &Session::currentChanged, this, [this] { follow(); });
    connect(&session(), &Session::listChanged, this, [this] { follow(); });
    connect(&session(), &Session::recordingChanged, this, [this] { followChange(); });
    connect(&m_workspace.options, &ViewOptions::changed, this, [this] { retranslate(); });
    connect(&table(), &DataTable::rowChosen, this,
            [this](const QModelIndex& index) { activate(index); });
    table().followMouse();
    connect(&table(), &DataTable::rowPointed, this, &RecordingPanel::point);
    connect(&session().time(), &TimeSelection::cursorChanged, this, &RecordingPanel::showPointed);
    connect(&session().pointing(), &Pointing::changed, this, &RecordingPanel::showPointed);
    connect(table().model(), &QAbstractItemModel::modelReset, this, [this] {
        m_under.reset(); // it is another row now
        showPointed();
    });
    retranslate();
    follow();
}

std::int64_t RecordingPanel::commonOf(std::int64_t position) const
{
    return session().placementOf(*current()).toCommon(position);
}

AxisRange RecordingPanel::commonOf(AxisRange range) const
{
    return session().placementOf(*current()).toCommon(range);
}

void RecordingPanel::point(const QModelIndex& index)
{
    m_under = index.isValid() ? std::optional(index.row()) : std::nullopt;
    session().pointing().set(index.isValid() && current() != nullptr ? placeOf(index)
                                                                     : PointedPlace());
    showPointed();
}

/// Nothing is looked up while nobody sees it: that would be at every move of the mouse.
void RecordingPanel::showPointed()
{
    if (!isVisible()) {
        return;
    }
    const OpenRecording* const open = current();
    if (m_under) {
        table().setPointedRow(m_under);
    } else if (open != nullptr && open->isLive) {
        table().setPointedRow(pointedRow()); // it may follow what is newest
    } else {
        table().followPointedRow(pointedRow());
    }
}

std::optional<int> RecordingPanel::pointedRow() const
{
    const OpenRecording* const open = current();
    if (open == nullptr || !session().isOnAxis(*open)) {
        return {};
    }
    const PointedPlace& place = session().pointing().place();
    const auto row = place.recordingId == open->id ? rowOf(place) : std::nullopt;
    const auto& cursor = session().time().cursor();
    return row || !cursor ? row : rowAt(session().placementOf(*open).toOwn(*cursor));
}

void RecordingPanel::showEvent(QShowEvent* event)
{
    TablePanel::showEvent(event);
    showPointed();
}

/// By a key, with the mouse on a row.
void RecordingPanel::hideEvent(QHideEvent* event)
{
    TablePanel::hideEvent(event);
    if (m_under) {
        point({});
    }
}

QString RecordingPanel::subject() const
{
    const OpenRecording* const open = current();
    return open != nullptr ? singleLine(open->name) : QString();
}

} // namespace tidemark::app

#include "moc_recording_panel.cpp"
