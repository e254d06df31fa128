// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/followed_history.h"

#include "app/text/plain_text.h"
#include "core/documents/recording_writer.h"
#include "core/timeline/inferred_restarts.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <limits>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr qint64 kWritingPause = 60'000; ///< milliseconds
constexpr std::int64_t kMillisecond = 1'000'000;

} // namespace

FollowedHistory::FollowedHistory(GrowingRecordings& growing, const QString& path, int firstId,
                                 int count, std::shared_ptr<HistoryFollower> follower,
                                 QObject* parent)
    : QObject(parent),
      m_growing(growing),
      m_path(path),
      m_follower(std::move(follower)),
      m_job([this](const Result<Recordings>& result) { take(result); })
{
    constexpr std::int64_t kLeastPause = 1000;
    for (int i = 0; i < count; ++i) {
        m_ids << firstId + i;
        m_growing.setGrowing(firstId + i, true);
    }
    m_sinceWritten.start();
    m_timer.setSingleShot(true);
    m_timer.setInterval(static_cast<int>(std::clamp<std::int64_t>(
        m_follower->step() / kMillisecond, kLeastPause, std::numeric_limits<int>::max())));
    connect(&m_timer, &QTimer::timeout, this, &FollowedHistory::ask);
    m_timer.start();
}

FollowedHistory::~FollowedHistory()
{
    m_job.cancel();
    for (const int id : m_ids) {
        m_growing.setGrowing(id, false);
    }
}

bool FollowedHistory::isAnyOpen() const
{
    return std::ranges::any_of(m_ids,
                               [this](int id) { return m_growing.session().find(id) != nullptr; });
}

void FollowedHistory::ask()
{
    if (!isAnyOpen()) {
        m_timer.start();
        return;
    }
    const bool isWritten = m_sinceWritten.hasExpired(kWritingPause);
    if (isWritten) {
        m_sinceWritten.start();
    }
    m_job.startInBackground([follower = m_follower, isWritten,
                             path = QFile::encodeName(m_path).toStdString()](
                                TaskControl& control) -> Result<Recordings> {
        auto recordings =
            follower->update(QDateTime::currentMSecsSinceEpoch() * kMillisecond, control);
        if (!recordings) {
            return recordings;
        }
        Recordings all = withInferredRestarts(*std::move(recordings));
        if (const auto written = isWritten ? writeRecordings(path, all, control) : Result<void>();
            !written) {
            return tl::unexpected(written.error());
        }
        return all;
    });
}

void FollowedHistory::take(const Result<Recordings>& result)
{
    m_timer.start();
    if (!result) {
        m_hasFailed = true;
        Q_EMIT failed(result.error());
        return;
    }
    for (qsizetype i = 0; i < static_cast<qsizetype>(result->size()); ++i) {
        const auto& recording = (*result)[static_cast<std::size_t>(i)];
        if (i >= m_ids.size()) {
            add(recording);
            continue;
        }
        const OpenRecording* const open = m_growing.session().find(m_ids[i]);
        const bool goesOn = open != nullptr &&
                            open->recording->startedUnixNs == recording->startedUnixNs &&
                            open->seriesShown.size() <= recording->timeline.series.size();
        if (goesOn) {
            m_growing.grow(m_ids[i], recording, GrowingRecordings::Telling::AtPace);
        }
    }
    if (std::exchange(m_hasFailed, false)) {
        Q_EMIT answered();
    }
}

/// A target that the server did not know before.
void FollowedHistory::add(const std::shared_ptr<const Recording>& recording)
{
    Session& session = m_growing.session();
    const int id = session.add({ReadFile{m_path, {recording}}}, false).front();
    session.rename(id, singleLine(QString::fromStdString(recording->program)));
    m_ids << id;
    m_growing.setGrowing(id, true);
}

} // namespace tidemark::app

#include "moc_followed_history.cpp"
