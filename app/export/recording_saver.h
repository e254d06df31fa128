// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/result.h"

#include <QFutureWatcher>
#include <QObject>

namespace tidemark::app
{

/// Writes one recording at a time in the background. Destroying it cancels and waits; the target
/// then stays as it was. Signals come in the GUI thread.
class RecordingSaver final : public QObject
{
    Q_OBJECT

public:
    explicit RecordingSaver(QObject* parent = nullptr);
    ~RecordingSaver() override;

    /// Writes @p recordings, read from @p source, to @p path in the format that its ending names.
    /// A save that still runs is finished first.
    void save(const QString& path, const Recordings& recordings, const QString& source);
    void cancel() { m_watcher.cancel(); }

Q_SIGNALS:
    void started(const QString& path);
    void progressed(int steps); ///< of kProgressSteps
    void saved(const QString& path);
    void failed(const QString& path, const tidemark::Error& error);

private:
    void finish();

    QFutureWatcher<Result<bool>> m_watcher;
    QString m_path;
};

} // namespace tidemark::app
