// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_map.h"

#include "app/areas/area_keys.h"
#include "app/areas/area_menu.h"
#include "app/areas/area_painter.h"
#include "app/areas/area_text.h"
#include "app/areas/laid_out_areas.h"
#include "app/text/plain_text.h"
#include "app/widgets/accessible_role.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kSmallestWidth = 220;
constexpr int kSmallestHeight = 90;
constexpr double kPointedLine = 1.5;
constexpr double kCurrentLine = 2.0;
constexpr double kFocusedLine = 3.0;

} // namespace

AreaMap::AreaMap(QWidget* parent) : QAbstractScrollArea(parent)
{
    setAccessibleRole(this, QAccessible::Chart);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(kSmallestWidth, kSmallestHeight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
}

void AreaMap::setSource(std::shared_ptr<const AreaSource> source)
{
    const bool isSameTree = source != nullptr && m_scene.source() != nullptr &&
                            source->sharedTree() == shown().sharedTree();
    m_scene.setSource(std::move(source));
    if (!isSameTree) {
        m_marked.reset();
    }
    moved();
}

void AreaMap::setShape(AreaShape shape)
{
    if (shape == m_scene.shape()) {
        return;
    }
    setVerticalScrollBarPolicy(shape == AreaShape::Icicle ? Qt::ScrollBarAlwaysOn
                                                          : Qt::ScrollBarAlwaysOff);
    m_scene.setShape(shape);
    moved();
}

void AreaMap::setMarked(std::shared_ptr<const AreaSource::Marked> marked)
{
    m_marked = std::move(marked);
    m_picture = QImage();
    viewport()->update();
}

void AreaMap::zoomInto(WeightedTree::Range place)
{
    if (place != m_scene.place()) {
        m_scene.zoomInto(place);
        moved();
    }
}

void AreaMap::setCurrent(std::optional<std::uint32_t> node)
{
    if (node != m_scene.node()) {
        m_scene.setNode(node);
        if (const auto cell = isVisible() ? m_scene.cell() : std::nullopt) {
            bringToView(*cell);
        }
        viewport()->update();
        tell();
    }
}

void AreaMap::reveal(std::uint32_t node)
{
    if (m_scene.source() == nullptr) {
        return;
    }
    fitRoom();
    if (!shown().tree().isWithin(node, place()) || !areas().cellOf(shown().tree(), node)) {
        zoomTo(oneStepOut(shown(), {node, node + 1}));
    }
    setCurrent(node);
}

/// Other areas are drawn, from their top.
void AreaMap::moved()
{
    makeStale();
    verticalScrollBar()->setValue(0);
    describe();
    Q_EMIT zoomed();
}

void AreaMap::makeStale()
{
    m_picture = QImage();
    m_pointed.reset();
    fitRoom();
    viewport()->update();
}

/// Lays out for the room there is, once that is known.
void AreaMap::fitRoom()
{
    m_scene.setRoom(viewport()->size(), QFontMetricsF(font()).height());
    if (!isVisible()) {
        return;
    }
    const int room = viewport()->height();
    const int height = static_cast<int>(std::ceil(m_scene.height()));
    verticalScrollBar()->setRange(0, std::max(height - room, 0));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(2 * fontMetrics().height());
}

QRectF AreaMap::areaOf(std::uint32_t cell)
{
    const AreaRect& rect = areas().cells[cell].rect;
    return {rect.x, rect.y - verticalScrollBar()->value(), rect.width, rect.height};
}

std::optional<std::uint32_t> AreaMap::cellAt(const QPointF& point)
{
    return areas().cellAt(point.x(), point.y() + verticalScrollBar()->value());
}

QString AreaMap::textOf(const AreaCell& cell) const
{
    return areaLine(shown(), cell);
}

QImage AreaMap::picture()
{
    if (m_picture.isNull() && m_scene.source() != nullptr) {
        AreaLook look{palette(), font(), devicePixelRatioF(), viewport()->size()};
        look.top = verticalScrollBar()->value();
        look.marked = m_marked.get();
        m_picture = pictureOf(areas(), shown(), look);
    }
    return m_picture;
}

void AreaMap::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (m_scene.source() == nullptr) {
        return;
    }
    painter.drawImage(QPointF(), picture());
    if (m_pointed) {
        outlineArea(painter, areaOf(*m_pointed), palette().color(QPalette::Text), kPointedLine);
    }
    const QColor highlight = palette().color(QPalette::Highlight);
    if (const auto cell = m_scene.cell()) {
        outlineArea(painter, areaOf(*cell), highlight, hasFocus() ? kFocusedLine : kCurrentLine);
    } else if (hasFocus()) {
        outlineArea(painter, areaOf(0), highlight, kFocusedLine);
    }
}

void AreaMap::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    makeStale();
}

void AreaMap::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    fitRoom();
}

void AreaMap::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        makeStale();
    }
}

void AreaMap::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    m_picture = QImage();
    m_pointed.reset();
    viewport()->update();
}

void AreaMap::point(std::optional<std::uint32_t> cell)
{
    if (cell != m_pointed) {
        m_pointed = cell;
        viewport()->update();
        tell();
    }
}

void AreaMap::choose(std::uint32_t cell)
{
    m_scene.setCell(cell);
    bringToView(cell);
    viewport()->update();
    tell();
    describe();
    if (const auto node = current()) {
        Q_EMIT chosen(*node);
    }
}

void AreaMap::bringToView(std::uint32_t cell)
{
    const QRectF area = areaOf(cell);
    QScrollBar& bar = *verticalScrollBar();
    if (area.top() < 0) {
        bar.setValue(bar.value() + static_cast<int>(std::floor(area.top())));
    } else if (area.bottom() > viewport()->height()) {
        bar.setValue(bar.value() +
                     static_cast<int>(std::ceil(area.bottom() - viewport()->height())));
    }
}

bool AreaMap::goByKey(const QKeyEvent& event)
{
    if (const int direction = historyStepOf(event); direction != 0) {
        direction < 0 ? goBack() : goForward();
        return true;
    }
    const AreaLayout& layout = areas();
    if (layout.cells.empty()) {
        return false;
    }
    if (const auto way = areaStepOf(event)) {
        choose(m_scene.cellTowards(*way));
        return true;
    }
    const std::uint32_t cell = m_scene.cell().value_or(0);
    if (event.key() == Qt::Key_PageDown && layout.cells[cell].childCount > 0) {
        choose(layout.cells[cell].firstChild);
        return true;
    }
    if (event.key() == Qt::Key_PageUp) {
        choose(layout.cells[cell].parent);
        return true;
    }
    return false;
}

bool AreaMap::zoomByKey(const QKeyEvent& event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (isEnter && m_scene.cell()) {
        zoomInto(m_scene.placeInto(*m_scene.cell()));
        return true;
    }
    if ((event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Escape) && canGoOut()) {
        goOut();
        return true;
    }
    if (event.key() == Qt::Key_Home && canGoOut()) {
        zoomTo(WeightedTree::kRoot);
        return true;
    }
    return false;
}

void AreaMap::keyPressEvent(QKeyEvent* event)
{
    if (m_scene.source() == nullptr || !(goByKey(*event) || zoomByKey(*event))) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

/// The window goes through the views of the timeline by the same keys; here they are the map's.
bool AreaMap::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        historyStepOf(*static_cast<QKeyEvent*>(event)) != 0) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        viewport()->update();
    }
    return QAbstractScrollArea::event(event);
}

bool AreaMap::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        point({});
    }
    if (event->type() != QEvent::ToolTip || m_scene.source() == nullptr) {
        return QAbstractScrollArea::viewportEvent(event);
    }
    const auto* const help = static_cast<QHelpEvent*>(event);
    if (const auto cell = cellAt(help->pos())) {
        QToolTip::showText(help->globalPos(), plainToolTip(areaTip(shown(), areas().cells[*cell])),
                           viewport(), areaOf(*cell).toAlignedRect());
    } else {
        QToolTip::hideText();
    }
    return true;
}

void AreaMap::mousePressEvent(QMouseEvent* event)
{
    if (m_scene.source() == nullptr) {
        return;
    }
    if (event->button() == Qt::BackButton) {
        goBack();
    } else if (event->button() == Qt::ForwardButton) {
        goForward();
    } else if (const auto cell = cellAt(event->position())) {
        choose(*cell);
    }
}

void AreaMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    const bool isInto = m_scene.source() != nullptr && event->button() == Qt::LeftButton;
    if (const auto cell = isInto ? cellAt(event->position()) : std::nullopt) {
        zoomInto(m_scene.placeInto(m_scene.titledAround(*cell)));
    }
}

void AreaMap::mouseMoveEvent(QMouseEvent* event)
{
    point(m_scene.source() != nullptr ? cellAt(event->position()) : std::nullopt);
}

void AreaMap::tell()
{
    const auto cell = m_pointed ? m_pointed : m_scene.cell();
    Q_EMIT told(cell && m_scene.source() != nullptr ? textOf(areas().cells[*cell]) : QString());
}

/// For screen readers: what is current, and what takes the most room.
void AreaMap::describe()
{
    setAccessibleDescription(m_scene.source() != nullptr ? largestAreas(shown(), place(), current())
                                                         : QString());
}

void AreaMap::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_scene.source() == nullptr) {
        return;
    }
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::uint32_t cell =
        isByKey ? m_scene.cell().value_or(0)
                : cellAt(viewport()->mapFromGlobal(QPointF(event->globalPos()))).value_or(0);
    QMenu menu(this);
    fillAreaMenu(menu, *this, cell);
    menu.exec(isByKey ? viewport()->mapToGlobal(areaOf(cell).center().toPoint())
                      : event->globalPos());
}

} // namespace tidemark::app

#include "moc_area_map.cpp"
