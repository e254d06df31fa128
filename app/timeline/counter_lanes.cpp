// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/counter_lanes.h"

#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/widgets/change_reaction.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr double kLaneHeadRoom = 1.08;
constexpr int kLaneGap = 4; ///< between lanes
constexpr int kDigits = 3;

} // namespace

CounterLanes::CounterLanes(Session& session, const PlotMargins& margins, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_margins(margins)
{
    onLanguageChange(*this, [this] { retranslate(); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&session, &Session::plotChanged, this, &CounterLanes::rebuild);
    connect(&session, &Session::recordingGrew, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::visibleChanged, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::cursorChanged, this, qOverload<>(&QWidget::update));
    retranslate();
    rebuild();
}

void CounterLanes::retranslate()
{
    setAccessibleName(tr("Counters"));
}

QSize CounterLanes::sizeHint() const
{
    return {200, static_cast<int>(m_count) * kLaneHeight};
}

void CounterLanes::rebuild()
{
    m_count = std::min(plottedCounters(m_session).size(), kMostLanes);
    setVisible(m_count > 0);
    updateGeometry();
    update();
}

void CounterLanes::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const std::vector<PlottedSeries> counters = plottedCounters(m_session);
    const TimeScale scale = TimeScale::across(width(), m_margins, m_session.time().visible());
    for (std::size_t i = 0; i < std::min(counters.size(), m_count); ++i) {
        const double top = static_cast<double>(i) * kLaneHeight;
        paintLane(painter, counters[i],
                  QRectF(scale.left(), top, scale.width(), kLaneHeight - kLaneGap));
    }
    if (const auto& cursor = m_session.time().cursor();
        cursor && scale.contains(scale.pixelOf(*cursor))) {
        QColor line = palette().color(QPalette::WindowText);
        line.setAlphaF(0.4F);
        painter.setPen(QPen(line, 1));
        const double x = std::round(scale.pixelOf(*cursor)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

void CounterLanes::paintLane(QPainter& painter, const PlottedSeries& counter, const QRectF& lane)
{
    PlotContents contents;
    contents.series = {counter};
    contents.visible = m_session.time().visible();
    const double highest = highestIn(contents.series, contents.visible);
    contents.sizes.highest = std::max(highest * kLaneHeadRoom, 1.0);
    contents.filled = true;
    contents.lineWidth = 1.0;
    const double ratio = devicePixelRatioF();
    painter.drawImage(lane.topLeft(),
                      m_renderer.render(contents, (lane.size() * ratio).toSize(), ratio));

    QColor muted = palette().color(QPalette::WindowText);
    muted.setAlphaF(0.2F);
    painter.setPen(QPen(muted, 1));
    painter.drawLine(lane.bottomLeft(), lane.bottomRight());
    muted.setAlphaF(0.72F);
    painter.setPen(muted);
    const QRectF left(0, lane.top(), lane.left() - 6, lane.height());
    painter.drawText(left, Qt::AlignRight | Qt::AlignTop,
                     QLocale().toString(highest, 'g', kDigits));
    painter.drawText(left, Qt::AlignRight | Qt::AlignBottom, QStringLiteral("0"));
    const bool isOnly = m_session.recordings().size() == 1;
    const QString name = singleLine(isOnly ? seriesText(*counter.series) : counter.name);
    painter.drawText(lane.adjusted(4, 0, -4, 0), Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(name, Qt::ElideMiddle,
                                                      static_cast<int>(lane.width()) - 8));
}

} // namespace tidemark::app

#include "moc_counter_lanes.cpp"
