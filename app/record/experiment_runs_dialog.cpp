// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/experiment_runs_dialog.h"

#include "app/icons/icon.h"
#include "app/text/experiment_text.h"
#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/timeline_columns.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/data_table.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace tidemark::app
{

namespace
{

using RunColumn = TableColumn<ExperimentRunRow>;

constexpr int kMostAgain = 1000;
constexpr qsizetype kMostCommandsShown = 6;
constexpr QSize kRunsDialogSize{820, 480};

double figureOf(const ExperimentRunRow& row, double RunFigures::*figure)
{
    return row.figures ? (*row.figures).*figure : kGap;
}

RunColumn lengthColumn(const QString& title)
{
    return RunColumn(ColumnTitle(title).in(axisName(AxisUnit::Nanoseconds)),
                     [](const ExperimentRunRow& row) {
                         return row.figures ? axisText(AxisUnit::Nanoseconds, row.figures->duration)
                                            : unknownText();
                     })
        .withNumber([](const ExperimentRunRow& row) {
            return row.figures ? static_cast<double>(row.figures->duration) : kGap;
        });
}

TableColumns<ExperimentRunRow> columnsOf(SizeUnit unit)
{
    return {
        countColumn<ExperimentRunRow>({ExperimentRunsDialog::tr("Run")},
                                      [](const ExperimentRunRow& row) { return row.number; }),
        countColumn<ExperimentRunRow>({ExperimentRunsDialog::tr("Series"),
                                       ExperimentRunsDialog::tr("Runs that were made together")},
                                      [](const ExperimentRunRow& row) { return row.run.series; }),
        RunColumn(ExperimentRunsDialog::tr("Command"),
                  [](const ExperimentRunRow& row) { return row.command; }),
        RunColumn(ExperimentRunsDialog::tr("Outcome"),
                  [](const ExperimentRunRow& row) { return runOutcomeText(row.run); }),
        sizeColumn<ExperimentRunRow>(
            {ExperimentRunsDialog::tr("Peak")}, unit,
            [](const ExperimentRunRow& row) { return figureOf(row, &RunFigures::peakBytes); }),
        sizeColumn<ExperimentRunRow>(
            {ExperimentRunsDialog::tr("Mean")}, unit,
            [](const ExperimentRunRow& row) { return figureOf(row, &RunFigures::meanBytes); }),
        lengthColumn(ExperimentRunsDialog::tr("Duration")),
        RunColumn(ExperimentRunsDialog::tr("File"), [](const ExperimentRunRow& row) {
            return fileText(row.run.file.filename().string());
        })};
}

QSpinBox* spinBox(int least, QWidget* parent)
{
    auto* const box = new QSpinBox(parent);
    box->setRange(least, kMostAgain);
    return box;
}

} // namespace

ExperimentRunsDialog::ExperimentRunsDialog(QWidget* parent)
    : QDialog(parent),
      m_commands(new QLabel(this)),
      m_about(new QLabel(this)),
      m_table(new DataTable(this)),
      m_repeatLabel(new QLabel(this)),
      m_repeat(spinBox(1, this)),
      m_warmUpLabel(new QLabel(this)),
      m_warmUp(spinBox(0, this)),
      m_note(new QLabel(this)),
      m_run(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    onChange(*this, {QEvent::LanguageChange, QEvent::PaletteChange}, [this] { retranslate(); });
    m_repeatLabel->setBuddy(m_repeat);
    m_warmUpLabel->setBuddy(m_warmUp);
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (QLabel* const label : {m_commands, m_about, m_note}) {
        label->setTextFormat(Qt::PlainText);
    }
    m_about->setWordWrap(true);
    m_note->setWordWrap(true);
    m_model.setMuted([](const ExperimentRunRow& row) { return !row.run.counts(); });
    m_table->setModel(&m_model);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_run->setDefault(true);
    m_close->setAutoDefault(false);
    connect(m_table, &DataTable::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT openRequested(QFile::decodeName(m_model.rowAt(index).run.file.c_str()));
    });
    connect(m_run, &QPushButton::clicked, this, &ExperimentRunsDialog::runRequested);
    connect(m_close, &QPushButton::clicked, this, &ExperimentRunsDialog::reject);
    arrange();
    retranslate();
    resize(kRunsDialogSize);
}

void ExperimentRunsDialog::arrange()
{
    auto* const again = new QHBoxLayout;
    again->setSpacing(8);
    again->addWidget(m_repeatLabel);
    again->addWidget(m_repeat);
    again->addSpacing(8);
    again->addWidget(m_warmUpLabel);
    again->addWidget(m_warmUp);
    again->addStretch(1);
    auto* const box = new QDialogButtonBox(this); // in the platform's order
    box->addButton(m_run, QDialogButtonBox::AcceptRole);
    box->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(box);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_commands);
    layout->addWidget(m_about);
    layout->addWidget(m_table, 1);
    layout->addLayout(again);
    layout->addLayout(buttons);
}

void ExperimentRunsDialog::setExperiment(const QString& path, const ExperimentDocument& experiment,
                                         SizeUnit unit)
{
    m_path = path;
    m_experiment = experiment;
    m_unit = unit;
    std::vector<ExperimentRunRow> rows;
    for (const ExperimentRun& run : experiment.runs) {
        rows.push_back({rows.size() + 1, run, fileText(experiment.commands[run.command].name)});
    }
    m_model.setRows(std::move(rows));
    m_repeat->setValue(static_cast<int>(experiment.repeat));
    m_warmUp->setValue(static_cast<int>(experiment.warmUp));
    showProblem({});
    retranslate();
    m_run->setFocus();
}

void ExperimentRunsDialog::setFigures(const std::vector<std::optional<RunFigures>>& figures)
{
    std::vector<ExperimentRunRow> rows = m_model.rows();
    for (std::size_t i = 0; i < rows.size() && i < figures.size(); ++i) {
        rows[i].figures = figures[i];
    }
    m_model.setRows(std::move(rows));
}

void ExperimentRunsDialog::setBusy(bool isBusy)
{
    m_run->setEnabled(!isBusy);
}

void ExperimentRunsDialog::showProblem(const QString& sentence)
{
    m_note->setText(sentence);
    setAccessibleDescription(sentence);
}

std::size_t ExperimentRunsDialog::repeat() const
{
    return static_cast<std::size_t>(m_repeat->value());
}

std::size_t ExperimentRunsDialog::warmUp() const
{
    return static_cast<std::size_t>(m_warmUp->value());
}

void ExperimentRunsDialog::showAbout()
{
    QStringList commands;
    for (const ExperimentCommand& command : m_experiment.commands) {
        commands << experimentCommandText(command);
    }
    if (commands.size() > kMostCommandsShown) {
        const auto more = static_cast<int>(commands.size() - kMostCommandsShown);
        commands = commands.mid(0, kMostCommandsShown);
        commands << tr("and %n more", nullptr, more);
    }
    m_commands->setText(commands.join(u'\n'));
    const auto& runs = m_experiment.runs;
    const auto counting = std::ranges::count_if(runs, &ExperimentRun::counts);
    m_about->setText(tr("%n runs, %1 compared. A double click opens the recording "
                        "of a run.",
                        nullptr, static_cast<int>(runs.size()))
                         .arg(counting));
}

void ExperimentRunsDialog::retranslate()
{
    const QString name = QFileInfo(m_path).dir().dirName();
    setWindowTitle(m_path.isEmpty() ? tr("Runs of an experiment")
                                    : tr("Runs of the experiment in %1").arg(name));
    m_model.setColumns(columnsOf(m_unit));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setEmptyText(tr("Nothing was run yet."));
    m_repeatLabel->setText(tr("R&uns of each command"));
    m_warmUpLabel->setText(tr("before that, to &warm up"));
    m_run->setText(tr("&Run again"));
    m_run->setToolTip(tr("Runs the commands again, and compares them with what they were"));
    m_run->setIcon(themedIcon(QStringLiteral("run"), palette()));
    m_close->setText(tr("Close"));
    showAbout();
}

} // namespace tidemark::app

#include "moc_experiment_runs_dialog.cpp"
