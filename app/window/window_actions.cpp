// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_actions.h"

#include "app/icons/icon.h"
#include "app/window/main_window.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tidemark::app
{

namespace
{

bool isMenu(const ActionRow& row)
{
    return row.submenu != MenuId::Bar;
}

/// Beside an icon the mnemonic, which Japanese writes as "(O)", would only be noise.
QString withoutMnemonic(QString text)
{
    static const QRegularExpression noise(QStringLiteral("\\(&\\w\\)|&|…"));
    return text.remove(noise);
}

} // namespace

WindowActions::WindowActions(QMenuBar& bar, QToolBar& tools, MainWindow& window) : QObject(&window)
{
    for (const auto rows : {fileActions(), editActions(), viewActions(), appearanceActions(),
                            recordActions(), helpActions()}) {
        for (const ActionRow& row : rows) {
            add(row, bar, window);
        }
    }
    fillTools(tools);
    retranslate();
}

void WindowActions::add(const ActionRow& row, QMenuBar& bar, MainWindow& window)
{
    QMenu* const parent = m_menus.value(row.menu); // null: the menu bar
    if (row.startsSection) {
        parent->addSeparator();
    }
    if (isMenu(row)) {
        QMenu* const menu = parent != nullptr ? parent->addMenu(QString()) : bar.addMenu(QString());
        m_menus[row.submenu] = menu;
        m_entries << Entry{&row, menu->menuAction()};
    } else {
        QAction* const action = makeAction(row, window);
        parent->addAction(action);
        m_entries << Entry{&row, action};
    }
}

QAction* WindowActions::makeAction(const ActionRow& row, MainWindow& window)
{
    auto* const action = new QAction(this);
    action->setObjectName(QLatin1String(row.name));
    action->setShortcut(row.standardKey != QKeySequence::UnknownKey
                            ? QKeySequence(row.standardKey)
                            : QKeySequence(QLatin1String(row.key)));
    action->setCheckable(row.isChecked != nullptr);
    if (row.isChoice) {
        QActionGroup*& group = m_groups[row.menu];
        if (group == nullptr) {
            group = new QActionGroup(this);
        }
        group->addAction(action);
    }
    connect(action, &QAction::triggered, this,
            [run = row.run, &window](bool isChecked) { run(window, isChecked); });
    return action;
}

void WindowActions::fillTools(QToolBar& tools)
{
    QList<Entry> buttons;
    std::ranges::copy_if(m_entries, std::back_inserter(buttons),
                         [](const Entry& entry) { return entry.row->tool.section > 0; });
    std::ranges::sort(buttons, {}, [](const Entry& entry) {
        return std::pair(entry.row->tool.section, entry.row->tool.position);
    });
    int section = 1;
    for (const auto& [row, action] : buttons) {
        if (row->tool.section != section) {
            m_separators[action] = tools.addSeparator();
            section = row->tool.section;
        }
        tools.addAction(action);
        if (row->hasToolText) {
            auto* const button = qobject_cast<QToolButton*>(tools.widgetForAction(action));
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        }
    }
}

QAction* WindowActions::operator[](const char* name) const
{
    const auto found = std::ranges::find_if(m_entries, [name](const Entry& entry) {
        return QLatin1String(entry.row->name) == QLatin1String(name);
    });
    Q_ASSERT(found != m_entries.end());
    return found->action;
}

QList<QAction*> WindowActions::actionsIn(MenuId id) const
{
    return menu(id).actions();
}

QList<QAction*> WindowActions::commands() const
{
    QList<QAction*> commands;
    for (const auto& [row, action] : m_entries) {
        if (row->run != nullptr) {
            commands << action;
        }
    }
    return commands;
}

void WindowActions::update(const Workspace& workspace, const Settings& settings)
{
    for (const auto& [row, action] : std::as_const(m_entries)) {
        if (row->isVisible != nullptr) {
            const bool isVisible = row->isVisible(workspace);
            action->setVisible(isVisible);
            if (QAction* const separator = m_separators.value(action)) {
                separator->setVisible(isVisible);
            }
        }
        if (row->textNow != nullptr) {
            action->setText(row->textNow(workspace));
        }
        if (row->hint != nullptr) {
            action->setStatusTip(row->hint(workspace));
        }
        if (row->isEnabled != nullptr) {
            action->setEnabled(row->isEnabled(workspace));
        }
        if (row->isChecked != nullptr) {
            action->setChecked(row->isChecked(workspace, settings));
        }
    }
}

void WindowActions::retranslate()
{
    for (const auto& [row, action] : std::as_const(m_entries)) {
        action->setText(tr(row->text));
        if (row->hasToolText) {
            action->setIconText(row->toolText.text != nullptr
                                    ? tr(row->toolText.text, row->toolText.remark)
                                    : withoutMnemonic(action->text()));
        }
    }
}

void WindowActions::updateIcons(const QPalette& palette)
{
    for (const auto& [row, action] : std::as_const(m_entries)) {
        const QString icon = QLatin1String(row->icon);
        if (!icon.isEmpty()) {
            action->setIcon(themedIcon(icon, palette));
        }
    }
}

} // namespace tidemark::app

#include "moc_window_actions.cpp"
