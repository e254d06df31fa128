// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/line_actions.h"

#include "app/models/table_model.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/tree_table.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>

#include <utility>

namespace tidemark::app
{

LineActions::LineActions(TreeTable& table)
    : QObject(&table),
      m_table(table),
      m_open(add("openLine", &LineActions::openOrClose)),
      m_copyName(add("copyName", &LineActions::copyName))
{
    onLanguageChange(table, [this] { retranslate(); });
    connect(&table, &DataTable::menuAboutToShow, this, &LineActions::showStates);
    retranslate();
}

QAction* LineActions::add(const char* name, void (LineActions::*run)())
{
    auto* const action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, run);
    m_table.addAction(action);
    return action;
}

void LineActions::offerRetainers(SnapshotSelection& selection,
                                 std::function<bool(const TreeEntry&)> isObject)
{
    m_selection = &selection;
    m_isObject = std::move(isObject);
    m_retainers = add("showRetainers", &LineActions::showRetainers);
    retranslate();
}

void LineActions::offerMap(SnapshotSelection& selection,
                           std::function<std::optional<MapSubject>(const TreeEntry&)> subjectOf)
{
    m_selection = &selection;
    m_subjectOf = std::move(subjectOf);
    m_map = add("showOnMap", &LineActions::showOnMap);
    retranslate();
}

void LineActions::retranslate()
{
    m_copyName->setText(tr("Copy the name"));
    if (m_retainers != nullptr) {
        m_retainers->setText(tr("Show what holds it"));
    }
    if (m_map != nullptr) {
        m_map->setText(tr("Show on the map"));
    }
    showStates();
}

/// As they are for the current line.
void LineActions::showStates()
{
    const QModelIndex line = m_table.currentIndex().siblingAtColumn(0);
    const bool isLine = line.isValid() && !m_table.tree().isMore(line);
    m_open->setText(isLine && m_table.isExpanded(line) ? tr("Close this line")
                                                       : tr("Open this line"));
    m_open->setEnabled(isLine && m_table.tree().hasChildren(line));
    m_copyName->setEnabled(isLine);
    if (m_retainers != nullptr) {
        m_retainers->setEnabled(isLine && m_isObject(m_table.tree().entry(line)));
    }
    if (m_map != nullptr) {
        m_map->setEnabled(subject().has_value());
    }
}

void LineActions::openOrClose()
{
    const QModelIndex line = m_table.currentIndex().siblingAtColumn(0);
    m_table.setExpanded(line, !m_table.isExpanded(line));
}

void LineActions::copyName()
{
    const QModelIndex line = m_table.currentIndex().siblingAtColumn(0);
    QApplication::clipboard()->setText(line.data(CopyRole).toString());
}

void LineActions::showRetainers()
{
    m_selection->askForRetainers();
}

std::optional<MapSubject> LineActions::subject() const
{
    const QModelIndex line = m_table.currentIndex().siblingAtColumn(0);
    return line.isValid() && !m_table.tree().isMore(line) ? m_subjectOf(m_table.tree().entry(line))
                                                          : std::nullopt;
}

void LineActions::showOnMap()
{
    if (const auto shown = subject()) {
        m_selection->askForMap(*shown);
    }
}

} // namespace tidemark::app

#include "moc_line_actions.cpp"
