// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/file_opener.h"
#include "app/window/experiment_files.h"
#include "app/window/file_batch.h"
#include "app/window/opening_failures.h"
#include "app/workspace/remembered_columns.h"

#include <functional>
#include <map>

class QWidget;

namespace tidemark::app
{

class JobIndicator;
class MessageBar;
class Settings;
class Workspace;

/// How the names of session files end.
inline const QString kSessionEnding = QStringLiteral(".tidemark-session");

/// Opens profiles into the session, in the background, and says how it went. Files that are still
/// being written are followed. GUI thread only.
class WindowFiles final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; @p window is the parent of dialogs.
    WindowFiles(QWidget& window, Workspace& workspace, Settings& settings, MessageBar& messages,
                JobIndicator& job);

    FileOpener& opener() { return m_opener; }

    /// Sessions among them are asked for by sessionRequested().
    void open(const QStringList& paths);

    /// Beside what is looked at, which stays the current recording.
    void openBeside(const QString& path);

    /// The same for a run of an experiment, in the group of its command.
    void openRun(const ExperimentRun& run, const ExperimentDocument& experiment);

    /// The runs that an experiment has so far, in the groups that they belong to beside another
    /// series; those that are open get these.
    void openPast(const ExperimentDocument& experiment);

    /// The bundled session: one sum, by a list, by a generator and by chunks.
    void openSample();

    /// What is in the clipboard: files that were copied, else its text as if it were a file.
    void openPasted();

    /// Asks for the files.
    void chooseAndOpen();

    /// Puts @p path among the files that were opened last.
    void remember(const QString& path);

Q_SIGNALS:
    /// All runs of the experiment in this file are to be shown.
    void experimentRequested(const QString& path);
    void recentFilesChanged();
    void sessionRequested(const QString& path);
    /// Everything that was asked for has been read, or could not be: the ids of the recordings.
    /// Not after openBeside().
    void openingFinished(const QList<int>& opened);

private:
    void connectOpener();
    void showReading();
    void sayLost(int id);
    void show(const std::vector<ReadFile>& files);
    void readAgain(int id, const ColumnChoices& choices);
    void takeAgain(int fileId, const Recordings& recordings);
    void showNewest(const QList<int>& opened);
    void finishOpening();
    void openExperiment(const QString& path, QStringList& profiles);
    void takeFailure(const QString& path, const Error& error);

    QWidget& m_window;
    Workspace& m_workspace;
    Settings& m_settings;
    MessageBar& m_messages;
    JobIndicator& m_job;
    FileOpener m_opener;
    FileBatch m_batch;
    ExperimentFiles m_experiments;
    OpeningFailures m_failures;
    /// What is remembered with the choices added that a file is read again with, by that file.
    std::map<int, std::function<RememberedColumns(RememberedColumns)>> m_remember;

    // Of the files asked for together, as far as they are shown.
    QList<int> m_opened;       ///< their recordings
    QStringList m_beside;      ///< paths of those that do not become the current recording
    QStringList m_recent;      ///< their paths
    QStringList m_pasted;      ///< files of text from the clipboard that are being read
    QElapsedTimer m_sinceSaid; ///< what is being read
};

} // namespace tidemark::app
