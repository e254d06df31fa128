// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/sources_panel.h"

#include "app/sources/source_heading.h"
#include "app/sources/source_names.h"
#include "app/widgets/accessible_role.h"
#include "app/widgets/change_reaction.h"

#include <QLabel>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kHintPlace = 8;
constexpr int kLeastWidth = 200;

/// Headings stand in the list beside recordings, whose ids are above 0.
int headingId(std::size_t group)
{
    return -1 - static_cast<int>(group);
}

std::size_t groupOf(int headingId)
{
    return static_cast<std::size_t>(-1 - headingId);
}

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
    : CardScroller(parent),
      m_workspace(workspace),
      m_hint(new QLabel(viewport()))
{
    onLanguageChange(*this, [this] { retranslate(); });
    setAccessibleRole(viewport(), QAccessible::List);
    setMinimumWidth(kLeastWidth);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);

    connect(&workspace.session, &Session::listChanged, this, &SourcesPanel::rebuild);
    connect(&workspace.sources, &SourceListing::changed, this, &SourcesPanel::rebuild);
    connect(&workspace.session, &Session::recordingChanged, this, [this](int id) {
        const OpenRecording* const open = m_workspace.session.find(id);
        if (open != nullptr && open->name != m_names.value(id)) {
            rebuild();
        } else if (SourceCard* const changed = card(id)) {
            changed->refresh();
        }
    });
    connect(&workspace.session, &Session::currentChanged, this, [this](int id) {
        for (const auto& [known, each] : items()) {
            if (auto* const shown = qobject_cast<SourceCard*>(each)) {
                shown->refreshCurrent();
            }
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
    return qobject_cast<SourceCard*>(item(recordingId));
}

SourceHeading* SourcesPanel::heading(std::size_t index) const
{
    return qobject_cast<SourceHeading*>(item(headingId(index)));
}

void SourcesPanel::rebuild()
{
    m_rows = sourceRowsOf(m_workspace.session, m_workspace.sources);
    m_differences = differencesInName(m_workspace.session.recordings());
    m_names.clear();
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        m_names.insert(open.id, open.name);
    }
    std::vector<int> ids;
    for (std::size_t group = 0; group < m_rows.groups.size(); ++group) {
        const auto& [name, inGroup] = m_rows.groups[group];
        if (m_rows.isGrouped) {
            ids.push_back(headingId(group));
        }
        if (!m_rows.isGrouped || !m_workspace.sources.isGroupFolded(name)) {
            ids.insert(ids.end(), inGroup.begin(), inGroup.end());
        }
    }
    const auto isHere = [&ids](int id) { return std::ranges::find(ids, id) != ids.end(); };
    const OpenRecording* const current = m_workspace.session.current();
    const int goTo = current != nullptr && isHere(current->id) ? current->id : 0;
    const bool hadFocus = setItems(std::move(ids));
    std::erase_if(m_unfolded, [this](const auto& known) {
        return m_workspace.session.find(known.first) == nullptr;
    });
    refreshAll(); // many recordings may have changed at once
    updateHeadings();
    showHint();
    if (hadFocus && goTo != 0) {
        showCard(goTo);
        card(goTo)->setFocus();
    }
}

void SourcesPanel::refreshAll()
{
    for (const auto& [id, each] : items()) {
        if (auto* const shown = qobject_cast<SourceCard*>(each)) {
            shown->setDifference(m_differences.value(id));
            shown->refresh();
        }
    }
}

void SourcesPanel::updateHeadings()
{
    for (const auto& [id, each] : items()) {
        if (auto* const shown = qobject_cast<SourceHeading*>(each)) {
            const SourceGroup& group = m_rows.groups[groupOf(id)];
            shown->setGroup(group.name, group.ids.size(),
                            m_workspace.sources.isGroupFolded(group.name));
        }
    }
}

/// One scale for all, so that cards compare at a glance.
void SourcesPanel::updateScale()
{
    m_scale = highestShown(m_workspace.session);
    for (const auto& [id, each] : items()) {
        if (auto* const shown = qobject_cast<SourceCard*>(each)) {
            shown->setScale(m_scale);
        }
    }
}

/// Where a step leads from the card or heading at @p index; beyond the ends, to the ends.
std::size_t SourcesPanel::steppedFrom(std::size_t index, CardStep step) const
{
    const std::size_t last = places().size() - 1;
    const int page = viewport()->height();
    const int top = places().topOf(index);
    const std::size_t before = index > 0 ? index - 1 : 0;
    const std::size_t after = std::min(index + 1, last);
    switch (step) {
    case CardStep::Up:
        return before;
    case CardStep::Down:
        return after;
    case CardStep::PageUp:
        return std::min(places().firstBelow(top - page), before);
    case CardStep::PageDown:
        return std::clamp(places().firstBelow(top + page), after, last);
    case CardStep::First:
        return 0;
    case CardStep::Last:
        return last;
    }
    return index;
}

void SourcesPanel::step(int id, CardStep step)
{
    const int to = places().idAt(steppedFrom(places().indexOf(id), step));
    showItem(to);
    item(to)->setFocus(Qt::OtherFocusReason);
    if (to > 0) {
        m_workspace.session.setCurrent(to);
    }
}

void SourcesPanel::retranslate()
{
    viewport()->setAccessibleName(tr("Sources"));
    showHint();
}

void SourcesPanel::showHint()
{
    m_hint->setText(m_workspace.session.recordings().empty()
                        ? tr("Open a profile, or drop files here.")
                        : tr("No source has this in its name, path or command line."));
    m_hint->setVisible(places().size() == 0);
}

void SourcesPanel::resizeEvent(QResizeEvent* event)
{
    CardScroller::resizeEvent(event);
    const int width = viewport()->width() - 2 * kHintPlace;
    m_hint->setGeometry(kHintPlace, kHintPlace, width, m_hint->heightForWidth(width));
}

QWidget* SourcesPanel::makeItem(int id)
{
    const auto follow = [this, id](CardStep by) { step(id, by); };
    if (id < 0) {
        auto* const made = new SourceHeading(viewport());
        const SourceGroup& group = m_rows.groups[groupOf(id)];
        made->setGroup(group.name, group.ids.size(), m_workspace.sources.isGroupFolded(group.name));
        connect(made, &SourceHeading::stepRequested, this, follow);
        connect(made, &SourceHeading::foldRequested, this, [this, id](bool isFolded) {
            m_workspace.sources.setGroupFolded(m_rows.groups[groupOf(id)].name, isFolded);
        });
        return made;
    }
    auto* const made = new SourceCard(m_workspace, id, viewport());
    connect(made, &SourceCard::stepRequested, this, follow);
    if (const auto left = m_unfolded.find(id); left != m_unfolded.end()) {
        made->unfold(left->second);
        m_unfolded.erase(left);
    }
    made->setScale(m_scale);
    made->setDifference(m_differences.value(id));
    made->refresh();
    return made;
}

void SourcesPanel::leaveItem(int id, QWidget* item)
{
    if (const auto* const left = qobject_cast<const SourceCard*>(item)) {
        m_unfolded[id] = left->unfolded();
    }
}

} // namespace tidemark::app

#include "moc_sources_panel.cpp"
