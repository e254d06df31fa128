// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/file_follower.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

using News = TidemarkFollower::News;

} // namespace

FileFollower::FileFollower(GrowingRecordings& growing, QObject* parent)
    : FileFollower(growing, Pace(), parent)
{
}

FileFollower::FileFollower(GrowingRecordings& growing, Pace pace, QObject* parent)
    : QObject(parent),
      m_growing(growing),
      m_session(growing.session()),
      m_pace(pace)
{
    m_timer.setInterval(m_pace.look);
    connect(&m_timer, &QTimer::timeout, this, &FileFollower::lookAtAll);
    connect(&m_session, &Session::listChanged, this, [this] { // closed, or come back
        std::erase_if(m_followed, [this](const auto& one) {
            return m_session.find(one.first) == nullptr && !m_session.removed().contains(one.first);
        });
        if (!m_followed.empty() && !m_timer.isActive()) {
            m_timer.start();
        }
    });
}

FileFollower::~FileFollower() = default;

void FileFollower::take(const QString& path, int firstId, const Recordings& recordings)
{
    if (path.startsWith(u':') || recordings.empty() || !recordings.back()->mayGrow) {
        return;
    }
    const std::size_t index = recordings.size() - 1;
    const int id = firstId + static_cast<int>(index);
    Followed& followed = m_followed[id];
    followed.reader = std::shared_ptr<Reader>(
        new Reader{TidemarkFollower(QFile::encodeName(path).toStdString(), index)});
    followed.job =
        std::make_unique<LatestJob<Look>>([this, id](const Look& look) { finishLook(id, look); });
    startLook(followed);
    m_timer.start();
}

bool FileFollower::isFollowing(int id) const
{
    const auto found = m_followed.find(id);
    return found != m_followed.end() && found->second.reader && m_session.find(id) != nullptr;
}

void FileFollower::lookAtAll()
{
    std::erase_if(m_followed, [](const auto& one) { return !one.second.reader; });
    bool any = false;
    for (auto& [id, followed] : m_followed) {
        if (m_session.find(id) == nullptr) {
            continue;
        }
        any = true;
        if (followed.missed) {
            finishLook(id, *std::exchange(followed.missed, std::nullopt));
        } else {
            startLook(followed);
        }
    }
    if (!any) {
        m_timer.stop();
    }
}

void FileFollower::startLook(Followed& followed)
{
    if (followed.isLooking) { // at a slow disk
        return;
    }
    followed.isLooking = true;
    const bool isQuiet = followed.isLive && followed.sinceGrowth.hasExpired(m_pace.quiet.count());
    followed.job->startInBackground([reader = followed.reader, isQuiet](TaskControl& control) {
        return look(*reader, isQuiet, control);
    });
}

/// Runs in the background.
FileFollower::Look FileFollower::look(Reader& reader, bool isQuiet, TaskControl& control)
{
    const std::lock_guard lock(reader.mutex);
    const auto read = reader.follower.readMore(control);
    if (!read && read.error().code == ErrorCode::Cancelled) {
        return {};
    }
    Look look;
    look.news = read.value_or(News::Other);
    look.isCut = look.news == News::Other || (look.news == News::None && isQuiet);
    if (look.news != News::None || isQuiet) {
        look.recording = reader.follower.recording(look.isCut);
    }
    return look;
}

void FileFollower::finishLook(int id, const Look& look)
{
    Followed& followed = m_followed[id];
    followed.isLooking = false;
    if (m_session.find(id) == nullptr) {
        followed.missed = look;
    } else if (look.news) {
        show(id, followed, look);
    }
}

void FileFollower::show(int id, Followed& followed, const Look& look)
{
    const bool wasLive = followed.isLive;
    const bool isAnother = look.recording && !continues(id, *look.recording);
    const bool isLost = look.news == News::Other || isAnother;
    if (look.news == News::More) {
        followed.sinceGrowth.start();
    }
    followed.isLive = !isLost && look.news != News::Ended &&
                      (look.news == News::More || (wasLive && !look.isCut));
    if (isLost || look.news == News::Ended) {
        followed.reader.reset();
    }
    if (look.recording && !isAnother) {
        m_growing.grow(id, look.recording, GrowingRecordings::Telling::AtOnce); // looks are rare
    }
    m_growing.setGrowing(id, followed.isLive);
    if (wasLive && isLost) {
        Q_EMIT lost(id);
    }
}

/// Whether @p recording is what recording @p id may have become: the file may have been replaced
/// before it was looked at here for the first time.
bool FileFollower::continues(int id, const Recording& recording) const
{
    const Recording& known = *m_session.find(id)->recording;
    return known.program == recording.program && known.startedUnixNs == recording.startedUnixNs &&
           known.timeline.series.size() <= recording.timeline.series.size();
}

} // namespace tidemark::app

#include "moc_file_follower.cpp"
