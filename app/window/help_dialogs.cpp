// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/help_dialogs.h"

#include "app/text/version_text.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>

namespace tidemark::app
{

namespace
{

struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(HelpDialogs)
};

void addRow(QFormLayout& form, const QString& keys, const QString& meaning)
{
    auto* const label = new QLabel(keys);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    form.addRow(label, new QLabel(meaning));
}

} // namespace

void showKeysAndMouse(QWidget* parent)
{
    auto* const dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(HelpText::tr("Keys and mouse"));
    auto* const form = new QFormLayout(dialog);
    form->setHorizontalSpacing(24);
    addRow(*form, HelpText::tr("Wheel, + and −"), HelpText::tr("zoom at the cursor"));
    addRow(*form, HelpText::tr("Drag, ← and →"), HelpText::tr("pan"));
    addRow(*form, HelpText::tr("Shift + drag, Shift + ← and →"), HelpText::tr("select a range"));
    addRow(*form, HelpText::tr("Drag at an edge of the range"), HelpText::tr("move the edge"));
    addRow(*form, HelpText::tr("Ctrl + ← and →"), HelpText::tr("move the cursor"));
    addRow(*form, HelpText::tr("Enter or Ctrl + E, Esc"),
           HelpText::tr("zoom to the range, let it go"));
    addRow(*form, HelpText::tr("Double click, 0"), HelpText::tr("show all"));
    addRow(*form, HelpText::tr("Ctrl + wheel, Ctrl + ↑ and ↓"),
           HelpText::tr("zoom the memory axis"));
    addRow(*form, HelpText::tr("Drag its labels, Shift + ↑ and ↓"),
           HelpText::tr("move the memory axis"));
    addRow(*form, HelpText::tr("Click, double click on a function"),
           HelpText::tr("select its time, zoom to it"));
    addRow(*form, HelpText::tr("Backspace, Alt + ← and →"),
           HelpText::tr("earlier and later zooms"));
    addRow(*form, HelpText::tr("Home, End"), HelpText::tr("go to the start, to the end"));
    addRow(*form, HelpText::tr("Alt + 1 to 9, F11"),
           HelpText::tr("show a panel, maximise what is in use"));
    addRow(*form, HelpText::tr("Double click on a tab or a title"),
           HelpText::tr("maximise it, or put all back"));
    addRow(*form, HelpText::tr("P"), HelpText::tr("go to the peak"));
    addRow(*form, HelpText::tr("F"), HelpText::tr("fill the lines"));
    addRow(*form, HelpText::tr("M"), HelpText::tr("set a mark: now, or at the cursor"));
    addRow(*form, HelpText::tr("L, End"), HelpText::tr("follow the newest data again"));
    addRow(*form, HelpText::tr("F2, Space, Del"), HelpText::tr("rename, hide, remove a recording"));
    addRow(*form, HelpText::tr("← and → on a card"), HelpText::tr("fold it, unfold it"));
    addRow(*form, HelpText::tr("A, B, C"),
           HelpText::tr("give a snapshot its place in a comparison"));
    addRow(*form, HelpText::tr("Ctrl + K, Ctrl + F"),
           HelpText::tr("search everything, or the view"));
    addRow(*form, HelpText::tr("Ctrl + G"), HelpText::tr("find an object of a heap"));
    addRow(*form, HelpText::tr("Enter on an object"), HelpText::tr("see what holds it"));
    addRow(*form, HelpText::tr("Enter, Backspace on a map"),
           HelpText::tr("go into an area, and out again"));
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    form->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    dialog->show();
}

void showAboutTidemark(QWidget* parent)
{
    auto* const box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(HelpText::tr("About Tidemark"));
    box->setTextFormat(Qt::PlainText);
    constexpr int kIconSize = 64;
    box->setIconPixmap(QApplication::windowIcon().pixmap(kIconSize));
    box->setText(HelpText::tr("Tidemark %1").arg(versionNumber()));
    box->setInformativeText(
        HelpText::tr("A memory timeline viewer. A tidemark is the line that the highest water "
                     "leaves.\n\nFree software under the GNU General Public License, version 3 or "
                     "later. Built with Qt Charts and the libraries below.") +
        QStringLiteral("\n\n") + buildText());
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

} // namespace tidemark::app
