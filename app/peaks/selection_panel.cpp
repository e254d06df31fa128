// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/selection_panel.h"

#include "app/text/figure_columns.h"
#include "app/text/timeline_columns.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/position_text.h"
#include "core/timeline/trend.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kMaxColumn = 8;
constexpr int kUpdatePause = 200; ///< milliseconds

using Column = TableColumn<SelectionRow>;
using Value = double SeriesStatistics::*;

/// One series to look at, owning what it needs in the background.
struct Request {
    int recordingId;
    std::shared_ptr<const Recording> recording;
    std::size_t index;
    AxisRange range; ///< on the recording's own axis
    QString name;
    QColor colour;

    const Series& series() const { return recording->timeline.series[index]; }

    /// In samples; a row is some work even where there are none.
    std::size_t cost() const
    {
        constexpr std::size_t kRow = 1000;
        const PositionColumn& positions = *series().positions;
        const std::size_t begin = positions.lowerBound(range.begin);
        return kRow + positions.lowerBound(range.end, begin) - begin;
    }

    SelectionRow row() const
    {
        const bool isTime = recording->timeline.axis == AxisUnit::Nanoseconds;
        return {recordingId,
                index,
                name,
                colour,
                statisticsOf(series(), range),
                isTime ? trendOf(series(), range) : std::nullopt};
    }
};

double valueOf(const SelectionRow& row, Value value)
{
    return row.statistics.readings > 0 ? row.statistics.*value : kGap;
}

double changeOf(const SelectionRow& row)
{
    return row.statistics.change().value_or(kGap);
}

Column statisticsColumn(TimelineColumn column, Value value, SizeUnit unit)
{
    return sizeColumn<SelectionRow>(columnTitle(column), unit, [value](const SelectionRow& row) {
        return valueOf(row, value);
    });
}

/// The length that a change is measured over.
Column spanColumn(const ColumnTitle& title, const std::function<AxisUnit()>& axis)
{
    const auto textBy = [axis](QString (*text)(AxisUnit, std::int64_t)) {
        return [=](const SelectionRow& row) {
            return row.statistics.change() ? text(axis(), row.statistics.span()) : unknownText();
        };
    };
    return Column(title.in(axisName(axis())), textBy(axisLengthText))
        .withNumber([](const SelectionRow& row) {
            return row.statistics.change() ? static_cast<double>(row.statistics.span()) : kGap;
        })
        .withExact(textBy([](AxisUnit unit, std::int64_t length) {
            return unit == AxisUnit::Ordinal ? axisLengthText(unit, length)
                                             : exactAxisText(unit, length);
        }));
}

Column rateColumn(const ColumnTitle& title, SizeUnit unit,
                  const std::function<std::optional<double>(const SelectionRow&)>& rate)
{
    return Column(title.in(kRateName),
                  [=](const SelectionRow& row) {
                      const auto known = rate(row);
                      return known ? rateText(*known, unit) : unknownText();
                  })
        .withNumber([=](const SelectionRow& row) { return rate(row).value_or(kGap); })
        .withExact([=](const SelectionRow& row) {
            const auto known = rate(row);
            return known ? rateText(*known, SizeUnit::Bytes) : unknownText();
        });
}

} // namespace

std::optional<double> SelectionRow::rate(AxisUnit axis) const
{
    return axis == AxisUnit::Nanoseconds ? statistics.rate(kSecond) : std::nullopt;
}

SelectionPanel::SelectionPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(parent),
      m_workspace(workspace),
      m_job([this](std::vector<SelectionRow> rows) { m_model.setRows(std::move(rows)); }),
      m_title(new QLabel(this))
{
    m_model.setSwatch([](const SelectionRow& row) { return row.colour; });
    table().setModel(&m_model);
    table().setKeepsPlace(true);
    table().sortByColumn(kMaxColumn, Qt::DescendingOrder);
    m_title->setObjectName(QStringLiteral("range"));
    m_title->setTextFormat(Qt::PlainText);
    table().followMouse();
    connect(&table(), &DataTable::rowPointed, this, [this](const QModelIndex& index) {
        m_workspace.session.pointing().set(
            index.isValid() ? PointedPlace{.recordingId = m_model.rowAt(index).recordingId,
                                           .series = m_model.rowAt(index).series}
                            : PointedPlace());
    });
    tools().setContentsMargins(4, 4, 4, 0);
    tools().addWidget(m_title, 1);
    connect(&workspace.session, &Session::plotChanged, this, &SelectionPanel::update);
    connect(&workspace.session.time(), &TimeSelection::selectedChanged, this,
            &SelectionPanel::update);
    // The visible range moves with every frame while a process is watched.
    m_soon.setSingleShot(true);
    m_soon.setInterval(kUpdatePause);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isStale, false)) {
            follow();
        }
    });
    connect(&workspace.session.time(), &TimeSelection::visibleChanged, this,
            &SelectionPanel::follow);
    connect(&workspace.options, &ViewOptions::changed, this, &SelectionPanel::retranslate);
    retranslate();
    update();
}

AxisRange SelectionPanel::range() const
{
    const TimeSelection& time = m_workspace.session.time();
    return time.selected().value_or(time.visible());
}

/// At once; while something is recorded, then again after a pause if there was more meanwhile.
void SelectionPanel::follow()
{
    if (m_soon.isActive()) {
        m_isStale = true;
        return;
    }
    if (std::ranges::any_of(m_workspace.session.recordings(), &OpenRecording::isLive)) {
        m_soon.start();
    }
    update();
}

void SelectionPanel::update()
{
    std::vector<Request> requests;
    std::size_t cost = 0;
    const AxisRange wanted = range();
    for (const PlottedSeries& plotted : plottedSeries(m_workspace.session)) {
        requests.push_back({plotted.recordingId, plotted.recording, plotted.index,
                            plotted.placement.toOwn(wanted), plotted.name, plotted.colour});
        cost += requests.back().cost();
    }
    m_isEmpty = requests.empty();
    if (m_axis != m_workspace.session.axisUnit()) {
        retranslate();
    }
    showTitle();
    m_job.start(cost, [requests = std::move(requests)](TaskControl& control) {
        std::vector<SelectionRow> rows;
        for (const Request& request : requests) {
            if (!control.cancelled()) {
                rows.push_back(request.row());
            }
        }
        return rows;
    });
}

void SelectionPanel::showTitle()
{
    setHint(m_isEmpty ? tr("Open a profile to see its statistics.") : QString());
    const Session& session = m_workspace.session;
    const AxisRange shown = range();
    const QString text = m_workspace.session.time().selected() ? tr("Selection: %1 from %2 to %3")
                                                               : tr("Visible: %1 from %2 to %3");
    m_title->setText(text.arg(lengthText(session, shown.length()),
                              positionText(session, shown.begin),
                              positionText(session, shown.end)));
}

void SelectionPanel::retranslate()
{
    table().setAccessibleName(tr("Statistics"));
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const auto axis = [&session = m_workspace.session] { return session.axisUnit(); };
    m_axis = axis();
    m_model.setColumns(
        {Column(columnTitle(TimelineColumn::Series),
                [](const SelectionRow& row) { return row.name; }),
         statisticsColumn(TimelineColumn::First, &SeriesStatistics::first, unit),
         statisticsColumn(TimelineColumn::Last, &SeriesStatistics::last, unit),
         sizeChangeColumn<SelectionRow>(columnTitle(TimelineColumn::Change), unit, changeOf),
         spanColumn({tr("Over"), tr("From the first reading to the last")}, axis),
         rateColumn({tr("Rate"), tr("The change by the length that it was measured over")}, unit,
                    [axis](const SelectionRow& row) { return row.rate(axis()); }),
         rateColumn(columnTitle(TimelineColumn::Trend), unit,
                    [](const SelectionRow& row) { return row.trend; }),
         statisticsColumn(TimelineColumn::Min, &SeriesStatistics::min, unit),
         statisticsColumn(TimelineColumn::Max, &SeriesStatistics::max, unit),
         statisticsColumn(TimelineColumn::Mean, &SeriesStatistics::mean, unit)});
    table().fitColumns();
    showTitle();
}

} // namespace tidemark::app

#include "moc_selection_panel.cpp"
