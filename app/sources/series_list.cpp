// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/series_list.h"

#include "app/sources/source_summary.h"
#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/widgets/elided_label.h"
#include "app/workspace/plotted_series.h"
#include "core/timeline/statistics.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kShownAtFirst = 8;
constexpr std::size_t kMoreAtOnce = 50;
constexpr int kSwatchSize = 10;

/// The series' name; where all are called alike, a child's PID says more and is shorter. The name
/// of a sum is too long for a card: its tooltip has it.
QString rowText(const Timeline& timeline, std::size_t index)
{
    const Series& series = timeline.series[index];
    const bool isAlike = std::ranges::all_of(
        timeline.series, [&](const Series& other) { return other.name == series.name; });
    return series.pid && isAlike ? QStringLiteral("PID %1").arg(*series.pid)
                                 : shortSeriesText(series);
}

} // namespace

SeriesList::SeriesList(Workspace& workspace, int recordingId, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_id(recordingId),
      m_layout(new QVBoxLayout(this)),
      m_more(new QToolButton(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_more->setAutoRaise(true);
    m_layout->addWidget(m_more);
    connect(m_more, &QToolButton::clicked, this, [this] { showUpTo(m_rows.size() + kMoreAtOnce); });
    refresh();
}

/// The series that row @p row shows: that of the whole first, the others as they were recorded.
std::size_t SeriesList::seriesAt(std::size_t row) const
{
    const Timeline& timeline = m_recording->timeline;
    const auto main = static_cast<std::size_t>(timeline.mainSeries() - timeline.series.data());
    return row == 0 ? main : (row <= main ? row - 1 : row);
}

/// Whether the rows there are show @p recording as well, as when it has only grown.
bool SeriesList::fits(const Recording& recording) const
{
    const auto& before = m_recording->timeline.series;
    const auto& after = recording.timeline.series;
    return after.size() >= before.size() &&
           std::equal(before.begin(), before.end(), after.begin(),
                      [](const Series& a, const Series& b) {
                          return a.kind == b.kind && a.name == b.name && a.pid == b.pid;
                      });
}

void SeriesList::clear()
{
    m_rows.clear();
    delete m_rowsParent;
    m_rowsParent = new QWidget(this);
    auto* rows = new QVBoxLayout(m_rowsParent);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    m_layout->insertWidget(0, m_rowsParent);
}

void SeriesList::refresh()
{
    const OpenRecording* open = m_workspace.session.find(m_id);
    if (open == nullptr) {
        return;
    }
    if (open->recording != m_recording) {
        const bool isGrown = m_recording != nullptr && fits(*open->recording);
        const std::size_t wanted = std::max(isGrown ? m_rows.size() : 0, kShownAtFirst);
        m_recording = open->recording;
        if (!isGrown || (!m_rows.empty() && m_rows.front().index != seriesAt(0))) {
            clear();
        }
        addRows(m_recording->timeline.series.size() > 1 ? wanted : 0);
    }
    for (const Row& row : m_rows) {
        refreshRow(row, *open);
    }
    refreshButton(*open);
    setVisible(!m_rows.empty());
}

/// Adds rows until there are @p wanted, or one for each series.
void SeriesList::addRows(std::size_t wanted)
{
    const std::size_t end = std::min(m_recording->timeline.series.size(), wanted);
    for (std::size_t row = m_rows.size(); row < end; ++row) {
        addRow(seriesAt(row));
    }
}

void SeriesList::addRow(std::size_t index)
{
    auto* widget = new QWidget(m_rowsParent);
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const Row row{index, new QCheckBox(widget), new QLabel(widget), new ElidedLabel(widget),
                  new QLabel(widget)};
    row.swatch->setFixedSize(kSwatchSize, kSwatchSize);
    row.swatch->setAutoFillBackground(true);
    row.value->setTextFormat(Qt::PlainText);
    layout->addWidget(row.box);
    layout->addWidget(row.swatch);
    layout->addWidget(row.name, 1);
    layout->addWidget(row.value);
    connect(row.box, &QCheckBox::clicked, this,
            [this, index](bool on) { m_workspace.session.setSeriesShown(m_id, index, on); });
    connect(row.name, &ElidedLabel::clicked, row.box, &QCheckBox::click);
    m_rowsParent->layout()->addWidget(widget);
    m_rows.push_back(row);
}

void SeriesList::refreshRow(const Row& row, const OpenRecording& open)
{
    const Series& series = m_recording->timeline.series[row.index];
    row.name->setText(rowText(m_recording->timeline, row.index));
    row.box->setAccessibleName(series.role == SeriesRole::Sum ? seriesText(series)
                                                              : row.name->text());
    row.box->setChecked(open.seriesShown[row.index]);
    const QString where = series.isInBytes() ? tr("Show in the timeline")
                                             : tr("Show in a lane of its own below the timeline");
    const QString meaning = meaningText(series);
    row.box->setToolTip(where);
    row.name->setToolTip(!meaning.isEmpty() ? plainToolTip(tr("Taken for %1").arg(meaning))
                         : series.role == SeriesRole::Sum ? plainToolTip(seriesText(series))
                                                          : QString());
    QPalette palette = row.swatch->palette();
    palette.setColor(QPalette::Window, seriesColour(open, row.index));
    row.swatch->setPalette(palette);
    const SeriesStatistics statistics = statisticsOf(series);
    const bool isKnown = statistics.readings > 0;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const Timeline& timeline = m_recording->timeline;
    const auto latest = open.isLive
                            ? latestReading(series, timeline.axis, timeline.sampledRange().end - 1)
                            : std::nullopt;
    row.value->setText(!isKnown ? unknownText()
                       : latest ? latestText(series, *latest, unit)
                                : readingText(series, statistics.max, unit));
    row.value->setToolTip(isKnown
                              ? plainToolTip(tr("peak %1, last %2")
                                                 .arg(exactReadingText(series, statistics.max),
                                                      exactReadingText(series, statistics.last)))
                              : QString());
}

void SeriesList::refreshButton(const OpenRecording& open)
{
    const std::size_t hidden = m_recording->timeline.series.size() - m_rows.size();
    m_more->setVisible(!m_rows.empty() && hidden > 0);
    m_more->setText(tr("%n more…", nullptr, static_cast<int>(hidden)));
    m_more->setAccessibleName(tr("Show more series of %1").arg(singleLine(open.name)));
}

void SeriesList::showUpTo(std::size_t wanted)
{
    const OpenRecording* open = m_workspace.session.find(m_id);
    if (open == nullptr) {
        return;
    }
    const std::size_t before = m_rows.size();
    addRows(wanted);
    for (std::size_t row = before; row < m_rows.size(); ++row) {
        refreshRow(m_rows[row], *open);
    }
    refreshButton(*open);
}

} // namespace tidemark::app

#include "moc_series_list.cpp"
