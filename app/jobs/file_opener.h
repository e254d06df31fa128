// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_job.h"
#include "core/formats/format_registry.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <deque>
#include <memory>

namespace tidemark::app
{

/// Reads files in the background, one after the other, in the order they were asked for.
///
/// The signals come in the GUI thread. Destroying it cancels what runs and waits for it, which
/// takes as long as a reader needs to look at TaskControl: milliseconds.
class FileOpener final : public QObject
{
    Q_OBJECT

public:
    explicit FileOpener(QObject* parent = nullptr);
    ~FileOpener() override;

    void open(const QStringList& paths);

    /// Stops the file being read and forgets those that wait.
    void cancel();

    /// From open() until idle().
    bool isBusy() const { return m_isBusy; }

    /// The file being read, empty if none.
    const QString& currentPath() const { return m_currentPath; }
    int waiting() const { return static_cast<int>(m_waiting.size()); }

Q_SIGNALS:
    void started(const QString& path);
    void progressed(int steps); ///< of kProgressSteps
    void opened(const QString& path, const tidemark::Recordings& recordings);
    void failed(const QString& path, const tidemark::Error& error);
    void idle(); ///< nothing left to read

private:
    void startNext();
    void finishCurrent();

    std::shared_ptr<const FormatRegistry> m_registry;
    QFutureWatcher<Result<Recordings>> m_watcher;
    std::deque<QString> m_waiting;
    QString m_currentPath;
    bool m_isBusy = false;
};

} // namespace tidemark::app
