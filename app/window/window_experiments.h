// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/messages/message_row.h"
#include "app/window/experiment_job.h"
#include "app/workspace/workspace.h"
#include "core/timeline/run_comparison.h"

#include <memory>
#include <optional>

class QWidget;

namespace tidemark::app
{

class ExperimentDialog;
class ExperimentRunsDialog;
class JobIndicator;
class MessageBar;
class WindowFiles;
struct ExperimentRequest;

/// Runs experiments, one at a time: each run that counts comes into the session when it is over.
/// GUI thread only.
class WindowExperiments final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of dialogs.
    WindowExperiments(QWidget& window, Workspace& workspace, WindowFiles& files,
                      MessageBar& messages, JobIndicator& indicator);

    /// Asks which commands are to be compared.
    void choose();

    /// Asks for the file of an experiment, and shows its runs.
    void chooseAgain();

    /// All runs of the experiment in the file at @p path, from where it can be run again.
    void showRuns(const QString& path);

    bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    /// One began, or ended.
    void stateChanged();
    /// There is something to compare.
    void finished();

private:
    void start(const ExperimentRequest& request);
    void startAgain();
    std::optional<QString> problemOf(const ExperimentDocument& experiment) const;
    void run(ExperimentPlan plan);
    void makeRunsDialog();
    Message messageWithRuns(Message::Severity severity, const QString& text, const QString& topic);
    void showStep(const ExperimentStep& step);
    void take(const ExperimentRun& run);
    void finish(const ExperimentOutcome& outcome);

    QWidget& m_window;
    Workspace& m_workspace;
    WindowFiles& m_files;
    MessageBar& m_messages;
    JobIndicator& m_indicator;
    ExperimentDialog* m_dialog = nullptr;                        ///< from the first time on
    ExperimentRunsDialog* m_runs = nullptr;                      ///< likewise
    LatestJob<std::vector<std::optional<RunFigures>>> m_figures; ///< of what m_runs shows
    QString m_file;                                              ///< of what runs, or ran last
    std::unique_ptr<ExperimentJob> m_job;                        ///< null while none runs
};

} // namespace tidemark::app
