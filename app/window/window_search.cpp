// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_search.h"

#include "app/areas/area_search.h"
#include "app/search/search_palette.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/window/snapshot_tabs.h"
#include "app/window/window_actions.h"

#include <QAction>
#include <QLineEdit>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostCommands = 8;

/// As it is read: without the mark of its key and the dots of a question.
QString readText(const QAction& action)
{
    QString text = action.text();
    text.remove(QLatin1Char('&')).remove(QChar(0x2026));
    return text;
}

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace

WindowSearch::WindowSearch(QWidget& window, Workspace& workspace, const WindowActions& actions,
                           TimelineView& timeline, SnapshotTabs& tabs)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_actions(actions),
      m_timeline(timeline),
      m_tabs(tabs),
      m_palette(new SearchPalette(
          workspace, [this](const QString& text) { return commandsWith(text); }, &window))
{
    connect(m_palette, &SearchPalette::chosen, this, &WindowSearch::goTo);
}

void WindowSearch::start()
{
    m_palette->start();
}

void WindowSearch::startInView()
{
    for (HeapFilterBar* const bar : m_window.findChildren<HeapFilterBar*>()) {
        if (bar->isVisible()) {
            bar->start();
            return;
        }
    }
    for (AreaSearch* const search : m_window.findChildren<AreaSearch*>()) {
        if (search->isVisible()) {
            search->start();
            return;
        }
    }
    start();
}

/// Those that can be used now, each of which could as well be chosen in its menu.
SearchGroup WindowSearch::commandsWith(const QString& text) const
{
    SearchGroup group{tr("Commands"), {}};
    for (const QAction* const action : m_actions.commands()) {
        const QString name = readText(*action);
        if (text.isEmpty() || !action->isEnabled() || !action->isVisible() ||
            !name.contains(text, Qt::CaseInsensitive)) {
            continue;
        }
        if (group.results.size() == kMostCommands) {
            ++group.more;
            continue;
        }
        group.results.push_back({name, action->shortcut().toString(QKeySequence::NativeText),
                                 CommandTarget{action->objectName()}});
    }
    return group;
}

void WindowSearch::goTo(const SearchTarget& target)
{
    Session& session = m_workspace.session;
    std::visit(
        Overloaded{
            [&](const RecordingTarget& to) { session.setCurrent(to.id); },
            [&](const PositionTarget& to) { m_timeline.goTo(to.id, to.position); },
            [&](const RangeTarget& to) { m_timeline.goTo(to.id, to.range); },
            [&](const TypeTarget& to) {
                session.setCurrent(to.snapshot.recordingId);
                session.snapshots().setCurrent(to.snapshot);
                session.snapshots().setType(to.name);
                m_tabs.showType(QString::fromStdString(to.name));
            },
            [&](const ObjectTarget& to) { session.objectHistory().follow(to.object); },
            [&](const CommandTarget& to) { m_actions[to.name.toLatin1().constData()]->trigger(); },
        },
        target);
}

} // namespace tidemark::app

#include "moc_window_search.cpp"
