// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_files.h"

#include "app/messages/job_indicator.h"
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/settings/settings.h"
#include "app/text/plain_text.h"
#include "app/window/pasted_text.h"
#include "app/workspace/workspace.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

/// From one file named as being read to the next.
constexpr qint64 kSayingPause = 100; ///< milliseconds

QString fileName(const QString& path)
{
    return singleLine(QFileInfo(path).fileName());
}

/// Reads tables as was said of others of the same layout.
ReadingOptions optionsWith(const RememberedColumns& remembered)
{
    ReadingOptions options;
    options.remembered = [remembered](std::string_view format, std::span<const std::string> names) {
        return remembered.find(format, names);
    };
    return options;
}

} // namespace

WindowFiles::WindowFiles(QWidget& window, Workspace& workspace, Settings& settings,
                         MessageBar& messages, JobIndicator& job)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_settings(settings),
      m_messages(messages),
      m_job(job),
      m_failures(messages)
{
    connectOpener();
    m_opener.setOptions(optionsWith(m_settings.rememberedColumns()));
    connect(&m_workspace.session, &Session::columnsChosen, this, &WindowFiles::readAgain);
    connect(&m_workspace.follower, &FileFollower::lost, this, &WindowFiles::sayLost);
}

void WindowFiles::connectOpener()
{
    connect(&m_opener, &FileOpener::started, this, [this] {
        if (m_opener.done() == 0) {
            m_batch.begin();
            m_sinceSaid.invalidate();
            m_failures.begin();
        }
        showReading();
    });
    connect(&m_opener, &FileOpener::progressed, this, [this](int steps) {
        showReading();
        m_job.setProgress(&m_opener, steps);
    });
    connect(&m_opener, &FileOpener::idle, this, &WindowFiles::finishOpening);
    connect(&m_opener, &FileOpener::opened, this,
            [this](const QString& path, const Recordings& recordings) {
                const auto [group, base] = m_experiments.takeGroup(path);
                m_batch.add({path, recordings, group, base});
            });
    connect(&m_batch, &FileBatch::ready, this, &WindowFiles::show);
    connect(&m_opener, &FileOpener::readAgain, this, &WindowFiles::takeAgain);
    connect(&m_opener, &FileOpener::choicesLeftOut, this, [this](const QString& path) {
        m_messages.show(
            {Message::Severity::Warning,
             tr("%1: what you chose for the columns of such files would leave nothing of "
                "this one, so it was read as Tidemark decides. “Columns…” in the menu of "
                "its card changes that.")
                 .arg(fileName(path)),
             {},
             {}});
    });
    connect(&m_opener, &FileOpener::failed, this, &WindowFiles::takeFailure);
    connect(&m_job, &JobIndicator::cancelRequested, this, [this](const QObject* owner) {
        if (owner == &m_opener) {
            m_opener.cancel();
        }
    });
}

void WindowFiles::open(const QStringList& paths)
{
    QStringList profiles;
    for (const QString& path : paths) {
        if (path.endsWith(kSessionEnding)) {
            Q_EMIT sessionRequested(path);
        } else if (path.endsWith(QLatin1String(kExperimentEnding.data()))) {
            openExperiment(path, profiles);
        } else {
            profiles << path;
        }
    }
    if (!profiles.isEmpty()) {
        m_opener.open(profiles);
    }
}

void WindowFiles::openExperiment(const QString& path, QStringList& profiles)
{
    QString leftOut;
    const auto files = m_experiments.open(path, leftOut);
    if (!files) {
        m_failures.begin();
        m_failures.add(path, files.error());
        return;
    }
    profiles << *files;
    const bool isWhole = leftOut.isEmpty();
    m_messages.show({isWhole ? Message::Severity::Information : Message::Severity::Warning,
                     isWhole ? tr("%n runs of an experiment that can be run again.", nullptr,
                                  static_cast<int>(files->size()))
                             : leftOut,
                     tr("All runs…"), [this, path] { Q_EMIT experimentRequested(path); },
                     QStringLiteral("leftOut"), isWhole});
    remember(path);
}

void WindowFiles::openRun(const ExperimentRun& run, const ExperimentDocument& experiment)
{
    openBeside(m_experiments.add(run, experiment));
}

void WindowFiles::openPast(const ExperimentDocument& experiment)
{
    std::map<QString, std::pair<QString, QString>> known;
    QStringList others = m_experiments.addPast(experiment);
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        if (others.removeAll(open.path) > 0) {
            known.emplace(open.path, m_experiments.takeGroup(open.path));
        }
    }
    m_workspace.session.regroup(known);
    if (!others.isEmpty()) {
        m_beside << others;
        m_opener.open(others);
    }
}

void WindowFiles::remember(const QString& path)
{
    m_settings.addRecentFile(path);
    Q_EMIT recentFilesChanged();
}

void WindowFiles::openBeside(const QString& path)
{
    m_beside << path;
    m_opener.open({path});
}

void WindowFiles::openSample()
{
    m_opener.open({QStringLiteral(":/samples/list.dat"), QStringLiteral(":/samples/generator.dat"),
                   QStringLiteral(":/samples/chunks.dat")});
}

void WindowFiles::openPasted()
{
    const Pasted pasted = takeClipboard();
    if (!pasted.problem.isEmpty()) {
        m_messages.show(
            {Message::Severity::Warning, pasted.problem, {}, {}, QStringLiteral("pasted")});
    } else if (!pasted.files.isEmpty()) {
        open(pasted.files);
    } else {
        m_pasted << pasted.textFile;
        m_opener.open({pasted.textFile});
    }
}

void WindowFiles::chooseAndOpen()
{
    QString start;
    if (const OpenRecording* open = m_workspace.session.current();
        open && !open->path.startsWith(u':')) {
        start = QFileInfo(open->path).path();
    }
    const QStringList paths = QFileDialog::getOpenFileNames(&m_window, tr("Open profiles"), start);
    if (!paths.isEmpty()) {
        open(paths);
    }
}

/// The file that is being read. Small ones follow each other faster than they can be read here.
void WindowFiles::showReading()
{
    if (m_sinceSaid.isValid() && !m_sinceSaid.hasExpired(kSayingPause)) {
        return;
    }
    m_sinceSaid.start();
    const QString name = fileName(m_opener.currentPath());
    const int all = m_opener.done() + 1 + m_opener.waiting();
    m_job.start(&m_opener, all == 1 ? tr("Reading %1…").arg(name)
                                    : tr("Reading %1 (%L2 of %L3)…", "file, number, all files")
                                          .arg(name)
                                          .arg(m_opener.done() + 1)
                                          .arg(all));
}

/// Of several files opened together the first is the current one.
void WindowFiles::show(const std::vector<ReadFile>& files)
{
    const bool isBeside = m_beside.contains(files.front().path);
    const std::vector<int> firstIds =
        m_workspace.session.add(files, m_opened.isEmpty() && !isBeside);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& [path, recordings, group, groupBase] = files[i];
        m_workspace.follower.take(path, firstIds[i], recordings);
        m_pasted.removeOne(path);
        for (std::size_t place = 0; place < recordings.size(); ++place) {
            m_opened << firstIds[i] + static_cast<int>(place);
        }
        if (!path.startsWith(u':') && group.isEmpty()) { // of a run its experiment is remembered
            m_recent << path;
        }
    }
}

/// The file of recording @p id with other choices for its columns, which are remembered if it can
/// be read with them.
void WindowFiles::readAgain(int id, const ColumnChoices& choices)
{
    const OpenRecording& open = *m_workspace.session.find(id);
    const auto remember = [format = open.recording->format, names = open.recording->table.names(),
                           choices](RememberedColumns remembered) {
        remembered.remember(format, names, choices);
        return remembered;
    };
    m_remember[open.fileId] = remember;
    m_opener.reopen(open.path, open.fileId, optionsWith(remember(m_settings.rememberedColumns())));
}

void WindowFiles::takeAgain(int fileId, const Recordings& recordings)
{
    const RememberedColumns remembered = m_remember[fileId](m_settings.rememberedColumns());
    m_settings.setRememberedColumns(remembered);
    m_opener.setOptions(optionsWith(remembered));
    m_workspace.session.replaceTables(fileId, recordings);
}

void WindowFiles::finishOpening()
{
    m_batch.finish();
    m_job.finish(&m_opener);
    if (!m_recent.isEmpty()) {
        m_settings.addRecentFiles(std::exchange(m_recent, {}));
        Q_EMIT recentFilesChanged();
    }
    QList<int> opened = std::exchange(m_opened, {});
    opened.removeIf([this](int id) { return m_workspace.session.find(id) == nullptr; });
    if (std::exchange(m_beside, {}).isEmpty()) {
        showNewest(opened);
        Q_EMIT openingFinished(opened);
    }
}

/// Of several snapshots opened together the last is looked at, as the newest, unless another one
/// was chosen meanwhile.
void WindowFiles::showNewest(const QList<int>& opened)
{
    Session& session = m_workspace.session;
    const bool areSnapshots = std::ranges::all_of(opened, [&session](int id) {
        const Recording& recording = *session.find(id)->recording;
        return !recording.snapshots.empty() && recording.timeline.series.empty();
    });
    if (areSnapshots && opened.size() > 1 && session.current()->id == opened.front()) {
        session.setCurrent(opened.back());
    }
}

void WindowFiles::takeFailure(const QString& path, const Error& error)
{
    if (m_pasted.removeOne(path)) {
        QFile::remove(path); // it is in the clipboard still
    }
    if (error.code != ErrorCode::Cancelled) {
        m_failures.add(path, error);
    }
}

void WindowFiles::sayLost(int id)
{
    if (const OpenRecording* open = m_workspace.session.find(id)) {
        m_messages.show({Message::Severity::Warning,
                         tr("%1: the file was removed, replaced or cannot be read any more. What "
                            "was recorded until then is still shown.")
                             .arg(singleLine(open->name)),
                         {},
                         {}});
    }
}

} // namespace tidemark::app

#include "moc_window_files.cpp"
