// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/recording_list.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace tidemark::app
{

/// Files that have been read and wait to be shown together: a thousand small ones are announced a
/// few times, a large one as soon as it is there.
///
/// Showing takes at most about a tenth of the time of this thread. GUI thread only.
class FileBatch final : public QObject
{
    Q_OBJECT

public:
    explicit FileBatch(QObject* parent = nullptr);

    /// Files are being read from now on: what comes soon after is shown together.
    void begin();

    /// The file will be among those of the next ready().
    void add(ReadFile file);

    /// No more files come for now: what waits is ready.
    void finish();

Q_SIGNALS:
    void ready(const std::vector<tidemark::app::ReadFile>& files);

private:
    std::vector<ReadFile> m_waiting;
    QTimer m_timer;
    QElapsedTimer m_sinceReady; ///< or since begin()
    qint64 m_pause;             ///< milliseconds from one ready() to the next
};

} // namespace tidemark::app
