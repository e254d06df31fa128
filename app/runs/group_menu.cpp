// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/group_menu.h"

#include "app/widgets/change_reaction.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>
#include <array>

namespace tidemark::app
{

namespace
{

struct Rule {
    GroupRule rule;
    const char* text;
};

constexpr std::array kRules{
    Rule{GroupRule::None, QT_TRANSLATE_NOOP("tidemark::app::GroupMenu", "No rule")},
    Rule{GroupRule::Folder, QT_TRANSLATE_NOOP("tidemark::app::GroupMenu", "All by folder")},
    Rule{GroupRule::Day,
         QT_TRANSLATE_NOOP("tidemark::app::GroupMenu", "All by the day they began on")},
    Rule{GroupRule::Version,
         QT_TRANSLATE_NOOP("tidemark::app::GroupMenu", "All by the version in their file's name")},
    Rule{GroupRule::Pattern,
         QT_TRANSLATE_NOOP("tidemark::app::GroupMenu", "All by patterns of names…")},
};

} // namespace

GroupMenu::GroupMenu(Session& session, std::function<std::vector<int>()> selected, QWidget* parent)
    : QToolButton(parent),
      m_session(session),
      m_selected(std::move(selected)),
      m_rules(new QActionGroup(this))
{
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* const menu = new QMenu(this);
    m_forSelected << menu->addAction(QString(), this, &GroupMenu::askForName)
                  << menu->addAction(QString(), this, [this] { chooseFor(m_selected(), {}); });
    menu->addSeparator();
    for (const Rule& row : kRules) {
        QAction* const action = menu->addAction(QString());
        action->setCheckable(true);
        m_rules->addAction(action);
        connect(action, &QAction::triggered, this, [this, rule = row.rule] { setRule(rule); });
    }
    setMenu(menu);
    connect(&session.runs(), &RunSelection::groupingChanged, this, &GroupMenu::showRule);
    onLanguageChange(*this, [this] { retranslate(); });
    retranslate();
    showRule();
}

void GroupMenu::retranslate()
{
    setText(tr("Groups"));
    setToolTip(tr("Put runs into groups, to tell a difference from noise"));
    m_forSelected[0]->setText(tr("Put the selected runs into a group…"));
    m_forSelected[1]->setText(tr("Take the selected runs out of their group"));
    for (std::size_t i = 0; i < kRules.size(); ++i) {
        m_rules->actions()[static_cast<qsizetype>(i)]->setText(tr(kRules[i].text));
    }
}

void GroupMenu::showRule()
{
    const GroupRule rule = m_session.runs().grouping().rule;
    for (std::size_t i = 0; i < kRules.size(); ++i) {
        m_rules->actions()[static_cast<qsizetype>(i)]->setChecked(kRules[i].rule == rule);
    }
}

void GroupMenu::chooseFor(const std::vector<int>& ids, const std::string& name)
{
    RunGrouping grouping = m_session.runs().grouping();
    for (const int id : ids) {
        grouping.chosen[id] = name;
    }
    m_session.runs().setGrouping(std::move(grouping));
}

/// What was chosen by hand goes: the rule is to say it for all.
void GroupMenu::setRule(GroupRule rule)
{
    if (rule == GroupRule::Pattern) {
        showRule(); // until there are patterns
        askForPatterns();
    } else {
        m_session.runs().setGrouping({rule});
    }
}

void GroupMenu::askForName()
{
    const std::vector<int> ids = m_selected();
    auto* const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Put into a group"));
    dialog->setLabelText(
        tr("Group of the %n selected runs:", nullptr, static_cast<int>(ids.size())));
    dialog->setComboBoxEditable(true);
    dialog->setComboBoxItems(m_names.isEmpty() ? QStringList(QString()) : m_names);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, ids](const QString& name) {
        if (!name.trimmed().isEmpty()) {
            chooseFor(ids, name.trimmed().toStdString());
        }
    });
    dialog->open();
}

void GroupMenu::askForPatterns()
{
    QStringList lines;
    for (const GroupPattern& pattern : m_session.runs().grouping().patterns) {
        lines << QString::fromStdString(pattern.name + '=' + pattern.pattern);
    }
    askForPatterns(lines.join(u'\n'));
}

void GroupMenu::askForPatterns(const QString& text)
{
    auto* const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Groups by patterns of names"));
    dialog->setLabelText(tr("One group a line, as in before=*/before/* or list=list*.dat. The "
                            "pattern is for the path or the file's name."));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setTextValue(text);
    connect(dialog, &QInputDialog::textValueSelected, this, &GroupMenu::takePatterns);
    dialog->open();
}

void GroupMenu::takePatterns(const QString& text)
{
    RunGrouping grouping{GroupRule::Pattern};
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty()) {
            continue;
        }
        const auto pattern = groupPatternIn(line.trimmed().toStdString());
        if (!pattern) {
            auto* const message = new QMessageBox(
                QMessageBox::Warning, tr("Groups by patterns of names"),
                tr("“%1” is no group. Give a name and a pattern, as in base=before/*.").arg(line),
                QMessageBox::Ok, this);
            message->setTextFormat(Qt::PlainText);
            message->setAttribute(Qt::WA_DeleteOnClose);
            connect(message, &QMessageBox::finished, this, [this, text] { askForPatterns(text); });
            message->open();
            return;
        }
        grouping.patterns.push_back(*pattern);
    }
    if (grouping.patterns.empty()) {
        grouping.rule = GroupRule::None;
    }
    m_session.runs().setGrouping(std::move(grouping));
}

} // namespace tidemark::app

#include "moc_group_menu.cpp"
