// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/experiment_job.h"

#include <utility>

namespace tidemark::app
{

ExperimentJob::ExperimentJob(ExperimentPlan plan, QObject* parent)
    : QObject(parent),
      m_plan(std::move(plan)),
      m_thread([this] { run(); })
{
}

ExperimentJob::~ExperimentJob()
{
    cancel();
    m_thread.join();
}

/// What is posted is dropped where this object is gone by then.
void ExperimentJob::run()
{
    const auto post = [this](auto tell) {
        QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);
    };
    const ExperimentEvents events{
        [&](const ExperimentStep& step) { post([this, step] { Q_EMIT began(step); }); },
        [&](const ExperimentStep& step, const ExperimentRun& done) {
            post([this, step, done] { Q_EMIT ended(step, done); });
        }};
    const ExperimentOutcome outcome = runExperiment(m_plan, m_control, events);
    post([this, outcome] { Q_EMIT finished(outcome); });
}

} // namespace tidemark::app

#include "moc_experiment_job.cpp"
