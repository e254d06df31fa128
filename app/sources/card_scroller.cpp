// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/card_scroller.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kScrollerMargin = 8;
constexpr int kScrollStep = 24;

/// Measuring what has come into sight may bring more into it.
constexpr int kMostRounds = 8;

} // namespace

CardScroller::CardScroller(QWidget* parent) : QAbstractScrollArea(parent), m_places(kScrollerMargin)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(kScrollStep);
    viewport()->setBackgroundRole(QPalette::NoRole);
    setFocusPolicy(Qt::NoFocus); // its cards take it
}

QWidget* CardScroller::item(int id) const
{
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : found->second;
}

bool CardScroller::hasFocusIn(const QWidget& item) const
{
    return item.hasFocus() || item.isAncestorOf(focusWidget());
}

bool CardScroller::setItems(std::vector<int> ids)
{
    m_places.setOrder(std::move(ids));
    bool hadFocus = false;
    std::vector<int> gone;
    for (const auto& [id, each] : m_items) {
        if (m_places.indexOf(id) == m_places.size()) {
            hadFocus = hadFocus || hasFocusIn(*each);
            gone.push_back(id);
        }
    }
    std::ranges::for_each(gone, [this](int id) { drop(id); });
    arrange();
    chainFocus();
    return hadFocus;
}

void CardScroller::showItem(int id)
{
    const std::size_t index = m_places.indexOf(id);
    if (index == m_places.size()) {
        return;
    }
    QScrollBar& bar = *verticalScrollBar();
    for (int round = 0; round < kMostRounds; ++round) {
        const int before = bar.value();
        const int lowest = m_places.topOf(index) - kScrollerMargin;
        const int highest = m_places.bottomOf(index) + kScrollerMargin - viewport()->height();
        bar.setValue(std::clamp(before, std::min(highest, lowest), lowest));
        if (bar.value() == before) {
            break;
        }
    }
}

bool CardScroller::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) { // a card wants another height
        arrange();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void CardScroller::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void CardScroller::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    if (!m_isArranging) {
        m_edge = edge();
        arrange();
    }
}

/// Whatever gets the focus is to be seen.
bool CardScroller::focusNextPrevChild(bool isNext)
{
    const bool isMoved = QAbstractScrollArea::focusNextPrevChild(isNext);
    for (const auto& [id, each] : m_items) {
        if (hasFocusIn(*each)) {
            showItem(id);
            break;
        }
    }
    return isMoved;
}

/// Makes the cards that are in sight, and lets go of those that are no longer. What stands at the
/// upper edge stays there, whatever turns out about the heights of those above.
void CardScroller::arrange()
{
    if (std::exchange(m_isArranging, true)) {
        return;
    }
    keepEdge();
    for (int round = 0; round < kMostRounds && makeItems(sight()); ++round) {
        keepEdge();
    }
    dropItems(sight());
    placeItems();
    m_edge = edge();
    m_isArranging = false;
}

CardScroller::Edge CardScroller::edge() const
{
    const int scrolled = verticalScrollBar()->value();
    const std::size_t index = m_places.firstBelow(scrolled);
    return index < m_places.size()
               ? Edge{m_places.idAt(index), scrolled - m_places.topOf(index), scrolled == 0}
               : Edge();
}

void CardScroller::keepEdge()
{
    QScrollBar& bar = *verticalScrollBar();
    bar.setPageStep(viewport()->height());
    bar.setRange(0, std::max(0, m_places.height() - viewport()->height()));
    const std::size_t index = m_places.indexOf(m_edge.id);
    if (!m_edge.isAtTop && index < m_places.size()) {
        bar.setValue(m_places.topOf(index) + m_edge.inside);
    }
}

/// What is seen and half as much above and below it.
CardScroller::Sight CardScroller::sight() const
{
    const int top = verticalScrollBar()->value();
    const int room = viewport()->height() / 2;
    const std::size_t first = m_places.firstBelow(top - room);
    const std::size_t last = m_places.firstBelow(top + viewport()->height() + room);
    return {first, std::min(last + 1, m_places.size())};
}

/// Makes and measures; returns whether any card is not as high as was thought.
bool CardScroller::makeItems(const Sight& sight)
{
    bool isChanged = false;
    bool isAnyNew = false;
    for (std::size_t i = sight.first; i < sight.end; ++i) {
        const int id = m_places.idAt(i);
        if (!m_items.contains(id)) {
            QWidget* const made = makeItem(id);
            made->ensurePolished();
            m_items[id] = made;
            isAnyNew = true;
        }
        isChanged = m_places.setHeight(id, m_items[id]->sizeHint().height()) || isChanged;
    }
    if (isAnyNew) {
        chainFocus();
    }
    return isChanged;
}

void CardScroller::dropItems(const Sight& sight)
{
    std::vector<int> far;
    for (const auto& [id, each] : m_items) {
        const std::size_t index = m_places.indexOf(id);
        if ((index < sight.first || index >= sight.end) && !hasFocusIn(*each)) {
            far.push_back(id);
        }
    }
    for (const int id : far) {
        leaveItem(id, m_items[id]);
        drop(id);
    }
}

void CardScroller::placeItems()
{
    const int width = viewport()->width() - 2 * kScrollerMargin;
    const int scrolled = verticalScrollBar()->value();
    for (const auto& [id, each] : m_items) {
        const std::size_t index = m_places.indexOf(id);
        const int top = m_places.topOf(index);
        each->setGeometry(kScrollerMargin, top - scrolled, width, m_places.bottomOf(index) - top);
        each->show();
    }
}

/// The Tab key goes from card to card, and through what is in each, whichever was made first.
void CardScroller::chainFocus()
{
    std::vector<std::pair<std::size_t, QWidget*>> ordered;
    for (const auto& [id, each] : m_items) {
        ordered.emplace_back(m_places.indexOf(id), each);
    }
    std::ranges::sort(ordered);
    QWidget* before = this;
    for (const auto& [index, each] : ordered) {
        QList<QWidget*> inside = each->findChildren<QWidget*>();
        inside.prepend(each);
        for (QWidget* const next : std::as_const(inside)) {
            if ((next->focusPolicy() & Qt::TabFocus) != 0) {
                setTabOrder(before, next);
                before = next;
            }
        }
    }
}

void CardScroller::drop(int id)
{
    QWidget* const gone = m_items.extract(id).mapped();
    gone->hide();
    gone->deleteLater(); // it may be what asked for this
}

} // namespace tidemark::app

#include "moc_card_scroller.cpp"
