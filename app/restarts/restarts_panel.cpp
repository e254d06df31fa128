// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/restarts/restarts_panel.h"

#include "app/text/figure_columns.h"
#include "app/text/growth_rate_text.h"
#include "app/text/lives_text.h"
#include "app/text/series_text.h"
#include "app/text/timeline_columns.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

using Column = TableColumn<LifeRow>;
using Figure = std::optional<double> Life::*;

constexpr int kMargin = 4;
constexpr int kPause = 1'000;                   ///< milliseconds between two looks at what grows
constexpr std::size_t kSamplesPerPause = 2'000; ///< each so many make it a millisecond longer
constexpr std::size_t kMostPause = 10'000;

std::size_t samplesOf(const Timeline& timeline)
{
    const Series* const series = timeline.mainSeries();
    return series != nullptr ? series->size() : 0;
}

std::vector<LifeRow> rowsOf(const Lives& lives)
{
    std::vector<LifeRow> rows;
    for (std::size_t i = 0; lives.restarts() > 0 && i < lives.lives.size(); ++i) {
        rows.push_back({i + 1, lives.lives[i]});
    }
    return rows;
}

/// @p figure as a reading of @p series.
Column readingColumn(const ColumnTitle& title, const Series& series, SizeUnit unit, Figure figure)
{
    const auto number = [figure](const LifeRow& row) { return (row.life.*figure).value_or(kGap); };
    const auto text = [=](const LifeRow& row) { return readingText(series, number(row), unit); };
    const auto exact = [=](const LifeRow& row) { return exactReadingText(series, number(row)); };
    return Column(title.in(readingName(series)), text).withNumber(number).withExact(exact);
}

Column rateColumn(const ColumnTitle& title, SizeUnit unit)
{
    const auto text = [unit](const LifeRow& row) {
        return row.life.perSecond ? signedGrowthRateText(*row.life.perSecond, unit) : unknownText();
    };
    return Column(title.in(kRateName), text).withNumber([](const LifeRow& row) {
        return figureOrGap(row.life.perSecond);
    });
}

} // namespace

RestartsPanel::RestartsPanel(Workspace& workspace, QWidget* parent)
    : RecordingPanel(workspace, parent),
      m_job([this](Found found) { take(std::move(found)); }),
      m_sentence(new QLabel(this))
{
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    tools().setContentsMargins(kMargin, 0, kMargin, 0);
    tools().addWidget(m_sentence, 1);
    table().setModel(&m_model);
    table().setKeepsPlace(true);
    table().sortByColumn(-1, Qt::AscendingOrder);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &RestartsPanel::follow);
    start();
}

void RestartsPanel::activate(const QModelIndex& index)
{
    const Life& life = m_model.rowAt(index).life;
    Q_EMIT rangeActivated(m_found.id, {life.begin, life.end});
}

PointedPlace RestartsPanel::placeOf(const QModelIndex& index) const
{
    const Life& life = m_model.rowAt(index).life;
    return {.recordingId = m_found.id, .range = commonOf(AxisRange{life.begin, life.end})};
}

/// That of the life that it is in.
std::optional<int> RestartsPanel::rowAt(std::int64_t position) const
{
    const auto found = std::ranges::find_if(m_model.rows(), [position](const LifeRow& row) {
        return row.life.begin <= position && position < row.life.end;
    });
    return found != m_model.rows().end()
               ? m_model.shownRow(static_cast<std::size_t>(found - m_model.rows().begin()))
               : std::nullopt;
}

void RestartsPanel::followChange()
{
    showSubject(); // which may have another name
    if (!m_wait.isActive()) {
        m_wait.start();
    }
}

void RestartsPanel::follow()
{
    const OpenRecording* open = current();
    if (!isVisible()) { // showEvent() makes up for it
        if (m_found.recording != nullptr && (open == nullptr || open->id != m_found.id)) {
            take({}); // which would keep what was closed
        }
        return;
    }
    m_wait.stop();
    showSubject();
    if (open == nullptr || !open->hasTimeline()) {
        m_job.cancel();
        take({});
        return;
    }
    if (m_found.id != open->id) {
        take({}); // those of another recording, until the new ones are known
    }
    const bool goesOn = open->isLive || open->recording->mayGrow;
    if (m_found.recording == open->recording && m_found.goesOn == goesOn) {
        return;
    }
    const std::size_t samples = samplesOf(open->recording->timeline);
    m_wait.setInterval(kPause + static_cast<int>(std::min(samples / kSamplesPerPause, kMostPause)));
    m_job.start(samples, [id = open->id, recording = open->recording, goesOn](TaskControl&) {
        return Found{id, recording, livesOf(recording->timeline, goesOn), goesOn};
    });
}

void RestartsPanel::take(Found found)
{
    // One that grows keeps its table, and the user what he has selected there.
    const bool isAnother = found.id != m_found.id;
    m_found = std::move(found);
    std::vector<LifeRow> rows = rowsOf(m_found.lives);
    if (isAnother) {
        m_model.setRows({}); // until the columns fit the rows
        m_model.setColumns(columns());
    }
    if (rows != m_model.rows()) {
        m_model.setRows(std::move(rows));
    }
    showWords();
}

TypedTableModel<LifeRow>::Columns RestartsPanel::columns() const
{
    if (m_found.recording == nullptr) {
        return {};
    }
    const AxisUnit axis = m_found.recording->timeline.axis;
    const SizeUnit unit = sizeUnit();
    Series series = *m_found.recording->timeline.mainSeries();
    series.positions.reset(); // the columns outlast the recording while it grows
    series.values.reset();
    const auto reading = [&](TimelineColumn column, Figure figure) {
        return readingColumn(columnTitle(column), series, unit, figure);
    };
    return {
        countColumn<LifeRow>(tr("Life"),
                             [](const LifeRow& row) { return std::uint64_t{row.number}; }),
        Column(tr("PID"),
               [](const LifeRow& row) {
                   return row.life.pid ? QString::number(*row.life.pid) : unknownText();
               })
            .withNumber([](const LifeRow& row) { return figureOrGap(row.life.pid); }),
        positionColumn<LifeRow>(tr("Start"), axis,
                                [](const LifeRow& row) { return row.life.begin; }),
        axisColumn<LifeRow>(columnTitle(TimelineColumn::Duration, axis), axis,
                            [](const LifeRow& row) { return row.life.length(); }),
        reading(TimelineColumn::First, &Life::first),
        reading(TimelineColumn::Peak, &Life::peak),
        reading(TimelineColumn::Last, &Life::last),
        sizeChangeColumn<LifeRow>(columnTitle(TimelineColumn::Change), unit,
                                  [](const LifeRow& row) { return figureOrGap(row.life.growth()); })
            .withBar(BarKind::Change),
        rateColumn(columnTitle(TimelineColumn::Trend), unit)};
}

void RestartsPanel::retranslate()
{
    table().setAccessibleName(tr("Restarts"));
    m_model.setColumns(columns());
    if (m_found.recording != nullptr) {
        table().fitColumns();
    }
    showWords();
}

void RestartsPanel::showWords()
{
    const AxisUnit axis =
        m_found.recording ? m_found.recording->timeline.axis : AxisUnit::Nanoseconds;
    m_sentence->setText(livesSentence(m_found.lives, axis, sizeUnit()));
    showHint();
}

QString RestartsPanel::hint() const
{
    const OpenRecording* const open = current();
    if (open == nullptr) {
        return tr("Open a profile to see how often its process was restarted.");
    }
    if (!open->hasTimeline()) {
        return tr("This recording has no timeline.");
    }
    if (m_found.recording == nullptr) {
        return tr("Looking for restarts…");
    }
    return m_model.rows().empty()
               ? tr("No restart was seen. Follow restarts by name when you attach to a process: "
                    "then you see here how often it restarts, how much memory it gains each time, "
                    "and at which size it ends.")
               : QString();
}

void RestartsPanel::showEvent(QShowEvent* event)
{
    RecordingPanel::showEvent(event);
    follow();
}

} // namespace tidemark::app

#include "moc_restarts_panel.cpp"
