// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notes/notes_panel.h"
#include "tests/support/test_registry.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_NotesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsTheNote();
    void otherNotesCanBeUndone();
};

void tst_NotesPanel::whatIsTypedIsTheNote()
{
    Workspace workspace;
    NotesPanel panel(workspace);
    auto* const edit = panel.findChild<QPlainTextEdit*>();
    QTest::keyClicks(edit, QStringLiteral("<b>found</b>"));
    QCOMPARE(workspace.notes.text(), QStringLiteral("<b>found</b>"));
    QVERIFY(workspace.notes.isUnsaved());
    workspace.notes.setSaved();
    QVERIFY(!workspace.notes.isUnsaved());
}

void tst_NotesPanel::otherNotesCanBeUndone()
{
    Workspace workspace;
    NotesPanel panel(workspace);
    auto* const edit = panel.findChild<QPlainTextEdit*>();
    QTest::keyClicks(edit, QStringLiteral("mine"));
    workspace.notes.setText(QStringLiteral("of the session"));
    QCOMPARE(edit->toPlainText(), QStringLiteral("of the session"));
    edit->undo();
    QCOMPARE(workspace.notes.text(), QStringLiteral("mine"));
}

TIDEMARK_TEST(tst_NotesPanel)

#include "tst_notes_panel.moc"
