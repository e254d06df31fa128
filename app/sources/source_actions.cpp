// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_actions.h"

#include "app/icons/icon.h"
#include "app/session/palette.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QColorDialog>

#include <algorithm>

namespace tidemark::app
{

SourceActions::SourceActions(Session& session, int recordingId, QWidget* card)
    : QObject(card),
      m_session(session),
      m_id(recordingId),
      m_card(card),
      m_rename(add(QStringLiteral("rename"), Qt::Key_F2, &SourceActions::requestRename)),
      m_visible(add({}, Qt::Key_Space, &SourceActions::toggleVisible)),
      m_only(add({}, {}, &SourceActions::showOnlyThis)),
      m_up(add({}, Qt::ALT | Qt::Key_Up, &SourceActions::moveUp)),
      m_down(add({}, Qt::ALT | Qt::Key_Down, &SourceActions::moveDown)),
      m_copyPath(add(QStringLiteral("copy"), {}, &SourceActions::copyPath)),
      m_remove(add(QStringLiteral("remove"), QKeySequence::Delete, &SourceActions::remove))
{
    m_menu.addAction(m_rename);
    m_menu.addMenu(&m_colours);
    m_menu.addAction(m_visible);
    m_menu.addAction(m_only);
    m_menu.addSeparator();
    m_menu.addAction(m_up);
    m_menu.addAction(m_down);
    m_menu.addSeparator();
    m_menu.addAction(m_copyPath);
    m_menu.addAction(m_remove);
    refresh();
}

QAction* SourceActions::add(const QString& icon, const QKeySequence& key,
                            void (SourceActions::*run)())
{
    auto* action = new QAction(this);
    action->setIcon(themedIcon(icon, m_card->palette()));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    m_card->addAction(action);
    return action;
}

void SourceActions::refresh()
{
    const OpenRecording* open = m_session.find(m_id);
    if (open == nullptr) {
        return;
    }
    m_rename->setText(tr("Rename"));
    m_colours.setTitle(tr("Colour"));
    m_colours.setIcon(themedIcon(QStringLiteral("palette"), m_card->palette()));
    m_visible->setText(open->isVisible ? tr("Hide") : tr("Show"));
    m_visible->setIcon(themedIcon(open->isVisible ? QStringLiteral("hide") : QStringLiteral("show"),
                                  m_card->palette()));
    m_only->setText(tr("Show only this"));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
    m_copyPath->setText(tr("Copy path"));
    m_remove->setText(tr("Remove"));
    const int index = indexInSession();
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < static_cast<int>(m_session.recordings().size()));
    m_only->setEnabled(m_session.recordings().size() > 1);
    fillColours();
}

void SourceActions::fillColours()
{
    const QStringList names{tr("Blue"),   tr("Orange"),   tr("Green"), tr("Vermilion"),
                            tr("Purple"), tr("Sky blue"), tr("Grey")};
    m_colours.clear();
    for (std::size_t i = 0; i < kSeriesColours.size(); ++i) {
        const QColor colour = seriesColour(i);
        m_colours.addAction(swatchIcon(colour), names[static_cast<qsizetype>(i)], this,
                            [this, colour] { setColour(colour); });
    }
    m_colours.addSeparator();
    m_colours.addAction(tr("Custom…"), this, &SourceActions::chooseColour);
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
    std::vector<int> ids;
    for (const OpenRecording& open : m_session.recordings()) {
        ids.push_back(open.id);
    }
    for (const int id : ids) {
        m_session.setVisible(id, id == m_id);
    }
    m_session.setCurrent(m_id);
}

void SourceActions::moveBy(int step)
{
    m_session.move(m_id, std::max(indexInSession() + step, 0));
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
