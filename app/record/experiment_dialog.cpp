// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/experiment_dialog.h"

#include "app/icons/icon.h"
#include "app/record/command_line.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/dialog_layout.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kMostRuns = 1000;
constexpr int kLongestInterval = 60'000;
constexpr int kCommandsHeight = 96;
constexpr QSize kFirstSize{640, 420};

QLabel* labelFor(QWidget* field, QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setBuddy(field);
    return label;
}

} // namespace

ExperimentDialog::ExperimentDialog(QWidget* parent)
    : QDialog(parent),
      m_commands(new QPlainTextEdit(this)),
      m_working(new QLineEdit(this)),
      m_browseWorking(new QPushButton(this)),
      m_repeat(new QSpinBox(this)),
      m_warmUp(new QSpinBox(this)),
      m_interval(new QSpinBox(this)),
      m_withChildren(new QCheckBox(this)),
      m_folder(new QLineEdit(this)),
      m_browseFolder(new QPushButton(this)),
      m_note(new QLabel(this)),
      m_run(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    m_commandsLabel = labelFor(m_commands, this);
    m_workingLabel = labelFor(m_working, this);
    m_repeatLabel = labelFor(m_repeat, this);
    m_warmUpLabel = labelFor(m_warmUp, this);
    m_intervalLabel = labelFor(m_interval, this);
    m_folderLabel = labelFor(m_folder, this);
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { retranslate(); });
    const ExperimentRequest usual;
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_commands->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_commands->setTabChangesFocus(true);
    m_commands->setMinimumHeight(kCommandsHeight);
    m_repeat->setRange(1, kMostRuns);
    m_repeat->setValue(usual.repeat);
    m_warmUp->setRange(0, kMostRuns);
    m_warmUp->setValue(usual.warmUp);
    m_interval->setRange(1, kLongestInterval);
    m_interval->setValue(usual.intervalMs);
    m_withChildren->setChecked(usual.withChildren);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_run->setDefault(true);
    for (QPushButton* const button : {m_browseWorking, m_browseFolder, m_cancel}) {
        button->setAutoDefault(false);
    }
    arrange();
    connectFields();
    retranslate();
    resize(kFirstSize);
}

void ExperimentDialog::arrange()
{
    auto* const fields = new QGridLayout;
    fields->setHorizontalSpacing(8);
    fields->setVerticalSpacing(8);
    fields->setColumnStretch(1, 1);
    fields->addWidget(m_commandsLabel, 0, 0, Qt::AlignTop);
    fields->addWidget(m_commands, 0, 1, 1, 2);
    fields->setRowStretch(0, 1);
    fields->addWidget(m_workingLabel, 1, 0);
    fields->addWidget(m_working, 1, 1);
    fields->addWidget(m_browseWorking, 1, 2);
    auto* const runs = new QHBoxLayout;
    runs->setSpacing(16);
    runs->addWidget(m_repeat);
    runs->addWidget(m_warmUpLabel);
    runs->addWidget(m_warmUp);
    runs->addStretch(1);
    fields->addWidget(m_repeatLabel, 2, 0);
    fields->addLayout(runs, 2, 1, 1, 2);
    auto* const options = new QHBoxLayout;
    options->setSpacing(16);
    options->addWidget(m_interval);
    options->addWidget(m_withChildren);
    options->addStretch(1);
    fields->addWidget(m_intervalLabel, 3, 0);
    fields->addLayout(options, 3, 1, 1, 2);
    fields->addWidget(m_folderLabel, 4, 0);
    fields->addWidget(m_folder, 4, 1);
    fields->addWidget(m_browseFolder, 4, 2);

    layOutDialog(*this, fields, m_note, m_run, m_cancel);
}

void ExperimentDialog::connectFields()
{
    connect(m_commands, &QPlainTextEdit::textChanged, this, &ExperimentDialog::check);
    connect(m_working, &QLineEdit::textChanged, this, &ExperimentDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &ExperimentDialog::check);
    connect(m_browseWorking, &QPushButton::clicked, this, [this] { chooseFolder(*m_working); });
    connect(m_browseFolder, &QPushButton::clicked, this, [this] { chooseFolder(*m_folder); });
    connect(m_run, &QPushButton::clicked, this, [this] {
        const ExperimentRequest wanted = request();
        if (!wanted.workingFolder.isEmpty() && !QDir(wanted.workingFolder).exists()) {
            showProblem(tr("This folder does not exist."));
        } else {
            Q_EMIT startRequested(wanted);
        }
    });
    connect(m_cancel, &QPushButton::clicked, this, &ExperimentDialog::reject);
}

/// None where a line is not whole.
std::optional<QList<QStringList>> ExperimentDialog::commands() const
{
    QList<QStringList> all;
    for (const QString& line : m_commands->toPlainText().split(u'\n')) {
        const auto words = splitCommandLine(line);
        if (!words) {
            return {};
        }
        if (!words->isEmpty()) {
            all << *words;
        }
    }
    return all;
}

ExperimentRequest ExperimentDialog::request() const
{
    return {commands().value_or(QList<QStringList>()),
            expandedPath(m_working->text()),
            expandedPath(m_folder->text()),
            m_repeat->value(),
            m_warmUp->value(),
            m_interval->value(),
            m_withChildren->isChecked()};
}

void ExperimentDialog::setFolder(const QString& folder)
{
    m_folder->setText(folder);
}

void ExperimentDialog::check()
{
    const auto all = commands();
    QString shellWord;
    for (const QStringList& words : all.value_or(QList<QStringList>())) {
        shellWord = shellWord.isEmpty() ? shellWordIn(words) : shellWord;
    }
    showProblem(!all                   ? tr("A quote is not closed.")
                : !shellWord.isEmpty() ? tr("“%1” is passed on as it is. For a shell, run: sh -c "
                                            "'…'")
                                             .arg(shellWord)
                                       : QString());
    m_run->setEnabled(all && !all->isEmpty() && !m_folder->text().trimmed().isEmpty());
}

void ExperimentDialog::showProblem(const QString& sentence)
{
    m_note->setText(sentence);
    setAccessibleDescription(sentence);
}

void ExperimentDialog::chooseFolder(QLineEdit& field)
{
    const QString path =
        QFileDialog::getExistingDirectory(this, tr("Choose a folder"), expandedPath(field.text()));
    if (!path.isEmpty()) {
        field.setText(path);
    }
}

void ExperimentDialog::retranslate()
{
    setWindowTitle(tr("Experiment"));
    m_commandsLabel->setText(tr("&Commands"));
    m_commands->setAccessibleName(tr("Commands to compare, one a line"));
    m_commands->setPlaceholderText(tr("One a line, as in:\npython3 list.py\npython3 generator.py"));
    m_workingLabel->setText(tr("&Folder"));
    m_working->setPlaceholderText(QDir::currentPath());
    m_working->setToolTip(tr("Where the commands run"));
    m_repeatLabel->setText(tr("R&uns of each"));
    m_warmUpLabel->setText(tr("before that, to &warm up"));
    m_warmUp->setToolTip(tr("Runs of each command that are not compared"));
    m_intervalLabel->setText(tr("&Interval"));
    m_interval->setSuffix(tr(" ms", "milliseconds behind a number"));
    m_withChildren->setText(tr("With child &processes"));
    m_folderLabel->setText(tr("&Store in"));
    m_folder->setToolTip(
        tr("A folder for the recordings of all runs and the file of the experiment"));
    for (QPushButton* const browse : {m_browseWorking, m_browseFolder}) {
        browse->setText(tr("Browse…"));
        browse->setAccessibleName(tr("Choose a folder"));
    }
    m_run->setText(tr("&Run"));
    m_run->setIcon(themedIcon(QStringLiteral("run"), palette()));
    m_cancel->setText(tr("Cancel"));
    check();
}

} // namespace tidemark::app

#include "moc_experiment_dialog.cpp"
