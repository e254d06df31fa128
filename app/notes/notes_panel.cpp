// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notes/notes_panel.h"

#include "app/widgets/change_reaction.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QTextCursor>

namespace tidemark::app
{

NotesPanel::NotesPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_notes(workspace.notes),
      m_edit(new QPlainTextEdit(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_edit->setTabChangesFocus(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this,
            [this] { m_notes.setText(m_edit->toPlainText()); });
    connect(&m_notes, &Notes::changed, this, &NotesPanel::follow);
    retranslate();
    follow();
}

/// As an edit that the user can undo: the notes of another session must not cost theirs.
void NotesPanel::follow()
{
    if (m_edit->toPlainText() == m_notes.text()) {
        return;
    }
    QTextCursor cursor(m_edit->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(m_notes.text());
}

void NotesPanel::retranslate()
{
    m_edit->setPlaceholderText(tr("What you found, and what to try next. Save the session to keep "
                                  "it with the files that are open."));
    m_edit->setAccessibleName(tr("Notes"));
}

} // namespace tidemark::app

#include "moc_notes_panel.cpp"
