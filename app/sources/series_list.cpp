// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/series_list.h"

#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/widgets/elided_label.h"
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

/// The series' name; where all are called alike, a child's PID says more and is shorter.
QString rowText(const Timeline& timeline, std::size_t index)
{
    const Series& series = timeline.series[index];
    const bool isAlike = std::ranges::all_of(
        timeline.series, [&](const Series& other) { return other.name == series.name; });
    return series.pid && isAlike ? QStringLiteral("PID %1").arg(*series.pid) : seriesText(series);
}

} // namespace

SeriesList::SeriesList(Session& session, ViewOptions& options, int recordingId, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_options(options),
      m_id(recordingId),
      m_layout(new QVBoxLayout(this)),
      m_more(new QToolButton(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_more->setAutoRaise(true);
    m_layout->addWidget(m_more);
    connect(m_more, &QToolButton::clicked, this, &SeriesList::showMore);
    refresh();
}

void SeriesList::refresh()
{
    const OpenRecording* open = m_session.find(m_id);
    if (open == nullptr) {
        return;
    }
    m_recording = open->recording; // the same one, or what it has grown to: rows stay
    if (m_rowsParent == nullptr) {
        m_rowsParent = new QWidget(this);
        auto* rows = new QVBoxLayout(m_rowsParent);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(2);
        m_layout->insertWidget(0, m_rowsParent);
    }
    const std::size_t count = m_recording->timeline.series.size();
    while (count > 1 && m_rows.size() < std::min(count, kShownAtFirst)) {
        addRow(m_rows.size());
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        refreshRow(i, *open);
    }
    refreshButton(*open);
    setVisible(!m_rows.empty());
}

void SeriesList::addRow(std::size_t index)
{
    auto* widget = new QWidget(m_rowsParent);
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const Row row{new QCheckBox(widget), new QLabel(widget), new QLabel(widget)};
    auto* name = new ElidedLabel(widget);
    name->setText(rowText(m_recording->timeline, index));
    row.box->setAccessibleName(name->text());
    row.swatch->setFixedSize(kSwatchSize, kSwatchSize);
    row.swatch->setAutoFillBackground(true);
    row.value->setTextFormat(Qt::PlainText);
    layout->addWidget(row.box);
    layout->addWidget(row.swatch);
    layout->addWidget(name, 1);
    layout->addWidget(row.value);
    connect(row.box, &QCheckBox::clicked, this,
            [this, index](bool on) { m_session.setSeriesShown(m_id, index, on); });
    connect(name, &ElidedLabel::clicked, row.box, &QCheckBox::click);
    m_rowsParent->layout()->addWidget(widget);
    m_rows.push_back(row);
}

void SeriesList::refreshRow(std::size_t index, const OpenRecording& open)
{
    const Series& series = m_recording->timeline.series[index];
    const Row& row = m_rows[index];
    row.box->setChecked(open.seriesShown[index]);
    row.box->setToolTip(series.isInBytes() ? tr("Show in the timeline")
                                           : tr("Show in a lane of its own below the timeline"));
    QPalette palette = row.swatch->palette();
    palette.setColor(QPalette::Window, m_session.seriesColour(open, index));
    row.swatch->setPalette(palette);
    const SeriesStatistics statistics = statisticsOf(series);
    const bool isKnown = statistics.readings > 0;
    const SizeUnit unit = m_options.sizeUnit();
    const double value = open.isLive ? statistics.last : statistics.max;
    row.value->setText(isKnown ? readingText(series, value, unit) : unknownText());
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

void SeriesList::showMore()
{
    const OpenRecording* open = m_session.find(m_id);
    if (open == nullptr) {
        return;
    }
    const std::size_t count = m_recording->timeline.series.size();
    const std::size_t end = std::min(count, m_rows.size() + kMoreAtOnce);
    for (std::size_t i = m_rows.size(); i < end; ++i) {
        addRow(i);
        refreshRow(i, *open);
    }
    refreshButton(*open);
}

} // namespace tidemark::app
