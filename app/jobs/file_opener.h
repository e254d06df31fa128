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

    /// Reads the file at @p path once more, as @p options say; its recordings are already open as
    /// those of file @p fileId. Ends with readAgain() or failed().
    void reopen(const QString& path, int fileId, ReadingOptions options);

    /// How files are opened from now on; what it holds may be asked in another thread. A file that
    /// cannot be read with what is remembered of its columns is read without.
    void setOptions(ReadingOptions options)
    {
        m_options = std::make_shared<const ReadingOptions>(std::move(options));
    }

    /// Stops the file being read and forgets those that wait.
    void cancel();

    /// From open() until idle().
    bool isBusy() const { return m_isBusy; }

    /// The file being read, empty if none.
    const QString& currentPath() const { return m_current.path; }
    int waiting() const { return static_cast<int>(m_waiting.size()); }

    /// Files read, or given up, since it became busy.
    int done() const { return m_done; }

Q_SIGNALS:
    void started(const QString& path);
    void progressed(int steps); ///< of kProgressSteps, over all files since it became busy
    void opened(const QString& path, const tidemark::Recordings& recordings);
    void readAgain(int fileId, const tidemark::Recordings& recordings);
    void choicesLeftOut(const QString& path); ///< what is remembered of columns, for a file opened
    void failed(const QString& path, const tidemark::Error& error);
    void idle(); ///< nothing left to read

private:
    struct Request {
        QString path;
        int fileId = 0; ///< of the file that is read again; 0 for one to open
        std::shared_ptr<const ReadingOptions> options = {}; ///< null for m_options
    };

    /// What came of a file.
    struct Read {
        Recordings recordings;
        bool isWithoutChoices = false; ///< those that are remembered would have left nothing of it
    };

    static Result<Read> readAsSaid(const FormatRegistry& registry, const QString& path,
                                   const ReadingOptions& options, TaskControl& control);
    static Result<Read> readNew(const FormatRegistry& registry, const QString& path,
                                const ReadingOptions& options, TaskControl& control);
    void startNext();
    void finishCurrent();
    void tellProgress(int steps);

    std::shared_ptr<const FormatRegistry> m_registry;
    QFutureWatcher<Result<Read>> m_watcher;
    std::shared_ptr<const ReadingOptions> m_options = std::make_shared<const ReadingOptions>();
    std::deque<Request> m_waiting;
    Request m_current;
    int m_done = 0;
    bool m_isBusy = false;
};

} // namespace tidemark::app
