// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/quit_question.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace tidemark::app
{

namespace
{

struct QuitQuestion {
    Q_DECLARE_TR_FUNCTIONS(QuitQuestion)
};

} // namespace

QuitAnswer askAboutPrograms(QWidget& window, int running)
{
    QMessageBox box(
        QMessageBox::Question, QuitQuestion::tr("Programs still run"),
        QuitQuestion::tr("%Ln program(s) started from here still run.", nullptr, running),
        QMessageBox::NoButton, &window);
    box.setInformativeText(QuitQuestion::tr("They can go on without being recorded: what they "
                                            "print is then thrown away."));
    const QAbstractButton* const goOn =
        box.addButton(QuitQuestion::tr("Let them go on"), QMessageBox::AcceptRole);
    const QAbstractButton* const end =
        box.addButton(QuitQuestion::tr("End them"), QMessageBox::DestructiveRole);
    box.setEscapeButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == goOn  ? QuitAnswer::LetThemGoOn
           : box.clickedButton() == end ? QuitAnswer::EndThem
                                        : QuitAnswer::Cancel;
}

NotesAnswer askAboutNotes(QWidget& window, bool hasMarks)
{
    QMessageBox box(QMessageBox::Question, QuitQuestion::tr("Notes are not saved"),
                    hasMarks
                        ? QuitQuestion::tr("Marks and notes of yours are in no session file yet.")
                        : QuitQuestion::tr("Your notes are in no session file yet."),
                    QMessageBox::NoButton, &window);
    box.setInformativeText(QuitQuestion::tr("A session keeps them with the list of what is open."));
    const QAbstractButton* const save =
        box.addButton(QuitQuestion::tr("Save session…"), QMessageBox::AcceptRole);
    const QAbstractButton* const discard = box.addButton(
        hasMarks ? QuitQuestion::tr("Discard them") : QuitQuestion::tr("Discard the notes"),
        QMessageBox::DestructiveRole);
    box.setEscapeButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == save      ? NotesAnswer::Save
           : box.clickedButton() == discard ? NotesAnswer::Discard
                                            : NotesAnswer::Cancel;
}

} // namespace tidemark::app
