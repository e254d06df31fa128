// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marks/marks_panel.h"

#include "app/marks/marks_export.h"
#include "app/text/figure_columns.h"
#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/text/timeline_columns.h"

#include <QAction>
#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostOthers = 4;

std::vector<MarkRow> rowsOf(const MarksSheet& sheet)
{
    std::vector<MarkRow> rows;
    if (sheet.recording == nullptr) {
        return rows;
    }
    const Timeline& timeline = sheet.recording->timeline;
    for (const std::size_t index : sheet.series) {
        const auto marks = marksOf(timeline, timeline.series[index]);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (rows.size() <= i) {
                rows.push_back({marks[i], {}});
            } else {
                rows[i].others.push_back(marks[i].value);
            }
        }
    }
    return rows;
}

bool hasMarks(const Timeline& timeline)
{
    return std::ranges::any_of(
        timeline.markers, [](const Marker& marker) { return marker.kind == MarkerKind::Mark; });
}

TableColumn<MarkRow> changeColumn(TimelineColumn column, std::optional<double> MarkReading::*change,
                                  SizeUnit unit)
{
    return sizeChangeColumn<MarkRow>(
               columnTitle(column), unit,
               [change](const MarkRow& row) { return (row.main.*change).value_or(kGap); })
        .withBar(BarKind::Change);
}

/// @p value of a row as a reading of @p series, which lives in what @p owner holds.
template <typename Value>
TableColumn<MarkRow> readingColumn(const std::shared_ptr<const Recording>& owner,
                                   const Series& series, SizeUnit unit, Value value)
{
    const Series* const shown = &series;
    return TableColumn<MarkRow>(
               ColumnTitle(singleLine(seriesText(series))).in(readingName(series)),
               [=](const MarkRow& row) { return readingText(*shown, value(row), unit); })
        .withNumber(value)
        .withExact([=](const MarkRow& row) {
            return owner != nullptr ? exactReadingText(*shown, value(row)) : QString();
        });
}

} // namespace

MarksPanel::MarksPanel(Workspace& workspace, QWidget* parent)
    : RecordingPanel(workspace, parent),
      m_export(new MarksExport(workspace.options, this)),
      m_remove(new QAction(this)),
      m_name(new QLabel(this)),
      m_told(new QLabel(this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);
    tools().setContentsMargins(4, 0, 4, 0);
    tools().setSpacing(16);
    tools().addWidget(m_name);
    tools().addWidget(m_told, 1);
    tools().addWidget(m_export);
    table().setModel(&m_model);
    table().sortByColumn(-1, Qt::AscendingOrder);
    connect(&workspace.session, &Session::plotChanged, this, &MarksPanel::follow);
    m_remove->setShortcut(QKeySequence::Delete);
    m_remove->setShortcutContext(Qt::WidgetShortcut);
    table().addAction(m_remove);
    connect(m_remove, &QAction::triggered, this, &MarksPanel::removeSelected);
    connect(table().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(!selectedOwnMarks().empty()); });
    m_remove->setEnabled(false);
    connect(m_export, &MarksExport::copyRequested, &table(), [this] { table().copy(); });
    connect(m_export, &MarksExport::told, m_told, &QLabel::setText);
    start();
}

void MarksPanel::activate(const QModelIndex& index)
{
    if (const OpenRecording* const open = current()) {
        Q_EMIT positionActivated(open->id, m_model.rowAt(index).main.position);
    }
}

PointedPlace MarksPanel::placeOf(const QModelIndex& index) const
{
    return {.recordingId = current()->id, .moment = commonOf(m_model.rowAt(index).main.position)};
}

/// That of the mark before it.
std::optional<int> MarksPanel::rowAt(std::int64_t position) const
{
    const auto after = std::ranges::upper_bound(
        m_model.rows(), position, {}, [](const MarkRow& row) { return row.main.position; });
    return after == m_model.rows().begin()
               ? std::nullopt
               : m_model.shownRow(static_cast<std::size_t>(after - m_model.rows().begin() - 1));
}

/// Those of the chosen rows that were set here: what the file has stays.
std::vector<Marker> MarksPanel::selectedOwnMarks()
{
    std::vector<Marker> marks;
    const OpenRecording* const open = current();
    const auto rows = table().selectionModel()->selectedRows();
    for (const QModelIndex& index : rows) {
        const MarkReading& row = m_model.rowAt(index).main;
        const Marker mark{MarkerKind::Mark, row.name, row.position, row.position};
        if (open != nullptr && std::ranges::find(open->ownMarks, mark) != open->ownMarks.end()) {
            marks.push_back(mark);
        }
    }
    return marks;
}

void MarksPanel::removeSelected()
{
    if (const OpenRecording* const open = current()) {
        for (const Marker& mark : selectedOwnMarks()) {
            workspace().session.removeMark(open->id, mark);
        }
    }
}

/// The main series and the other shown ones in bytes of a recording that has marks.
MarksSheet MarksPanel::wantedSheet() const
{
    const OpenRecording* open = current();
    if (open == nullptr || !open->hasTimeline() || !hasMarks(open->recording->timeline)) {
        return {};
    }
    const Timeline& timeline = open->recording->timeline;
    const auto main = static_cast<std::size_t>(timeline.mainSeries() - timeline.series.data());
    MarksSheet sheet{open->recording, {main}};
    for (std::size_t i = 0; i < timeline.series.size() && sheet.series.size() <= kMostOthers; ++i) {
        const bool isShown = i < open->seriesShown.size() && open->seriesShown[i];
        if (i != main && isShown && timeline.series[i].isInBytes()) {
            sheet.series.push_back(i);
        }
    }
    return sheet;
}

void MarksPanel::follow()
{
    const OpenRecording* open = current();
    m_name->setText(subject());
    MarksSheet wanted = wantedSheet();
    if (wanted.recording != m_sheet.recording || wanted.series != m_sheet.series) {
        std::vector<MarkRow> rows = rowsOf(wanted);
        // One that grows keeps its rows, and so what is selected in them.
        const bool isSame = wanted.series == m_sheet.series && rows == m_model.rows() &&
                            m_shownId == (open != nullptr ? open->id : 0);
        m_shownId = open != nullptr ? open->id : 0;
        m_sheet = std::move(wanted);
        m_export->setSheet(m_sheet);
        if (!isSame) {
            m_told->clear();
            m_model.setRows({}); // until the columns fit the rows
            m_model.setColumns(columns());
            m_model.setRows(std::move(rows));
        }
    }
    showHint();
}

TypedTableModel<MarkRow>::Columns MarksPanel::columns() const
{
    if (m_sheet.recording == nullptr) {
        return {};
    }
    const Timeline& timeline = m_sheet.recording->timeline;
    const AxisUnit axis = timeline.axis;
    const SizeUnit unit = sizeUnit();
    TypedTableModel<MarkRow>::Columns columns{
        Column(
            columnTitle(TimelineColumn::Mark),
            [](const MarkRow& row) { return singleLine(QString::fromStdString(row.main.name)); }),
        positionColumn<MarkRow>(columnTitle(TimelineColumn::Position, axis), axis,
                                [](const MarkRow& row) { return row.main.position; }),
        Column(columnTitle(TimelineColumn::SincePrevious),
               [axis](const MarkRow& row) {
                   return row.main.sincePrevious ? axisText(axis, *row.main.sincePrevious)
                                                 : unknownText();
               })
            .withNumber([](const MarkRow& row) { return figureOrGap(row.main.sincePrevious); }),
        readingColumn(m_sheet.recording, timeline.series[m_sheet.series.front()], unit,
                      [](const MarkRow& row) { return row.main.value.value_or(kGap); }),
        changeColumn(TimelineColumn::VersusPrevious, &MarkReading::versusPrevious, unit),
        changeColumn(TimelineColumn::VersusFirst, &MarkReading::versusFirst, unit)};
    for (std::size_t i = 1; i < m_sheet.series.size(); ++i) {
        columns.push_back(
            readingColumn(m_sheet.recording, timeline.series[m_sheet.series[i]], unit,
                          [i](const MarkRow& row) { return row.others[i - 1].value_or(kGap); }));
    }
    return columns;
}

void MarksPanel::retranslate()
{
    table().setAccessibleName(tr("Marks"));
    m_remove->setText(tr("Remove this mark"));
    m_model.setColumns(columns());
    if (m_sheet.recording != nullptr) {
        table().fitColumns();
    }
    showHint();
}

QString MarksPanel::hint() const
{
    const OpenRecording* const open = current();
    if (m_sheet.recording != nullptr) {
        return {};
    }
    if (open == nullptr) {
        return tr("Open a profile to list its marks.");
    }
    return open->hasTimeline()
               ? tr("This recording has no marks. M sets one at the cursor of the timeline, or now "
                    "in what is being recorded.")
               : tr("This recording has no timeline.");
}

} // namespace tidemark::app

#include "moc_marks_panel.cpp"
