// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/run_dialog.h"

#include "app/icons/icon.h"
#include "app/record/command_line.h"
#include "app/record/environment_table.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/dialog_layout.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace tidemark::app
{

namespace
{

constexpr int kWordsHeight = 76;
constexpr int kEnvironmentHeight = 110;
constexpr int kLongestInterval = 60'000;
constexpr QSize kFirstSize{640, 480};

QLabel* labelFor(QWidget* field, QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setBuddy(field);
    return label;
}

} // namespace

RunDialog::RunDialog(QWidget* parent)
    : QDialog(parent),
      m_command(new QComboBox(this)),
      m_browseProgram(new QPushButton(this)),
      m_words(new QPlainTextEdit(this)),
      m_folder(new QLineEdit(this)),
      m_browseFolder(new QPushButton(this)),
      m_environment(new EnvironmentTable(this)),
      m_interval(new QSpinBox(this)),
      m_withChildren(new QCheckBox(this)),
      m_keepsOutput(new QCheckBox(this)),
      m_commandLabel(labelFor(m_command, this)),
      m_wordsLabel(labelFor(m_words, this)),
      m_folderLabel(labelFor(m_folder, this)),
      m_environmentLabel(new QLabel(this)),
      m_intervalLabel(labelFor(m_interval, this)),
      m_note(new QLabel(this)),
      m_run(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { retranslate(); });
    const QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_command->setEditable(true);
    m_command->setInsertPolicy(QComboBox::NoInsert);
    m_command->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_command->lineEdit()->setFont(code);
    m_command->completer()->setCaseSensitivity(Qt::CaseSensitive);
    m_words->setReadOnly(true);
    m_words->viewport()->setBackgroundRole(QPalette::Window); // it shows, and is not typed into
    m_words->setTabChangesFocus(true);
    m_words->setFont(code);
    m_words->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_words->setFixedHeight(kWordsHeight);
    m_environment->setMinimumHeight(kEnvironmentHeight);
    m_interval->setRange(1, kLongestInterval);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_run->setDefault(true);
    for (QPushButton* const button : {m_browseProgram, m_browseFolder, m_cancel}) {
        button->setAutoDefault(false);
    }
    arrange();
    connectFields();
    setRequest({});
    retranslate();
    resize(kFirstSize);
}

void RunDialog::arrange()
{
    auto* const fields = new QGridLayout;
    fields->setHorizontalSpacing(8);
    fields->setVerticalSpacing(8);
    fields->setColumnStretch(1, 1);
    fields->addWidget(m_commandLabel, 0, 0);
    fields->addWidget(m_command, 0, 1);
    fields->addWidget(m_browseProgram, 0, 2);
    fields->addWidget(m_wordsLabel, 1, 0, Qt::AlignTop);
    fields->addWidget(m_words, 1, 1, 1, 2);
    fields->addWidget(m_folderLabel, 2, 0);
    fields->addWidget(m_folder, 2, 1);
    fields->addWidget(m_browseFolder, 2, 2);
    fields->addWidget(m_environmentLabel, 3, 0, Qt::AlignTop);
    fields->addWidget(m_environment, 3, 1, 1, 2);
    fields->setRowStretch(3, 1);
    auto* const options = new QHBoxLayout;
    options->setSpacing(16);
    options->addWidget(m_interval);
    options->addWidget(m_withChildren);
    options->addWidget(m_keepsOutput);
    options->addStretch(1);
    fields->addWidget(m_intervalLabel, 4, 0);
    fields->addLayout(options, 4, 1, 1, 2);

    layOutDialog(*this, fields, m_note, m_run, m_cancel);
}

void RunDialog::connectFields()
{
    connect(m_command, &QComboBox::editTextChanged, this, &RunDialog::showWords);
    connect(m_command, &QComboBox::activated, this, &RunDialog::restoreFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &RunDialog::showWords);
    connect(m_environment, &EnvironmentTable::changed, this, &RunDialog::showWords);
    connect(m_browseProgram, &QPushButton::clicked, this, &RunDialog::chooseProgram);
    connect(m_browseFolder, &QPushButton::clicked, this, &RunDialog::chooseFolder);
    connect(m_run, &QPushButton::clicked, this, &RunDialog::run);
    connect(m_cancel, &QPushButton::clicked, this, &RunDialog::reject);
}

void RunDialog::setHistory(const QList<RunCommand>& history)
{
    const QString typed = m_command->currentText();
    m_history = history.mid(0, kMostRemembered);
    m_command->clear();
    for (const RunCommand& one : std::as_const(m_history)) {
        m_command->addItem(one.command);
    }
    m_command->setCurrentIndex(-1);
    m_command->setEditText(typed);
}

std::optional<QStringList> RunDialog::words() const
{
    return splitCommandLine(m_command->currentText());
}

RunRequest RunDialog::request() const
{
    return {{m_command->currentText(), expandedPath(m_folder->text())},
            words().value_or(QStringList()),
            m_environment->variables(),
            m_interval->value(),
            m_withChildren->isChecked(),
            m_keepsOutput->isChecked()};
}

void RunDialog::setRequest(const RunRequest& request)
{
    const QString& command = request.command.command;
    m_command->setEditText(command.isEmpty() ? joinCommandLine(request.arguments) : command);
    m_folder->setText(request.command.folder);
    m_environment->setVariables(request.environment);
    m_interval->setValue(request.intervalMs);
    m_withChildren->setChecked(request.withChildren);
    m_keepsOutput->setChecked(request.keepsOutput);
    showWords();
}

void RunDialog::showWords()
{
    const auto split = words();
    QStringList lines;
    for (const QString& word : split.value_or(QStringList())) {
        lines << singleLine(word);
    }
    m_words->setPlainText(lines.join(u'\n'));
    const QString shellWord = shellWordIn(split.value_or(QStringList()));
    if (!split) {
        showNote(tr("A quote is not closed."));
    } else if (m_environment->hasBadName()) {
        showNote(tr("A variable needs a name without “=”."));
    } else if (!shellWord.isEmpty()) {
        showNote(tr("“%1” is passed on as it is. For a shell, run: sh -c '…'").arg(shellWord));
    } else {
        showNote({});
    }
    m_run->setEnabled(split && !split->isEmpty() && !m_environment->hasBadName());
}

void RunDialog::showNote(const QString& sentence)
{
    m_note->setText(sentence);
    setAccessibleDescription(sentence);
}

void RunDialog::showProblem(const QString& sentence)
{
    showNote(sentence);
    m_command->setFocus();
}

void RunDialog::chooseProgram()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Choose a program"), expandedPath(m_folder->text()));
    if (!path.isEmpty()) {
        m_command->setEditText(joinCommandLine({path}));
    }
}

void RunDialog::chooseFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Choose a folder"),
                                                           expandedPath(m_folder->text()));
    if (!path.isEmpty()) {
        m_folder->setText(path);
    }
}

/// A command of the history brings the folder that it ran in.
void RunDialog::restoreFolder(int index)
{
    if (index >= 0 && index < m_history.size()) {
        m_folder->setText(m_history[index].folder);
    }
}

void RunDialog::run()
{
    m_run->setFocus(); // a variable that is being edited is taken as it is
    const RunRequest wanted = request();
    if (!wanted.command.folder.isEmpty() && !QDir(wanted.command.folder).exists()) {
        showProblem(tr("This folder does not exist."));
    } else {
        Q_EMIT runRequested(wanted);
    }
}

void RunDialog::accept()
{
    const RunCommand present = request().command;
    QList<RunCommand> history = m_history;
    history.removeAll(present);
    history.prepend(present);
    setHistory(history);
    QDialog::accept();
}

void RunDialog::retranslate()
{
    setWindowTitle(tr("Run a program"));
    m_commandLabel->setText(tr("&Command"));
    m_command->setAccessibleName(tr("Command line"));
    m_command->lineEdit()->setPlaceholderText(tr("python3 script.py --size 5"));
    m_browseProgram->setText(tr("Browse…"));
    m_browseProgram->setAccessibleName(tr("Choose a program"));
    m_wordsLabel->setText(tr("Arguments"));
    m_words->setAccessibleName(tr("Program and arguments, one a line"));
    m_words->setToolTip(tr("What the program gets, one argument a line"));
    m_folderLabel->setText(tr("&Folder"));
    m_folder->setPlaceholderText(QDir::currentPath());
    m_browseFolder->setText(tr("Browse…"));
    m_browseFolder->setAccessibleName(tr("Choose a folder"));
    m_environmentLabel->setText(tr("Environment"));
    m_intervalLabel->setText(tr("&Interval"));
    m_interval->setSuffix(tr(" ms", "milliseconds behind a number"));
    m_withChildren->setText(tr("With child &processes"));
    m_keepsOutput->setText(tr("Keep the &output"));
    m_keepsOutput->setToolTip(
        tr("What the program prints goes into the recording, up to 16 MiB; else to where Tidemark "
           "was started."));
    m_run->setText(tr("&Run"));
    m_run->setIcon(themedIcon(QStringLiteral("run"), palette()));
    m_cancel->setText(tr("Cancel"));
    showWords();
}

} // namespace tidemark::app

#include "moc_run_dialog.cpp"
