// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/result.h"
#include "core/task_control.h"

#include <QFutureWatcher>
#include <QObject>

#include <deque>
#include <functional>

namespace tidemark::app
{

/// Writes recordings, and what else takes long, in the background, one file after the other.
/// Destroying it cancels and waits; the target then stays as it was. Signals come in the GUI
/// thread.
class RecordingSaver final : public QObject
{
    Q_OBJECT

public:
    explicit RecordingSaver(QObject* parent = nullptr);
    ~RecordingSaver() override;

    /// Writes @p recordings, read from @p source, to @p path in the format that its ending names.
    /// A save that still runs is finished first.
    void save(const QString& path, const Recordings& recordings, const QString& source);

    /// The same for what @p write does with @p path: it replaces the file once it has everything.
    void save(const QString& path, std::function<Result<void>(TaskControl&)> write);

    /// How many files are not written yet.
    int waiting() const { return static_cast<int>(m_jobs.size()); }

    /// Stops the file being written and forgets those that wait.
    void cancel();

Q_SIGNALS:
    void started(const QString& path);
    void progressed(int steps); ///< of kProgressSteps
    void saved(const QString& path);
    void failed(const QString& path, const tidemark::Error& error);
    void idle(); ///< after the last of them

private:
    struct Job {
        QString path;
        std::function<Result<void>(TaskControl&)> write;
    };

    void startNext();
    void finish();

    QFutureWatcher<Result<bool>> m_watcher;
    std::deque<Job> m_jobs; ///< the first is being written
};

} // namespace tidemark::app
