// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/file_opener.h"

#include <QFile>

namespace tidemark::app
{

namespace
{

/// Reads a file of the disk, or one that is built into the program (":/samples/list.dat").
Result<Recordings> readFile(const FormatRegistry& registry, const QString& path,
                            const ReadingOptions& options, TaskControl& control)
{
    if (!path.startsWith(QLatin1Char(':'))) {
        return registry.read(QFile::encodeName(path).toStdString(), control, options);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::CannotOpen, file.errorString().toStdString());
    }
    auto input = Input::fromBytes(file.readAll().toStdString());
    return input ? registry.read(*input, control, options) : tl::unexpected(input.error());
}

} // namespace

/// As @p options say, whatever comes of it.
Result<FileOpener::Read> FileOpener::readAsSaid(const FormatRegistry& registry, const QString& path,
                                                const ReadingOptions& options, TaskControl& control)
{
    return readFile(registry, path, options, control).map([](Recordings recordings) {
        return Read{std::move(recordings)};
    });
}

/// What was said once of another file of the layout may leave nothing of this one.
Result<FileOpener::Read> FileOpener::readNew(const FormatRegistry& registry, const QString& path,
                                             const ReadingOptions& options, TaskControl& control)
{
    bool isAnyUsed = false;
    ReadingOptions watched = options;
    watched.remembered = [&](std::string_view id, std::span<const std::string> names) {
        auto choices = options.remembered ? options.remembered(id, names) : ColumnChoices();
        isAnyUsed = isAnyUsed || !choices.isEmpty();
        return choices;
    };
    auto read = readAsSaid(registry, path, watched, control);
    if (read || !isAnyUsed || read.error().code == ErrorCode::Cancelled) {
        return read;
    }
    return readAsSaid(registry, path, {}, control).map([](Read without) {
        without.isWithoutChoices = true;
        return without;
    });
}

FileOpener::FileOpener(QObject* parent)
    : QObject(parent),
      m_registry(std::make_shared<FormatRegistry>(builtinFormats()))
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &FileOpener::tellProgress);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FileOpener::finishCurrent);
}

FileOpener::~FileOpener()
{
    m_watcher.disconnect(this);
    cancel();
    if (m_watcher.isRunning()) { // a future whose result was taken never says that it has finished
        m_watcher.waitForFinished();
    }
}

void FileOpener::open(const QStringList& paths)
{
    for (const QString& path : paths) {
        m_waiting.push_back({path});
    }
    if (!m_isBusy) {
        startNext();
    }
}

void FileOpener::reopen(const QString& path, int fileId, ReadingOptions options)
{
    m_waiting.push_back({path, fileId, std::make_shared<const ReadingOptions>(std::move(options))});
    if (!m_isBusy) {
        startNext();
    }
}

void FileOpener::cancel()
{
    m_waiting.clear();
    m_watcher.cancel();
}

void FileOpener::startNext()
{
    m_isBusy = !m_waiting.empty();
    if (!m_isBusy) {
        m_current = {};
        m_done = 0;
        Q_EMIT idle();
        return;
    }
    m_current = m_waiting.front();
    m_waiting.pop_front();
    Q_EMIT started(m_current.path);
    const auto options = m_current.options ? m_current.options : m_options;
    const auto read = m_current.options ? &readAsSaid : &readNew;
    m_watcher.setFuture(runInBackground<Read>(
        [registry = m_registry, options, read, path = m_current.path](TaskControl& control) {
            return read(*registry, path, *options, control);
        }));
}

void FileOpener::finishCurrent()
{
    if (!m_isBusy) {
        return; // a future whose result was taken may say again that it has finished
    }
    const Request request = m_current;
    auto future = m_watcher.future();
    if (future.isCanceled() || future.resultCount() == 0) {
        Q_EMIT failed(request.path, Error{ErrorCode::Cancelled, {}});
    } else if (const Result<Read> result = future.takeResult(); !result) { // keeps nothing
        Q_EMIT failed(request.path, result.error());
    } else if (request.fileId != 0) {
        Q_EMIT readAgain(request.fileId, result->recordings);
    } else {
        Q_EMIT opened(request.path, result->recordings);
        if (result->isWithoutChoices) {
            Q_EMIT choicesLeftOut(request.path);
        }
    }
    ++m_done;
    startNext();
}

void FileOpener::tellProgress(int steps)
{
    const int all = m_done + 1 + waiting();
    Q_EMIT progressed((m_done * kProgressSteps + steps) / all);
}

} // namespace tidemark::app

#include "moc_file_opener.cpp"
