// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/experiment.h"

#include <QObject>

#include <atomic>
#include <thread>

namespace tidemark::app
{

/// Runs an experiment on a thread of its own: it may take hours, and mostly waits. The signals come
/// in the thread that made it. Destroying it ends the program that runs, and waits for that.
class ExperimentJob final : public QObject
{
    Q_OBJECT

public:
    explicit ExperimentJob(ExperimentPlan plan, QObject* parent = nullptr);
    ~ExperimentJob() override;

    const ExperimentDocument& experiment() const { return m_plan.experiment; }

    /// Asks it to end; finished() comes once the program that runs has.
    void cancel() { m_control.isCancelled = true; }

Q_SIGNALS:
    void began(const tidemark::ExperimentStep& step);
    void ended(const tidemark::ExperimentStep& step, const tidemark::ExperimentRun& run);
    /// The last signal.
    void finished(const tidemark::ExperimentOutcome& outcome);

private:
    struct Control final : TaskControl {
        std::atomic<bool> isCancelled = false;
        bool cancelled() const override { return isCancelled; }
    };

    void run();

    ExperimentPlan m_plan;
    Control m_control;
    std::thread m_thread;
};

} // namespace tidemark::app
