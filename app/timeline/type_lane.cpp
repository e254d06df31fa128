// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/type_lane.h"

#include "app/icons/icon.h"
#include "app/text/count_text.h"
#include "app/text/plain_text.h"
#include "app/text/size_text.h"
#include "app/widgets/change_reaction.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kTitleHeight = 20;
constexpr int kPlotHeight = 26;
constexpr int kPlotGap = 4;
constexpr double kBarWidth = 9.0;
constexpr std::int64_t kOrderStep = 1000; ///< from one snapshot to the next, where none has a time

std::int64_t bytesOf(const TypeFigures& figures)
{
    return figures.shallowBytes;
}

std::int64_t objectsOf(const TypeFigures& figures)
{
    return figures.count;
}

} // namespace

TypeLane::TypeLane(Workspace& workspace, const PlotMargins& margins, Axis axis, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_margins(margins),
      m_axis(axis),
      m_close(new QToolButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    onChange(*this, {QEvent::PaletteChange}, [this] { retranslate(); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_close->setAutoRaise(true);
    Session& session = workspace.session;
    connect(m_close, &QToolButton::clicked, this, [&session] { session.snapshots().setType({}); });
    connect(&session, &Session::plotChanged, this, &TypeLane::rebuild);
    connect(&session, &Session::listChanged, this, &TypeLane::rebuild);
    connect(&session.snapshots(), &SnapshotSelection::typeChanged, this, &TypeLane::rebuild);
    connect(&workspace.analyses, &HeapAnalyses::changed, this, &TypeLane::rebuild);
    connect(&workspace.options, &ViewOptions::changed, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::visibleChanged, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::cursorChanged, this, qOverload<>(&QWidget::update));
    retranslate();
    rebuild();
}

QSize TypeLane::sizeHint() const
{
    const int names = isTimed() ? 0 : fontMetrics().height() + kPlotGap;
    return {200, kTitleHeight + 2 * (kPlotHeight + kPlotGap) + names};
}

void TypeLane::retranslate()
{
    setAccessibleName(tr("Chosen type"));
    const QIcon close = themedIcon(QStringLiteral("close"), palette());
    m_close->setIcon(close);
    m_close->setText(close.isNull() ? QStringLiteral("×") : QString());
    m_close->setToolTip(tr("Follow this type no longer"));
    m_close->setAccessibleName(m_close->toolTip());
    update();
}

/// Takes over what is in @p known: while a recording grows this is asked with every frame.
std::optional<TypeFigures> TypeLane::figuresOf(const SnapshotPtr& snapshot,
                                               const std::vector<Point>& known) const
{
    const auto same = std::ranges::find_if(known, [&snapshot](const Point& point) {
        return point.figures && point.snapshot.lock() == snapshot;
    });
    return same != known.end()
               ? same->figures
               : figuresOfType({snapshot, m_workspace.analyses.overviewOf(snapshot)}, *m_type);
}

/// Heaps that were not looked at yet are, as there is no other way to follow a type over them.
void TypeLane::rebuild()
{
    std::vector<Point> known = std::exchange(m_points, {});
    const auto& type = m_workspace.session.snapshots().type();
    if (type != m_type) {
        known.clear();
        m_type = type;
    }
    const std::size_t least = isTimed() ? 2 : 3;
    auto moments = !type       ? std::vector<SnapshotMoment>()
                   : isTimed() ? snapshotMoments(m_workspace.session)
                               : snapshotsInOrder(m_workspace.session);
    const SnapshotPtr current =
        snapshotOf(m_workspace.session, m_workspace.session.snapshots().current());
    for (SnapshotMoment& moment : moments) {
        const SnapshotPtr snapshot = snapshotOf(m_workspace.session, moment.ref);
        if (snapshot == nullptr || isByMapping(snapshot)) {
            continue; // which has no types
        }
        if (isBySite(snapshot) != isBySite(current)) {
            continue; // which has no such names
        }
        if (moments.size() >= least && !m_workspace.analyses.failureOf(snapshot)) {
            m_workspace.analyses.request(snapshot);
        }
        if (!isTimed()) {
            moment.position = static_cast<std::int64_t>(m_points.size()) * kOrderStep;
        }
        m_points.push_back({moment, snapshot, figuresOf(snapshot, known)});
    }
    setVisible(m_points.size() >= least);
    setAccessibleDescription(sentence());
    update();
}

/// Files that stand one after the other may be of several processes, where nothing grows.
QString TypeLane::stepsText(const TypeGrowth& growth) const
{
    if (growth.steps == 0) {
        return {};
    }
    if (growth.growing == 0) {
        return isTimed() ? tr("never grew") : tr("never larger than before");
    }
    if (growth.growing == growth.steps) {
        return isTimed() ? tr("grew each time") : tr("larger each time");
    }
    return (isTimed() ? tr("grew %1 of %2 times") : tr("larger %1 of %2 times"))
        .arg(countText(static_cast<std::uint64_t>(growth.growing)),
             countText(static_cast<std::uint64_t>(growth.steps)));
}

/// Each process for itself; from the one to the other nothing grows.
QString TypeLane::growthText() const
{
    TypeGrowth all;
    std::vector<int> counted;
    for (const Point& first : m_points) {
        const int id = isTimed() ? first.moment.recordingId : 0;
        if (std::ranges::find(counted, id) != counted.end()) {
            continue;
        }
        counted.push_back(id);
        std::vector<std::optional<TypeFigures>> figures;
        for (const Point& point : m_points) {
            if (!isTimed() || point.moment.recordingId == id) {
                figures.push_back(point.figures);
            }
        }
        const TypeGrowth growth = growthOf(figures);
        all.steps += growth.steps;
        all.growing += growth.growing;
    }
    return stepsText(all);
}

QString TypeLane::sentence() const
{
    const auto& type = m_workspace.session.snapshots().type();
    if (!type || m_points.size() < 2) {
        return {};
    }
    QStringList parts{singleLine(QString::fromStdString(*type))};
    if (const QString growth = growthText(); !growth.isEmpty()) {
        parts << growth;
    }
    const auto& first = m_points.front();
    const auto& last = m_points.back();
    const bool isOne = !isTimed() || first.moment.recordingId == last.moment.recordingId;
    if (first.figures && last.figures && isOne) {
        const SizeUnit unit = m_workspace.options.sizeUnit();
        parts << tr("%1 → %2").arg(sizeText(static_cast<double>(first.figures->shallowBytes), unit),
                                   sizeText(static_cast<double>(last.figures->shallowBytes), unit))
              << tr("%1 → %Ln object(s)", nullptr, static_cast<int>(last.figures->count))
                     .arg(countText(first.figures->count));
    }
    const bool isWaiting = std::ranges::any_of(
        m_points, [](const Point& point) { return !point.figures.has_value(); });
    if (isWaiting) {
        parts << tr("not all snapshots are read yet");
    }
    return parts.join(QStringLiteral(" · "));
}

std::vector<TypeLane::Plot> TypeLane::plots() const
{
    return {{tr("Size"), kTitleHeight, bytesOf},
            {tr("Objects"), kTitleHeight + kPlotHeight + kPlotGap, objectsOf}};
}

TimeScale TypeLane::scale() const
{
    const auto count = static_cast<std::int64_t>(m_points.size());
    const AxisRange shown = isTimed()
                                ? m_workspace.session.time().visible()
                                : AxisRange{-kOrderStep / 2, count * kOrderStep - kOrderStep / 2};
    return TimeScale::across(width(), m_margins, shown);
}

void TypeLane::paintTitle(QPainter& painter) const
{
    const QRect title(m_margins.left, 0, m_close->x() - m_margins.left - 4, kTitleHeight);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(sentence(), Qt::ElideRight, title.width()));
}

/// Below the bars, where no axis says which snapshot each one is.
void TypeLane::paintNames(QPainter& painter, const TimeScale& scale) const
{
    const int slot = static_cast<int>(scale.width() / static_cast<double>(m_points.size()));
    const int top = kTitleHeight + 2 * (kPlotHeight + kPlotGap);
    painter.setPen(palette().color(QPalette::WindowText));
    for (const Point& point : m_points) {
        const int left = static_cast<int>(scale.pixelOf(point.moment.position)) - slot / 2;
        painter.drawText(
            QRect(left, top, slot, fontMetrics().height()), Qt::AlignCenter,
            painter.fontMetrics().elidedText(nameOf(point), Qt::ElideMiddle, slot - kPlotGap));
    }
}

void TypeLane::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const TimeScale scale = this->scale();
    paintTitle(painter);
    for (const Plot& plot : plots()) {
        paintPlot(painter, plot, scale);
    }
    if (!isTimed()) {
        paintNames(painter, scale);
        return;
    }
    if (const auto& cursor = m_workspace.session.time().cursor();
        cursor && scale.contains(scale.pixelOf(*cursor))) {
        QColor line = palette().color(QPalette::WindowText);
        line.setAlphaF(0.4F);
        painter.setPen(QPen(line, 1));
        const double x = std::round(scale.pixelOf(*cursor)) + 0.5;
        painter.drawLine(QPointF(x, kTitleHeight), QPointF(x, height()));
    }
}

/// From 0 to the highest of all, whether it is in sight or not.
void TypeLane::paintPlot(QPainter& painter, const Plot& plot, const TimeScale& scale) const
{
    QColor muted = palette().color(QPalette::WindowText);
    muted.setAlphaF(0.72F);
    painter.setPen(muted);
    painter.drawText(QRect(0, plot.top, m_margins.left - 6, kPlotHeight),
                     Qt::AlignRight | Qt::AlignVCenter, plot.title);
    muted.setAlphaF(0.2F);
    painter.setPen(QPen(muted, 1));
    const double bottom = plot.top + kPlotHeight;
    painter.drawLine(QPointF(scale.left(), bottom), QPointF(scale.right(), bottom));
    std::int64_t highest = 1;
    for (const Point& point : m_points) {
        highest = std::max(highest, point.figures ? plot.valueOf(*point.figures) : 0);
    }
    for (const Point& point : m_points) {
        const double x = scale.pixelOf(point.moment.position);
        const OpenRecording* const open = m_workspace.session.find(point.moment.recordingId);
        if (!scale.contains(x) || !point.figures || open == nullptr) {
            continue;
        }
        const double share =
            static_cast<double>(plot.valueOf(*point.figures)) / static_cast<double>(highest);
        const double height = std::max(share * kPlotHeight, share > 0.0 ? 1.0 : 0.0);
        painter.fillRect(QRectF(x - kBarWidth / 2, bottom - height, kBarWidth, height),
                         open->colour);
    }
}

/// Empty for one that is not open any more.
QString TypeLane::nameOf(const Point& point) const
{
    const OpenRecording* const open = m_workspace.session.find(point.moment.recordingId);
    if (open == nullptr || point.moment.index >= open->recording->snapshots.size()) {
        return {};
    }
    return isTimed() ? snapshotLabel(*open->recording, point.moment.index)
                     : singleLine(snapshotName(m_workspace.session, *point.moment.ref));
}

QString TypeLane::tipOf(const Point& point) const
{
    const QString name = nameOf(point);
    if (name.isEmpty()) {
        return {};
    }
    if (!point.figures) {
        return tr("%1 is not read yet.").arg(name);
    }
    return QStringLiteral("%1\n").arg(name) +
           tr("%1 in %Ln object(s)", nullptr, static_cast<int>(point.figures->count))
               .arg(sizeText(static_cast<double>(point.figures->shallowBytes),
                             m_workspace.options.sizeUnit()));
}

bool TypeLane::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* const help = static_cast<QHelpEvent*>(event);
    const TimeScale scale = this->scale();
    const auto hit = std::ranges::find_if(m_points, [&](const Point& point) {
        return std::abs(scale.pixelOf(point.moment.position) - help->pos().x()) <= kBarWidth;
    });
    if (hit == m_points.end() || help->pos().y() < kTitleHeight) {
        QToolTip::showText(help->globalPos(), plainToolTip(sentence()), this);
    } else {
        QToolTip::showText(help->globalPos(), plainToolTip(tipOf(*hit)), this);
    }
    return true;
}

void TypeLane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_close->setGeometry(width() - m_margins.right - kTitleHeight, 0, kTitleHeight, kTitleHeight);
}

} // namespace tidemark::app

#include "moc_type_lane.cpp"
