// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/sources_panel.h"

#include "app/widgets/accessible_role.h"
#include "app/widgets/change_reaction.h"

#include <QLabel>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kPanelMargin = 8;
constexpr int kLeastWidth = 200;
constexpr int kScrollStep = 24;

/// Measuring what has come into sight may bring more into it.
constexpr int kMostRounds = 8;

/// The highest reading of the visible recordings' main series that are in bytes.
double highestShown(const Session& session)
{
    double highest = 0.0;
    for (const OpenRecording& open : session.recordings()) {
        const Series* const main = open.isVisible ? open.recording->timeline.mainSeries() : nullptr;
        if (main != nullptr && main->isInBytes()) {
            highest = std::fmax(highest, main->values->summarize(0, main->size()).max);
        }
    }
    return highest;
}

} // namespace

SourcesPanel::SourcesPanel(Workspace& workspace, QWidget* parent)
    : QAbstractScrollArea(parent),
      m_workspace(workspace),
      m_hint(new QLabel(viewport())),
      m_places(kPanelMargin)
{
    onLanguageChange(*this, [this] { retranslate(); });
    setAccessibleRole(viewport(), QAccessible::List);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(kScrollStep);
    viewport()->setBackgroundRole(QPalette::NoRole);
    setMinimumWidth(kLeastWidth);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);

    connect(&workspace.session, &Session::listChanged, this, &SourcesPanel::rebuild);
    connect(&workspace.session, &Session::recordingChanged, this, [this](int id) {
        if (SourceCard* const changed = card(id)) {
            changed->refresh();
        }
    });
    connect(&workspace.session, &Session::currentChanged, this, [this](int id) {
        for (const auto& [known, each] : m_cards) {
            each->refreshCurrent();
        }
        showCard(id);
    });
    connect(&workspace.options, &ViewOptions::changed, this, &SourcesPanel::refreshAll);
    connect(&workspace.session, &Session::plotChanged, this, &SourcesPanel::updateScale);
    retranslate();
    rebuild();
}

SourceCard* SourcesPanel::card(int recordingId) const
{
    const auto found = m_cards.find(recordingId);
    return found == m_cards.end() ? nullptr : found->second;
}

void SourcesPanel::showCard(int recordingId)
{
    const std::size_t index = m_places.indexOf(recordingId);
    if (index == m_places.size()) {
        return;
    }
    QScrollBar& bar = *verticalScrollBar();
    for (int round = 0; round < kMostRounds; ++round) {
        const int before = bar.value();
        const int lowest = m_places.topOf(index) - kPanelMargin;
        const int highest = m_places.bottomOf(index) + kPanelMargin - viewport()->height();
        bar.setValue(std::clamp(before, std::min(highest, lowest), lowest));
        if (bar.value() == before) {
            break;
        }
    }
}

/// Cards of recordings that stay are kept, with their focus.
void SourcesPanel::rebuild()
{
    std::vector<int> ids;
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        ids.push_back(open.id);
    }
    m_places.setOrder(std::move(ids));
    bool hadFocus = false;
    std::vector<SourceCard*> gone;
    for (const auto& [id, old] : m_cards) {
        if (m_places.indexOf(id) == m_places.size()) {
            hadFocus = hadFocus || old->isAncestorOf(focusWidget()) || old->hasFocus();
            gone.push_back(old);
        } else {
            old->refresh(); // many recordings may have changed at once
        }
    }
    std::ranges::for_each(gone, [this](SourceCard* old) { drop(old); });
    std::erase_if(m_unfolded, [this](const auto& known) {
        return m_places.indexOf(known.first) == m_places.size();
    });
    m_hint->setVisible(m_places.size() == 0);
    arrange();
    if (hadFocus && m_workspace.session.current() != nullptr) {
        showCard(m_workspace.session.current()->id);
        card(m_workspace.session.current()->id)->setFocus();
    }
}

void SourcesPanel::refreshAll()
{
    for (const auto& [id, each] : m_cards) {
        each->refresh();
    }
}

/// One scale for all, so that cards compare at a glance.
void SourcesPanel::updateScale()
{
    m_scale = highestShown(m_workspace.session);
    for (const auto& [id, each] : m_cards) {
        each->setScale(m_scale);
    }
}

void SourcesPanel::step(int recordingId, SourceCard::Step step)
{
    const auto index = static_cast<std::ptrdiff_t>(m_places.indexOf(recordingId));
    const auto last = static_cast<std::ptrdiff_t>(m_places.size()) - 1;
    const int page = viewport()->height();
    const auto at = static_cast<std::size_t>(index);
    const auto target = [&]() -> std::ptrdiff_t {
        switch (step) {
        case SourceCard::Step::Up:
            return index - 1;
        case SourceCard::Step::Down:
            return index + 1;
        case SourceCard::Step::PageUp:
            return std::min<std::ptrdiff_t>(
                static_cast<std::ptrdiff_t>(m_places.firstBelow(m_places.topOf(at) - page)),
                index - 1);
        case SourceCard::Step::PageDown:
            return std::max<std::ptrdiff_t>(
                static_cast<std::ptrdiff_t>(m_places.firstBelow(m_places.topOf(at) + page)),
                index + 1);
        case SourceCard::Step::First:
            return 0;
        case SourceCard::Step::Last:
            return last;
        }
        return index;
    }();
    const int id =
        m_places.idAt(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(target, 0, last)));
    showCard(id);
    card(id)->setFocus(Qt::OtherFocusReason);
    m_workspace.session.setCurrent(id);
}

void SourcesPanel::retranslate()
{
    viewport()->setAccessibleName(tr("Sources"));
    m_hint->setText(tr("Open a profile, or drop files here."));
}

bool SourcesPanel::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) { // a card wants another height
        arrange();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void SourcesPanel::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void SourcesPanel::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    if (!m_isArranging) {
        m_edge = edge();
        arrange();
    }
}

/// Whatever gets the focus is to be seen.
bool SourcesPanel::focusNextPrevChild(bool isNext)
{
    const bool isMoved = QAbstractScrollArea::focusNextPrevChild(isNext);
    for (const auto& [id, each] : m_cards) {
        if (each->hasFocus() || each->isAncestorOf(focusWidget())) {
            showCard(id);
            break;
        }
    }
    return isMoved;
}

/// Makes the cards that are in sight, and lets go of those that are no longer. What stands at the
/// upper edge stays there, whatever turns out about the heights of those above.
void SourcesPanel::arrange()
{
    if (std::exchange(m_isArranging, true)) {
        return;
    }
    keepEdge();
    for (int round = 0; round < kMostRounds && makeCards(sight()); ++round) {
        keepEdge();
    }
    dropCards(sight());
    placeCards();
    m_edge = edge();
    m_isArranging = false;
}

SourcesPanel::Edge SourcesPanel::edge() const
{
    const int scrolled = verticalScrollBar()->value();
    const std::size_t index = m_places.firstBelow(scrolled);
    return index < m_places.size() ? Edge{m_places.idAt(index), scrolled - m_places.topOf(index)}
                                   : Edge();
}

void SourcesPanel::keepEdge()
{
    QScrollBar& bar = *verticalScrollBar();
    bar.setPageStep(viewport()->height());
    bar.setRange(0, std::max(0, m_places.height() - viewport()->height()));
    const std::size_t index = m_places.indexOf(m_edge.id);
    if (index > 0 && index < m_places.size()) {
        bar.setValue(m_places.topOf(index) + m_edge.inside);
    }
}

/// What is seen and half as much above and below it.
SourcesPanel::Sight SourcesPanel::sight() const
{
    const int top = verticalScrollBar()->value();
    const int room = viewport()->height() / 2;
    const std::size_t first = m_places.firstBelow(top - room);
    const std::size_t last = m_places.firstBelow(top + viewport()->height() + room);
    return {first, std::min(last + 1, m_places.size())};
}

/// Makes and measures; returns whether any card is not as high as was thought.
bool SourcesPanel::makeCards(const Sight& sight)
{
    bool isChanged = false;
    bool isAnyNew = false;
    for (std::size_t i = sight.first; i < sight.end; ++i) {
        const int id = m_places.idAt(i);
        if (!m_cards.contains(id)) {
            addCard(id);
            isAnyNew = true;
        }
        isChanged = m_places.setHeight(id, m_cards[id]->sizeHint().height()) || isChanged;
    }
    if (isAnyNew) {
        chainFocus();
    }
    return isChanged;
}

void SourcesPanel::dropCards(const Sight& sight)
{
    std::vector<SourceCard*> far;
    for (const auto& [id, each] : m_cards) {
        const std::size_t index = m_places.indexOf(id);
        const bool isUsed = each->hasFocus() || each->isAncestorOf(focusWidget());
        if ((index < sight.first || index >= sight.end) && !isUsed) {
            far.push_back(each);
        }
    }
    for (SourceCard* const each : far) {
        m_unfolded[each->recordingId()] = each->unfolded();
        drop(each);
    }
}

void SourcesPanel::placeCards()
{
    const int width = viewport()->width() - 2 * kPanelMargin;
    const int scrolled = verticalScrollBar()->value();
    for (const auto& [id, each] : m_cards) {
        const std::size_t index = m_places.indexOf(id);
        const int top = m_places.topOf(index);
        each->setGeometry(kPanelMargin, top - scrolled, width, m_places.bottomOf(index) - top);
        each->show();
    }
    m_hint->setGeometry(kPanelMargin, kPanelMargin, width, m_hint->heightForWidth(width));
}

/// The Tab key goes from card to card, and through what is in each, whichever was made first.
void SourcesPanel::chainFocus()
{
    std::vector<SourceCard*> ordered;
    for (const auto& [id, each] : m_cards) {
        ordered.push_back(each);
    }
    std::ranges::sort(ordered, {}, [this](const SourceCard* each) {
        return m_places.indexOf(each->recordingId());
    });
    QWidget* before = nullptr;
    for (SourceCard* const each : ordered) {
        QList<QWidget*> inside = each->findChildren<QWidget*>();
        inside.prepend(each);
        for (QWidget* const next : std::as_const(inside)) {
            if ((next->focusPolicy() & Qt::TabFocus) != 0) {
                if (before != nullptr) {
                    setTabOrder(before, next);
                }
                before = next;
            }
        }
    }
}

void SourcesPanel::addCard(int recordingId)
{
    auto* const added = new SourceCard(m_workspace, recordingId, viewport());
    connect(added, &SourceCard::stepRequested, this,
            [this, recordingId](SourceCard::Step by) { step(recordingId, by); });
    if (const auto left = m_unfolded.find(recordingId); left != m_unfolded.end()) {
        added->unfold(left->second);
        m_unfolded.erase(left);
    }
    added->setScale(m_scale);
    added->ensurePolished();
    m_cards[recordingId] = added;
}

void SourcesPanel::drop(SourceCard* card)
{
    m_cards.erase(card->recordingId());
    card->hide();
    card->deleteLater(); // it may be what asked for this
}

} // namespace tidemark::app

#include "moc_sources_panel.cpp"
