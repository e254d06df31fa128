// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_actions.h"

#include "app/icons/icon.h"
#include "app/sources/columns_dialog.h"
#include "app/workspace/palette.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QColorDialog>
#include <QMenu>

#include <algorithm>

namespace tidemark::app
{

SourceActions::SourceActions(Session& session, int recordingId, QWidget* card)
    : QObject(card),
      m_session(session),
      m_id(recordingId),
      m_card(card),
      m_rename(add(Qt::Key_F2, &SourceActions::requestRename)),
      m_visible(add(Qt::Key_Space, &SourceActions::toggleVisible)),
      m_only(add({}, &SourceActions::showOnlyThis)),
      m_up(add(Qt::ALT | Qt::Key_Up, &SourceActions::moveUp)),
      m_down(add(Qt::ALT | Qt::Key_Down, &SourceActions::moveDown)),
      m_columns(add({}, &SourceActions::askColumns)),
      m_copyPath(add({}, &SourceActions::copyPath)),
      m_remove(add(QKeySequence::Delete, &SourceActions::remove))
{
}

QAction* SourceActions::add(const QKeySequence& key, void (SourceActions::*run)())
{
    auto* action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    m_card->addAction(action);
    return action;
}

void SourceActions::label(QAction& action, const QString& text, const QString& icon)
{
    action.setText(text);
    action.setIcon(icon.isEmpty() ? QIcon() : themedIcon(icon, m_card->palette()));
}

void SourceActions::fillMenu(QMenu& menu)
{
    const OpenRecording* open = m_session.find(m_id);
    if (open == nullptr) {
        return;
    }
    label(*m_rename, tr("Rename"), QStringLiteral("rename"));
    label(*m_visible, open->isVisible ? tr("Hide") : tr("Show"),
          open->isVisible ? QStringLiteral("hide") : QStringLiteral("show"));
    label(*m_only, tr("Show only this"), {});
    label(*m_up, tr("Move up"), {});
    label(*m_down, tr("Move down"), {});
    label(*m_columns, tr("Columns…"), {});
    label(*m_copyPath, tr("Copy path"), QStringLiteral("copy"));
    label(*m_remove, tr("Remove"), QStringLiteral("remove"));

    const int index = indexInSession();
    const int last = static_cast<int>(m_session.recordings().size()) - 1;
    menu.addAction(m_rename);
    QMenu* colours = menu.addMenu(tr("Colour"));
    colours->setIcon(themedIcon(QStringLiteral("palette"), m_card->palette()));
    fillColours(*colours);
    menu.addAction(m_visible);
    if (last > 0) {
        menu.addAction(m_only);
        menu.addSeparator();
    }
    if (index > 0) {
        menu.addAction(m_up);
    }
    if (index < last) {
        menu.addAction(m_down);
    }
    menu.addSeparator();
    if (!open->recording->table.columns.empty()) {
        menu.addAction(m_columns);
    }
    menu.addAction(m_copyPath);
    menu.addAction(m_remove);
}

void SourceActions::fillColours(QMenu& menu)
{
    const QStringList names{tr("Blue"),   tr("Orange"),   tr("Green"),  tr("Vermilion"),
                            tr("Purple"), tr("Sky blue"), tr("Violet"), tr("Brown"),
                            tr("Olive"),  tr("Lilac"),    tr("Indigo"), tr("Grey")};
    for (std::size_t i = 0; i < kSeriesColours.size(); ++i) {
        const QColor colour = seriesColour(i);
        menu.addAction(swatchIcon(colour), names[static_cast<qsizetype>(i)], this,
                       [this, colour] { setColour(colour); });
    }
    menu.addSeparator();
    menu.addAction(tr("Custom…"), this, &SourceActions::chooseColour);
}

void SourceActions::setColour(const QColor& colour)
{
    m_session.recolour(m_id, colour);
}

void SourceActions::chooseColour()
{
    const OpenRecording* open = m_session.find(m_id);
    if (open == nullptr) {
        return;
    }
    auto* dialog = new QColorDialog(open->colour, m_card);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, &SourceActions::setColour);
    dialog->open();
}

void SourceActions::toggleVisible()
{
    if (const OpenRecording* open = m_session.find(m_id)) {
        m_session.setVisible(m_id, !open->isVisible);
    }
}

void SourceActions::showOnlyThis()
{
    m_session.showOnly(m_id);
}

void SourceActions::moveBy(int step)
{
    m_session.move(m_id, std::max(indexInSession() + step, 0));
}

/// Asks what the columns of the file hold.
void SourceActions::askColumns()
{
    const OpenRecording* open = m_session.find(m_id);
    if (open == nullptr || open->recording->table.columns.empty()) {
        return;
    }
    auto* dialog = new ColumnsDialog(open->recording->table, open->name, m_card);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, before = open->recording->table.choices] {
                if (const ColumnChoices chosen = dialog->choices(); chosen != before) {
                    m_session.chooseColumns(m_id, chosen);
                }
            });
    dialog->open();
}

void SourceActions::copyPath()
{
    if (const OpenRecording* open = m_session.find(m_id)) {
        QApplication::clipboard()->setText(open->path);
    }
}

void SourceActions::remove()
{
    m_session.remove(m_id);
}

int SourceActions::indexInSession() const
{
    const auto& all = m_session.recordings();
    return static_cast<int>(std::ranges::find(all, m_id, &OpenRecording::id) - all.begin());
}

} // namespace tidemark::app

#include "moc_source_actions.cpp"
