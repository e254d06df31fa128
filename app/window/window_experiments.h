// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/experiment_job.h"
#include "app/workspace/workspace.h"

#include <memory>

class QWidget;

namespace tidemark::app
{

class ExperimentDialog;
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

    bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    /// One began, or ended.
    void stateChanged();
    /// There is something to compare.
    void finished();

private:
    void start(const ExperimentRequest& request);
    void showStep(const ExperimentStep& step);
    void take(const ExperimentRun& run);
    void finish(const ExperimentOutcome& outcome);

    QWidget& m_window;
    Workspace& m_workspace;
    WindowFiles& m_files;
    MessageBar& m_messages;
    JobIndicator& m_indicator;
    ExperimentDialog* m_dialog = nullptr; ///< from the first time on
    std::unique_ptr<ExperimentJob> m_job; ///< null while none runs
};

} // namespace tidemark::app
