// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QToolButton>

#include <functional>

class QActionGroup;

namespace tidemark::app
{

/// The button that puts runs into groups: those that are selected, or all by a rule.
class GroupMenu final : public QToolButton
{
    Q_OBJECT

public:
    /// @p selected tells the numbers of the recordings that are selected.
    GroupMenu(Session& session, std::function<std::vector<int>()> selected,
              QWidget* parent = nullptr);

    /// For the selected runs alone, to be offered where they are.
    const QList<QAction*>& actionsOfSelected() const { return m_forSelected; }

    /// Names that are offered for another group.
    void setNames(const QStringList& names) { m_names = names; }

    /// Asks for the name of a group, and puts the selected runs into it.
    void askForName();

    /// Asks for patterns, one group a line, and groups all runs by them.
    void askForPatterns();

private:
    void retranslate();
    void chooseFor(const std::vector<int>& ids, const std::string& name);
    void setRule(GroupRule rule);
    void askForPatterns(const QString& text);
    void takePatterns(const QString& text);
    void showRule();

    Session& m_session;
    std::function<std::vector<int>()> m_selected;
    QStringList m_names;
    QList<QAction*> m_forSelected;
    QActionGroup* m_rules;
};

} // namespace tidemark::app
