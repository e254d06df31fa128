// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/taken_snapshots.h"

#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/plain_text.h"
#include "app/text/timeline_columns.h"
#include "app/workspace/open_snapshots.h"
#include "core/live/type_snapshot.h"

#include <QFileInfo>

#include <algorithm>

namespace tidemark::app
{

namespace
{

QString pathText(const std::string& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

/// How long the program stood still for a snapshot: its marker begins where it was taken.
std::optional<std::int64_t> lengthOf(const Recording& recording, const Snapshot& snapshot)
{
    const auto& markers = recording.timeline.markers;
    const auto found = std::ranges::find_if(markers, [&snapshot](const Marker& marker) {
        return marker.kind == MarkerKind::Snapshot && marker.start == snapshot.position &&
               marker.name == snapshot.label;
    });
    return found == markers.end() ? std::nullopt : std::optional(found->length());
}

std::vector<TakenSnapshot> rowsOf(const OpenRecording* open)
{
    std::vector<TakenSnapshot> rows;
    if (open == nullptr || open->recording->timeline.axis != AxisUnit::Nanoseconds) {
        return rows;
    }
    const auto& snapshots = open->recording->snapshots;
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        const Snapshot& snapshot = *snapshots[i];
        if (!snapshot.position || (snapshot.path.empty() && !isByTypeAlone(snapshots[i]))) {
            continue;
        }
        const QFileInfo file(pathText(snapshot.path));
        const bool isThere = !snapshot.path.empty() && file.exists();
        rows.push_back({QString::fromStdString(snapshot.label), i, snapshot.path,
                        *snapshot.position, lengthOf(*open->recording, snapshot),
                        isThere ? std::optional<std::int64_t>(file.size()) : std::nullopt});
    }
    return rows;
}

} // namespace

TakenSnapshots::TakenSnapshots(Workspace& workspace, QWidget* parent)
    : RecordingPanel(workspace, parent)
{
    table().setModel(&m_model);
    table().sortByColumn(-1, Qt::AscendingOrder);
    connect(&workspace.live, &LiveRecordings::changed, this, &TakenSnapshots::follow);
    start();
}

void TakenSnapshots::follow()
{
    std::vector<TakenSnapshot> rows = rowsOf(current());
    if (rows != m_model.rows()) {
        m_model.setRows(std::move(rows));
        table().fitColumns();
    }
    showHint();
}

void TakenSnapshots::activate(const QModelIndex& index)
{
    const TakenSnapshot& row = m_model.rowAt(index);
    if (!row.file.empty()) {
        Q_EMIT openRequested(pathText(row.file));
    } else if (const OpenRecording* const open = current()) {
        workspace().session.snapshots().setCurrent(SnapshotRef{open->id, row.index});
    }
}

TypedTableModel<TakenSnapshot>::Columns TakenSnapshots::columns() const
{
    return {
        Column(tr("Snapshot"), [](const TakenSnapshot& row) { return singleLine(row.label); }),
        positionColumn<TakenSnapshot>(columnTitle(TimelineColumn::Position), AxisUnit::Nanoseconds,
                                      [](const TakenSnapshot& row) { return row.position; }),
        Column(ColumnTitle(tr("Taken in"),
                           tr("From the request to the last byte: the program stood still for at "
                              "most so long, if at all"))
                   .in(axisName(AxisUnit::Nanoseconds)),
               [](const TakenSnapshot& row) {
                   return row.length ? durationText(*row.length) : unknownText();
               })
            .withNumber([](const TakenSnapshot& row) { return figureOrGap(row.length); }),
        sizeColumn<TakenSnapshot>(tr("File size"), sizeUnit(),
                                  [](const TakenSnapshot& row) { return figureOrGap(row.bytes); }),
        Column(tr("File"), [](const TakenSnapshot& row) {
            return row.file.empty() ? tr("in the recording") : fileText(row.file);
        })};
}

void TakenSnapshots::retranslate()
{
    table().setAccessibleName(tr("Snapshots of this recording"));
    m_model.setColumns(columns());
    table().fitColumns();
    showHint();
}

QString TakenSnapshots::hint() const
{
    const OpenRecording* const open = current();
    if (!m_model.rows().empty()) {
        return {};
    }
    if (open == nullptr) {
        return tr("Attach to a Node.js or a JVM to watch its heap and to take snapshots of it.");
    }
    if (!workspace().live.isLive(open->id)) {
        return tr("No heap snapshot was taken in this recording.");
    }
    if (tellsTypes(workspace().live.runtimeOf(open->id))) {
        return tr("“Snapshot by type” counts the objects of this program by type, and lists that "
                  "here: a click shows it, and two can be compared.");
    }
    return tr("“Watch the heap…” shows the heap of a Node.js or a JVM on this timeline; then “Take "
              "snapshot” lists snapshots of a Node.js here, and opens them.");
}

} // namespace tidemark::app

#include "moc_taken_snapshots.cpp"
