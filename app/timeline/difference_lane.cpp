// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/difference_lane.h"

#include "app/text/plain_text.h"
#include "app/text/size_text.h"
#include "app/timeline/plot_renderer.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/palette.h"
#include "core/timeline/run_difference.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr float kSideOpacity = 0.35F;
constexpr double kEdge = 3.0; ///< room above and below

/// The part of a column that lies above zero, or below it; 0 where it has none.
double heightOf(const PixelColumn& column, bool isAbove)
{
    if (column.count == 0) {
        return 0.0;
    }
    return isAbove ? std::max(column.max, 0.0) : std::min(column.min, 0.0);
}

} // namespace

DifferenceLane::DifferenceLane(Workspace& workspace, const PlotMargins& margins, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_margins(margins),
      m_job([this](Series difference) { take(std::move(difference)); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const Session& session = workspace.session;
    connect(&session, &Session::plotChanged, this, &DifferenceLane::ask);
    connect(&session.runs(), &RunSelection::baseChanged, this, &DifferenceLane::ask);
    connect(&session.runs(), &RunSelection::differenceChanged, this, &DifferenceLane::ask);
    connect(&workspace.options, &ViewOptions::changed, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::visibleChanged, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::cursorChanged, this, qOverload<>(&QWidget::update));
    retranslate();
}

void DifferenceLane::retranslate()
{
    setAccessibleName(tr("Difference to the base"));
    ask();
}

void DifferenceLane::ask()
{
    const Session& session = m_workspace.session;
    const OpenRecording* const run = session.currentTimeline();
    const OpenRecording* const base = baseRun(session);
    setVisible(session.runs().showsDifference() && run != nullptr);
    m_job.cancel();
    m_difference = {};
    if (isHidden()) {
        return;
    }
    const bool isCompared = base != nullptr && isComparable(session, *run);
    m_title = !isCompared ? tr("%1 cannot be compared: it is hidden or has no memory in bytes")
                                .arg(singleLine(run->name))
              : run == base ? tr("%1 is the base: choose another run to see its difference")
                                  .arg(singleLine(run->name))
                            : tr("%1 − %2 (base)", "a run, and what is taken off it")
                                  .arg(singleLine(run->name), singleLine(base->name));
    if (isCompared && run != base) {
        const auto cost = run->recording->timeline.mainSeries()->size() +
                          base->recording->timeline.mainSeries()->size();
        m_job.start(cost, [run = run->recording, base = base->recording,
                           runPlace = session.placementOf(*run),
                           basePlace = session.placementOf(*base)](TaskControl& control) {
            return differenceOf({*run->timeline.mainSeries(), runPlace},
                                {*base->timeline.mainSeries(), basePlace}, control);
        });
    }
    setAccessibleDescription(m_title);
    update();
}

void DifferenceLane::take(Series difference)
{
    m_difference = std::move(difference);
    if (m_difference.size() == 0) {
        m_title += QStringLiteral(" · ") + tr("they do not meet on this axis");
    }
    update();
}

void DifferenceLane::paintEvent(QPaintEvent* /*event*/)
{
    const TimeScale scale =
        TimeScale::across(width(), m_margins, m_workspace.session.time().visible());
    QPainter painter(this);
    const double top = kEdge + painter.fontMetrics().height(); // below the title
    const QRectF lane(scale.left(), top, scale.width(), height() - top - kEdge);
    m_lowest = 0.0;
    m_highest = 0.0;
    m_columns.clear();
    if (m_difference.size() > 0 && !scale.visible().isEmpty()) {
        decimate(m_difference, scale.visible(), static_cast<int>(lane.width()), m_columns);
        bridgeColumns(m_difference, scale.visible(), m_columns);
        for (const PixelColumn& column : m_columns) {
            m_lowest = std::min(m_lowest, heightOf(column, false));
            m_highest = std::max(m_highest, heightOf(column, true));
        }
        paintSides(painter, lane);
    }
    paintLabels(painter, lane);
    if (const auto& cursor = m_workspace.session.time().cursor();
        cursor && scale.contains(scale.pixelOf(*cursor))) {
        QColor line = palette().color(QPalette::WindowText);
        line.setAlphaF(0.4F);
        painter.setPen(QPen(line, 1));
        const double x = std::round(scale.pixelOf(*cursor)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

/// Both sides have one scale; the line of zero lies where they leave it.
void DifferenceLane::paintSides(QPainter& painter, const QRectF& lane) const
{
    const double span = std::max(m_highest - m_lowest, 1.0);
    const auto rowOf = [&](double value) {
        return lane.top() + (m_highest - value) / span * lane.height();
    };
    const double zero = rowOf(0.0);
    for (const bool isAbove : {true, false}) {
        QPolygonF side;
        side << QPointF(lane.left(), zero);
        for (std::size_t x = 0; x < m_columns.size(); ++x) {
            side << QPointF(lane.left() + static_cast<double>(x) + 0.5,
                            rowOf(heightOf(m_columns[x], isAbove)));
        }
        side << QPointF(lane.right(), zero);
        QColor colour = QColor::fromRgb(isAbove ? kGrowthColour : kShrinkColour);
        QColor light = colour;
        light.setAlphaF(kSideOpacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(light);
        painter.drawPolygon(side);
        painter.setBrush(QBrush(colour, isAbove ? Qt::BDiagPattern : Qt::FDiagPattern));
        painter.drawPolygon(side);
    }
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1));
    painter.drawLine(QPointF(lane.left(), zero), QPointF(lane.right(), zero));
}

void DifferenceLane::paintLabels(QPainter& painter, const QRectF& lane) const
{
    QColor muted = palette().color(QPalette::WindowText);
    muted.setAlphaF(0.72F);
    painter.setPen(muted);
    const QRectF left(0, lane.top(), lane.left() - 6, lane.height());
    const SizeUnit unit = m_workspace.options.sizeUnit();
    if (m_highest > 0.0) {
        painter.drawText(left, Qt::AlignRight | Qt::AlignTop, signedSizeText(m_highest, unit));
    }
    if (m_lowest < 0.0) {
        painter.drawText(left, Qt::AlignRight | Qt::AlignBottom, signedSizeText(m_lowest, unit));
    }
    const QRectF above(lane.left() + 4, 0, lane.width() - 8, lane.top());
    painter.drawText(above, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideMiddle,
                                                      static_cast<int>(above.width())));
}

} // namespace tidemark::app

#include "moc_difference_lane.cpp"
