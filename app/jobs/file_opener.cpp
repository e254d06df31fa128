// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/file_opener.h"

#include <QFile>

namespace tidemark::app
{

namespace
{

/// Reads a file of the disk, or one that is built into the program (":/samples/list.dat").
Result<Recordings> readFile(const FormatRegistry& registry, const QString& path,
                            TaskControl& control)
{
    if (!path.startsWith(QLatin1Char(':'))) {
        return registry.read(QFile::encodeName(path).toStdString(), control);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::CannotOpen, file.errorString().toStdString());
    }
    auto input = Input::fromBytes(file.readAll().toStdString());
    return input ? registry.read(*input, control) : tl::unexpected(input.error());
}

} // namespace

FileOpener::FileOpener(QObject* parent)
    : QObject(parent),
      m_registry(std::make_shared<FormatRegistry>(builtinFormats()))
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &FileOpener::progressed);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FileOpener::finishCurrent);
}

FileOpener::~FileOpener()
{
    m_watcher.disconnect(this);
    cancel();
    m_watcher.waitForFinished();
}

void FileOpener::open(const QStringList& paths)
{
    m_waiting.insert(m_waiting.end(), paths.begin(), paths.end());
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
        m_currentPath.clear();
        Q_EMIT idle();
        return;
    }
    m_currentPath = m_waiting.front();
    m_waiting.pop_front();
    Q_EMIT started(m_currentPath);
    m_watcher.setFuture(runInBackground<Recordings>(
        [registry = m_registry, path = m_currentPath](TaskControl& control) {
            return readFile(*registry, path, control);
        }));
}

void FileOpener::finishCurrent()
{
    const QString path = m_currentPath;
    const auto future = m_watcher.future();
    if (future.isCanceled() || future.resultCount() == 0) {
        Q_EMIT failed(path, Error{ErrorCode::Cancelled, {}});
    } else if (const Result<Recordings> result = future.result(); result) {
        Q_EMIT opened(path, *result);
    } else {
        Q_EMIT failed(path, result.error());
    }
    startNext();
}

} // namespace tidemark::app

#include "moc_file_opener.cpp"
