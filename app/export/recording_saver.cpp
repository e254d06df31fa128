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
    m_watcher.waitForFinished();
    m_path = path;
    Q_EMIT started(path);
    m_watcher.setFuture(
        runInBackground<bool>([path, recordings, source](TaskControl& control) -> Result<bool> {
            return exportRecordings(path, recordings, source, control).map([] { return true; });
        }));
}

void RecordingSaver::finish()
{
    const auto future = m_watcher.future();
    if (future.isCanceled() || future.resultCount() == 0) {
        Q_EMIT failed(m_path, Error{ErrorCode::Cancelled, {}});
    } else if (const Result<bool> result = future.result(); result) {
        Q_EMIT saved(m_path);
    } else {
        Q_EMIT failed(m_path, result.error());
    }
}

} // namespace tidemark::app
