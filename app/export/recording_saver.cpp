// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/recording_saver.h"

#include "app/export/recording_export.h"
#include "app/jobs/background_job.h"

namespace tidemark::app
{

RecordingSaver::RecordingSaver(QObject* parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            &RecordingSaver::progressed);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RecordingSaver::finish);
}

RecordingSaver::~RecordingSaver()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void RecordingSaver::save(const QString& path, const Recordings& recordings, const QString& source)
{
    save(path,
         [=](TaskControl& control) { return exportRecordings(path, recordings, source, control); });
}

void RecordingSaver::save(const QString& path, std::function<Result<void>(TaskControl&)> write)
{
    m_jobs.push_back({path, std::move(write)});
    if (m_jobs.size() == 1) {
        startNext();
    }
}

void RecordingSaver::cancel()
{
    if (!m_jobs.empty()) {
        m_jobs.resize(1);
        m_watcher.cancel();
    }
}

void RecordingSaver::startNext()
{
    const Job& job = m_jobs.front();
    Q_EMIT started(job.path);
    m_watcher.setFuture(
        runInBackground<bool>([write = job.write](TaskControl& control) -> Result<bool> {
            return write(control).map([] { return true; });
        }));
}

void RecordingSaver::finish()
{
    const QString path = m_jobs.front().path;
    const auto future = m_watcher.future();
    if (future.isCanceled() || future.resultCount() == 0) {
        Q_EMIT failed(path, Error{ErrorCode::Cancelled, {}});
    } else if (const Result<bool> result = future.result(); result) {
        Q_EMIT saved(path);
    } else {
        Q_EMIT failed(path, result.error());
    }
    m_jobs.pop_front();
    if (m_jobs.empty()) {
        Q_EMIT idle();
    } else {
        startNext();
    }
}

} // namespace tidemark::app

#include "moc_recording_saver.cpp"
