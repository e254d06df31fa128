// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/file_batch.h"

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr qint64 kShortestPause = 100; ///< milliseconds

/// Showing takes at most one in so many parts of the time.
constexpr qint64 kShowingShare = 10;

} // namespace

FileBatch::FileBatch(QObject* parent) : QObject(parent), m_pause(kShortestPause)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FileBatch::finish);
    m_sinceReady.start();
}

void FileBatch::begin()
{
    if (m_waiting.empty()) {
        m_sinceReady.start();
    }
}

void FileBatch::add(ReadFile file)
{
    m_waiting.push_back(std::move(file));
    if (!m_timer.isActive()) {
        const qint64 left = std::max<qint64>(m_pause - m_sinceReady.elapsed(), 0);
        m_timer.start(static_cast<int>(left));
    }
}

void FileBatch::finish()
{
    m_timer.stop();
    if (m_waiting.empty()) {
        return;
    }
    m_sinceReady.start();
    Q_EMIT ready(std::exchange(m_waiting, {}));
    QTimer::singleShot(0, this, [this] { // behind the painting
        m_pause = std::max(kShortestPause, m_sinceReady.elapsed() * kShowingShare);
    });
}

} // namespace tidemark::app

#include "moc_file_batch.cpp"
