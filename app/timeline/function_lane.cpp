// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/function_lane.h"

#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "app/widgets/change_reaction.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace tidemark::app
{

namespace
{

constexpr int kRowHeight = 18;
constexpr int kFewestRowsShown = 4;
constexpr int kMostRowsShown = 200; ///< also where all are wanted
constexpr int kPartOfParent = 4;    ///< the lane takes at most so much of the view's height
constexpr double kNarrowest = 2.0;

/// The end where the whole does not fit; nothing where it would be a letter or two.
QString barText(const QFontMetrics& metrics, const QString& whole, int width)
{
    constexpr qsizetype kFewestLetters = 4;
    if (metrics.horizontalAdvance(whole) <= width) {
        return whole;
    }
    const QString cut = metrics.elidedText(whole, Qt::ElideRight, width);
    return cut.size() < kFewestLetters ? QString() : cut;
}

QString sizeOrUnknown(const std::optional<std::int64_t>& bytes, SizeUnit unit)
{
    return bytes ? sizeText(static_cast<double>(*bytes), unit) : unknownText();
}

} // namespace

FunctionLane::FunctionLane(Workspace& workspace, const PlotMargins& margins, QWidget* parent)
    : QAbstractScrollArea(parent),
      m_workspace(workspace),
      m_margins(margins)
{
    onLanguageChange(*this, [this] {
        setAccessibleName(tr("Functions"));
        m_still.forget();
    });
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Functions"));

    connect(&workspace.session, &Session::plotChanged, this, &FunctionLane::rebuild);
    connect(&workspace.session.time(), &TimeSelection::visibleChanged, viewport(),
            qOverload<>(&QWidget::update));
    connect(&workspace.session.time(), &TimeSelection::cursorChanged, viewport(),
            qOverload<>(&QWidget::update));
    connect(&workspace.session.pointing(), &Pointing::changed, viewport(),
            qOverload<>(&QWidget::update));
    rebuild();
}

/// The current recording's spans stand first: they are what is looked at.
void FunctionLane::rebuild()
{
    m_blocks.clear();
    m_rows = 0;
    if (const OpenRecording* current = m_workspace.session.currentTimeline()) {
        addBlock(*current);
    }
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        if (&open != m_workspace.session.currentTimeline()) {
            addBlock(open);
        }
    }
    setVisible(m_rows > 0);
    m_still.forget();
    updateGeometry();
    updateScrollBar();
    viewport()->update();
}

void FunctionLane::addBlock(const OpenRecording& open)
{
    if (!m_workspace.session.isOnAxis(open)) {
        return;
    }
    SpanRows rows = assignSpanRows(open.recording->timeline);
    if (rows.count > 0) {
        m_blocks.push_back({open.id, m_workspace.session.placementOf(open), open.colour,
                            open.recording, singleLine(open.name),
                            FunctionNames(open.recording->timeline), std::move(rows), m_rows});
        m_rows += m_blocks.back().rows.count;
    }
}

void FunctionLane::showAllRows()
{
    m_showsAll = true;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

QSize FunctionLane::sizeHint() const
{
    const int room = parentWidget() != nullptr ? parentWidget()->height() / kPartOfParent : 0;
    const int most = m_showsAll ? kMostRowsShown : std::max(room / kRowHeight, kFewestRowsShown);
    return {200, std::clamp(m_rows, 1, most) * kRowHeight + 2};
}

void FunctionLane::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void FunctionLane::updateScrollBar()
{
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(kRowHeight);
    verticalScrollBar()->setRange(0, std::max(0, m_rows * kRowHeight - viewport()->height()));
}

QRectF FunctionLane::barOf(const Block& block, const Marker& span, int row,
                           const TimeScale& scale) const
{
    const double left = scale.pixelOf(block.placement.toCommon(span.start));
    const double right =
        std::max(scale.pixelOf(block.placement.toCommon(span.end)), left + kNarrowest);
    const double top = (block.firstRow + row) * kRowHeight - verticalScrollBar()->value();
    return {left, top + 1, right - left, kRowHeight - 2.0};
}

void FunctionLane::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    const TimeScale scale =
        TimeScale::across(width(), m_margins, m_workspace.session.time().visible());
    paintStill(painter, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(QRectF(scale.left(), 0, scale.width(), height()));
    for (const Block& block : m_blocks) {
        paintBlock(painter, block, scale, Layer::Lit);
    }
    if (const auto& cursor = m_workspace.session.time().cursor()) {
        QColor line = palette().color(QPalette::WindowText);
        line.setAlphaF(0.55F);
        painter.setPen(QPen(line, 1));
        const double x = std::round(scale.pixelOf(*cursor)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

/// What does not depend on the mouse.
void FunctionLane::paintStill(QPainter& painter, const TimeScale& scale)
{
    const LanePicture::Key key{m_workspace.session.time().visible(), verticalScrollBar()->value(),
                               m_margins.left, m_margins.right};
    m_still.draw(painter, *viewport(), key, [this, &scale](QPainter& still) {
        paintNames(still);
        still.setRenderHint(QPainter::Antialiasing);
        still.setClipRect(QRectF(scale.left(), 0, scale.width(), height()));
        for (const Block& block : m_blocks) {
            paintBlock(still, block, scale, Layer::Still);
        }
    });
}

/// Whose functions they are, where several recordings have some.
void FunctionLane::paintNames(QPainter& painter) const
{
    constexpr int kGap = 6;
    QColor muted = palette().color(QPalette::WindowText);
    muted.setAlphaF(0.72F);
    painter.setPen(muted);
    if (m_blocks.size() == 1) {
        painter.drawText(QRect(0, 0, m_margins.left - kGap, kRowHeight),
                         Qt::AlignRight | Qt::AlignVCenter, tr("Functions"));
        return;
    }
    for (const Block& block : m_blocks) {
        const int top = block.firstRow * kRowHeight - verticalScrollBar()->value();
        const QRect place(kGap, top, m_margins.left - 2 * kGap, kRowHeight);
        painter.drawText(
            place, Qt::AlignRight | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(block.name, Qt::ElideMiddle, place.width()));
    }
}

/// Spans that hold the cursor stand out, and calls of a function that is pointed at.
bool FunctionLane::isLit(const Block& block, const Marker& span) const
{
    const auto& cursor = m_workspace.session.time().cursor();
    const PointedPlace& pointed = m_workspace.session.pointing().place();
    const std::int64_t at = block.placement.toOwn(cursor.value_or(0));
    return (cursor && span.start <= at && at < span.end) ||
           (pointed.recordingId == block.recordingId && pointed.function == span.name);
}

/// Of all the calls, the one that is meant.
bool FunctionLane::isPointed(const Block& block, const Marker& span) const
{
    const PointedPlace& pointed = m_workspace.session.pointing().place();
    return pointed.recordingId == block.recordingId && pointed.function == span.name &&
           pointed.range == block.placement.toCommon(AxisRange{span.start, span.end});
}

void FunctionLane::paintBlock(QPainter& painter, const Block& block, const TimeScale& scale,
                              Layer layer) const
{
    const int top = block.firstRow * kRowHeight - verticalScrollBar()->value();
    if (top > height() || top + block.rows.count * kRowHeight < 0) {
        return;
    }
    const auto& markers = block.recording->timeline.markers;
    std::vector<double> paintedTo(static_cast<std::size_t>(block.rows.count), -1.0);
    for (std::size_t i = 0; i < markers.size(); ++i) {
        const int row = block.rows.rowOf[i];
        if (row == SpanRows::kNoRow || (layer == Layer::Lit && !isLit(block, markers[i]))) {
            continue;
        }
        QRectF bar = barOf(block, markers[i], row, scale);
        double& painted = paintedTo[static_cast<std::size_t>(row)];
        if (bar.right() < scale.left() || bar.left() > scale.right() || bar.right() <= painted ||
            bar.bottom() < 0 || bar.top() > height()) {
            continue; // outside, or a sliver where one was drawn already
        }
        painted = bar.width() <= kNarrowest ? bar.right() : painted;
        bar.setLeft(std::max(bar.left(), scale.left() - 4));
        bar.setRight(std::min(bar.right(), scale.right() + 4));
        paintBar(painter, block, markers[i], bar, scale, layer);
    }
}

/// A lit bar lies over the one that is there already.
void FunctionLane::paintBar(QPainter& painter, const Block& block, const Marker& span,
                            const QRectF& bar, const TimeScale& scale, Layer layer) const
{
    constexpr float kPlain = 0.22F;
    constexpr float kLitOverPlain = 0.42F;
    constexpr double kRoundedFrom = 5.0;
    constexpr double kRoomForText = 24.0;
    const bool isLitLayer = layer == Layer::Lit;
    QColor fill = block.colour;
    fill.setAlphaF(isLitLayer ? kLitOverPlain : kPlain);
    const QRectF inner = bar.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(block.colour, isLitLayer && isPointed(block, span) ? 2 : 1));
    painter.setBrush(fill);
    if (bar.width() < kRoundedFrom) {
        painter.drawRect(inner);
    } else {
        painter.drawRoundedRect(inner, 2, 2);
    }
    if (bar.width() > kRoomForText) {
        const QRectF inside = bar.adjusted(5, 0, -5, 0) &
                              QRectF(scale.left() + 2, bar.top(), scale.width(), bar.height());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                         barText(painter.fontMetrics(), block.names(span.name),
                                 static_cast<int>(inside.width())));
    }
}

FunctionLane::Found FunctionLane::findAt(QPoint point) const
{
    const TimeScale scale =
        TimeScale::across(width(), m_margins, m_workspace.session.time().visible());
    for (const Block& block : m_blocks) {
        const auto& markers = block.recording->timeline.markers;
        for (std::size_t i = 0; i < markers.size(); ++i) {
            const int row = block.rows.rowOf[i];
            if (row != SpanRows::kNoRow && barOf(block, markers[i], row, scale).contains(point)) {
                return {&block, &markers[i]};
            }
        }
    }
    return {};
}

PointedPlace FunctionLane::placeAt(QPoint point) const
{
    const auto [block, span] = findAt(point);
    if (span == nullptr) {
        return {};
    }
    return {.recordingId = block->recordingId,
            .range = block->placement.toCommon(AxisRange{span->start, span->end}),
            .function = span->name};
}

QString FunctionLane::toolTipOf(const Marker& span) const
{
    const SizeUnit unit = m_workspace.options.sizeUnit();
    QString text = QString::fromStdString(span.name);
    text += QLatin1Char('\n') +
            tr("Duration: %1").arg(axisText(m_workspace.session.axisUnit(), span.length()));
    text += QLatin1Char('\n') + tr("At entry: %1").arg(sizeOrUnknown(span.startBytes, unit));
    text += QLatin1Char('\n') + tr("At exit: %1").arg(sizeOrUnknown(span.endBytes, unit));
    if (span.startBytes && span.endBytes) {
        const auto difference = static_cast<double>(*span.endBytes - *span.startBytes);
        text += QLatin1Char('\n') + tr("Difference: %1").arg(signedSizeText(difference, unit));
    }
    return text;
}

bool FunctionLane::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        if (const Marker* span = spanAt(help->pos())) {
            QToolTip::showText(help->globalPos(), plainToolTip(toolTipOf(*span)), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace tidemark::app

#include "moc_function_lane.cpp"
