// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_experiments.h"

#include "app/jobs/background_job.h"
#include "app/messages/job_indicator.h"
#include "app/messages/message_bar.h"
#include "app/record/experiment_dialog.h"
#include "app/record/experiment_runs_dialog.h"
#include "app/text/error_text.h"
#include "app/text/experiment_text.h"
#include "app/text/file_text.h"
#include "app/window/experiment_figures.h"
#include "app/window/window_files.h"
#include "core/formats/tidemark/experiment_reader.h"
#include "core/recorder/experiment_names.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

namespace tidemark::app
{

namespace
{

std::string bytesOf(const QString& text)
{
    return QFile::encodeName(text).toStdString();
}

/// In the home folder, and of a name that nothing has yet.
QString suggestedFolder()
{
    const QString base = QStringLiteral("~/tidemark-experiment-") +
                         QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmm"));
    QString folder = base;
    for (int number = 2; QFile::exists(QDir::homePath() + folder.mid(1)); ++number) {
        folder = QStringLiteral("%1-%2").arg(base).arg(number);
    }
    return folder;
}

ExperimentPlan planOf(const ExperimentRequest& request)
{
    ExperimentPlan plan;
    std::vector<std::vector<std::string>> commands;
    for (const QStringList& words : request.commands) {
        commands.emplace_back();
        for (const QString& word : words) {
            commands.back().push_back(bytesOf(word));
        }
    }
    const std::vector<std::string> names = commandNames(commands);
    for (std::size_t i = 0; i < commands.size(); ++i) {
        plan.experiment.commands.push_back({names[i], commands[i]});
    }
    plan.experiment.workingFolder =
        bytesOf(request.workingFolder.isEmpty() ? QDir::currentPath() : request.workingFolder);
    plan.experiment.interval = std::chrono::milliseconds(request.intervalMs);
    plan.experiment.withChildren = request.withChildren;
    plan.experiment.repeat = static_cast<std::size_t>(request.repeat);
    plan.experiment.warmUp = static_cast<std::size_t>(request.warmUp);
    plan.file =
        std::filesystem::path(bytesOf(QDir(request.folder).absolutePath())) / kExperimentFileName;
    return plan;
}

} // namespace

WindowExperiments::WindowExperiments(QWidget& window, Workspace& workspace, WindowFiles& files,
                                     MessageBar& messages, JobIndicator& indicator)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_files(files),
      m_messages(messages),
      m_indicator(indicator),
      m_figures([this](const auto& figures) { m_runs->setFigures(figures); })
{
    connect(&files, &WindowFiles::experimentRequested, this, &WindowExperiments::showRuns);
    connect(&m_indicator, &JobIndicator::cancelRequested, this, [this](const QObject* owner) {
        if (owner == this && m_job != nullptr) {
            m_job->cancel();
        }
    });
}

void WindowExperiments::choose()
{
    if (m_dialog == nullptr) {
        m_dialog = new ExperimentDialog(&m_window);
        connect(m_dialog, &ExperimentDialog::startRequested, this, &WindowExperiments::start);
    }
    if (!m_dialog->isVisible()) {
        m_dialog->setFolder(suggestedFolder());
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void WindowExperiments::start(const ExperimentRequest& request)
{
    if (isRunning()) {
        m_dialog->showProblem(tr("An experiment is running already."));
        return;
    }
    ExperimentPlan plan = planOf(request);
    if (const auto problem = problemOf(plan.experiment)) {
        m_dialog->showProblem(*problem);
        return;
    }
    if (std::error_code ignored; std::filesystem::exists(plan.file, ignored)) {
        m_dialog->showProblem(tr("There is an experiment in this folder already. Name another "
                                 "one."));
        return;
    }
    m_dialog->accept();
    run(std::move(plan));
}

/// Why none of its commands can be run.
std::optional<QString> WindowExperiments::problemOf(const ExperimentDocument& experiment) const
{
    for (const ExperimentCommand& command : experiment.commands) {
        if (const auto found = findProgramOf(command, experiment); !found) {
            return errorText(found.error(), command.arguments.front());
        }
    }
    return {};
}

void WindowExperiments::run(ExperimentPlan plan)
{
    m_file = QFile::decodeName(plan.file.c_str());
    m_job = std::make_unique<ExperimentJob>(std::move(plan));
    connect(m_job.get(), &ExperimentJob::began, this, &WindowExperiments::showStep);
    connect(m_job.get(), &ExperimentJob::ended, this,
            [this](const ExperimentStep& /*step*/, const ExperimentRun& run) { take(run); });
    connect(m_job.get(), &ExperimentJob::finished, this, &WindowExperiments::finish);
    m_workspace.isExperimentRunning = true;
    Q_EMIT stateChanged();
}

void WindowExperiments::chooseAgain()
{
    const QString ending = QLatin1String(kExperimentEnding.data());
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Experiment to run again"),
                                     QFileInfo(m_file).path(), tr("Experiments (*%1)").arg(ending));
    if (!path.isEmpty()) {
        showRuns(path);
    }
}

void WindowExperiments::makeRunsDialog()
{
    m_runs = new ExperimentRunsDialog(&m_window);
    connect(m_runs, &ExperimentRunsDialog::runRequested, this, &WindowExperiments::startAgain);
    connect(m_runs, &ExperimentRunsDialog::openRequested, &m_files,
            [this](const QString& file) { m_files.open({file}); });
    connect(this, &WindowExperiments::stateChanged, m_runs,
            [this] { m_runs->setBusy(isRunning()); });
}

void WindowExperiments::showRuns(const QString& path)
{
    auto experiment = readExperiment(bytesOf(path));
    if (!experiment) {
        m_messages.show(
            {Message::Severity::Error,
             QStringLiteral("%1: %2").arg(fileText(bytesOf(path)), errorText(experiment.error())),
             {},
             {}});
        return;
    }
    if (m_runs == nullptr) {
        makeRunsDialog();
    }
    m_runs->setExperiment(path, *experiment, m_workspace.options.sizeUnit());
    m_runs->setBusy(isRunning());
    m_figures.startInBackground([experiment = *std::move(experiment)](TaskControl& control) {
        return figuresOfRuns(experiment, control);
    });
    m_runs->show();
    m_runs->raise();
    m_runs->activateWindow();
}

/// Beside what it was: its earlier runs are opened, each series as a group of its own.
void WindowExperiments::startAgain()
{
    auto experiment = readExperiment(bytesOf(m_runs->path()));
    if (isRunning() || !experiment) {
        m_runs->showProblem(isRunning() ? tr("An experiment is running already.")
                                        : errorText(experiment.error()));
        return;
    }
    experiment->repeat = m_runs->repeat();
    experiment->warmUp = m_runs->warmUp();
    if (const auto problem = problemOf(*experiment)) {
        m_runs->showProblem(*problem);
        return;
    }
    m_runs->accept();
    m_files.openPast(*experiment);
    ExperimentPlan plan;
    plan.experiment = *std::move(experiment);
    plan.file = bytesOf(m_runs->path());
    plan.isNew = false;
    run(std::move(plan));
}

/// One from which all runs can be shown.
Message WindowExperiments::messageWithRuns(Message::Severity severity, const QString& text,
                                           const QString& topic)
{
    return {severity, text, tr("All runs…"), [this, file = m_file] { showRuns(file); }, topic};
}

void WindowExperiments::showStep(const ExperimentStep& step)
{
    m_indicator.start(this, experimentStepText(step, m_job->experiment()));
    m_indicator.setProgress(this, static_cast<int>((step.number - 1) * kProgressSteps /
                                                   std::max<std::size_t>(step.runs, 1)));
}

void WindowExperiments::take(const ExperimentRun& run)
{
    if (run.counts()) {
        ExperimentDocument experiment = m_job->experiment();
        experiment.runs.push_back(run);
        m_files.openRun(run, experiment);
    } else if (const QString sentence = leftOutText(run, m_job->experiment());
               !sentence.isEmpty()) {
        m_messages.show(
            messageWithRuns(Message::Severity::Warning, sentence, QStringLiteral("leftOut")));
    }
}

void WindowExperiments::finish(const ExperimentOutcome& outcome)
{
    m_indicator.finish(this);
    m_job.release()->deleteLater(); // it is telling this
    m_workspace.isExperimentRunning = false;
    Q_EMIT stateChanged();
    if (outcome.problem && outcome.problem->code != ErrorCode::Cancelled) {
        m_messages.show({Message::Severity::Error,
                         QStringLiteral("%1: %2").arg(fileText(outcome.about.string()),
                                                      errorText(*outcome.problem)),
                         {},
                         {}});
    }
    if (!outcome.experiment.runs.empty()) {
        const std::filesystem::path folder = outcome.experiment.runs.front().file.parent_path();
        m_messages.show(
            messageWithRuns(Message::Severity::Information,
                            tr("The experiment is in %1.").arg(fileText(folder.string())),
                            QStringLiteral("experiment")));
        Q_EMIT finished();
    }
}

} // namespace tidemark::app

#include "moc_window_experiments.cpp"
