// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/sources_panel.h"

#include "app/sources/source_card.h"
#include "app/widgets/accessible_role.h"
#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kPanelMargin = 8;
constexpr int kLeastWidth = 200;

} // namespace

SourcesPanel::SourcesPanel(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent),
      m_workspace(workspace),
      m_list(new QWidget),
      m_layout(new QVBoxLayout(m_list)),
      m_hint(new QLabel(m_list))
{
    onLanguageChange(*this, [this] { retranslate(); });
    setAccessibleRole(m_list, QAccessible::List);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(kLeastWidth);
    m_layout->setContentsMargins(kPanelMargin, kPanelMargin, kPanelMargin, kPanelMargin);
    m_layout->setSpacing(kPanelMargin);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(m_hint);
    m_layout->addStretch(1);
    setWidget(m_list);

    connect(&workspace.session, &Session::listChanged, this, &SourcesPanel::rebuild);
    connect(&workspace.session, &Session::recordingChanged, this, [this](int id) {
        if (SourceCard* changed = card(id)) {
            changed->refresh();
        }
    });
    connect(&workspace.session, &Session::currentChanged, this, [this](int id) {
        for (SourceCard* each : m_cards) {
            each->refreshCurrent();
        }
        if (SourceCard* current = card(id)) {
            ensureWidgetVisible(current, 0, kPanelMargin);
        }
    });
    connect(&workspace.options, &ViewOptions::changed, this, &SourcesPanel::refreshAll);
    retranslate();
    rebuild();
}

SourceCard* SourcesPanel::card(int recordingId) const
{
    const auto found = std::ranges::find(m_cards, recordingId, &SourceCard::recordingId);
    return found == m_cards.end() ? nullptr : *found;
}

SourceCard* SourcesPanel::addCard(int recordingId)
{
    auto* added = new SourceCard(m_workspace, recordingId, m_list);
    connect(added, &SourceCard::stepRequested, this,
            [this, recordingId](int by) { step(recordingId, by); });
    return added;
}

/// Cards of recordings that stay are kept, with their focus.
void SourcesPanel::rebuild()
{
    std::vector<SourceCard*> cards;
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        SourceCard* kept = card(open.id);
        cards.push_back(kept != nullptr ? kept : addCard(open.id));
    }
    bool hadFocus = false;
    for (SourceCard* old : m_cards) {
        if (std::ranges::find(cards, old) == cards.end()) {
            hadFocus = hadFocus || old->isAncestorOf(focusWidget()) || old->hasFocus();
            old->hide();
            old->deleteLater();
        }
    }
    m_cards = std::move(cards);
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_layout->insertWidget(static_cast<int>(i) + 1, m_cards[i]);
        if (i > 0) {
            setTabOrder(m_cards[i - 1], m_cards[i]);
        }
    }
    m_hint->setVisible(m_cards.empty());
    if (hadFocus && m_workspace.session.current() != nullptr) {
        card(m_workspace.session.current()->id)->setFocus();
    }
}

void SourcesPanel::refreshAll()
{
    for (SourceCard* each : m_cards) {
        each->refresh();
    }
}

void SourcesPanel::step(int recordingId, int by)
{
    const auto found = std::ranges::find(m_cards, recordingId, &SourceCard::recordingId);
    const auto next = found - m_cards.begin() + by;
    if (found != m_cards.end() && next >= 0 && next < std::ssize(m_cards)) {
        SourceCard* target = m_cards[static_cast<std::size_t>(next)];
        target->setFocus(Qt::OtherFocusReason);
        m_workspace.session.setCurrent(target->recordingId());
    }
}

void SourcesPanel::retranslate()
{
    m_list->setAccessibleName(tr("Sources"));
    m_hint->setText(tr("Open a profile, or drop files here."));
}

} // namespace tidemark::app

#include "moc_sources_panel.cpp"
