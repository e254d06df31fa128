// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_job.h"

#include <QFutureWatcher>

#include <optional>
#include <utility>

namespace tidemark::app
{

/// Samples up to which a view computes at once; more go to the background.
inline constexpr std::size_t kShortJobSamples = 200'000;

/// The computation behind a view of which only the newest request counts: at most one runs and one
/// waits, older ones are cancelled and their results dropped.
///
/// GUI thread only, where the result arrives too. The work must own all it refers to: destroying
/// the job does not wait for it.
template <typename T>
class LatestJob final
{
public:
    using Work = std::function<T(TaskControl&)>;

    explicit LatestJob(std::function<void(T)> done) : m_done(std::move(done))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher,
                         [this] { finish(); });
    }

    ~LatestJob()
    {
        m_watcher.disconnect();
        m_watcher.cancel();
    }

    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;

    /// Runs @p work at once if it looks at few samples, else in the background.
    void start(std::size_t samples, Work work)
    {
        if (samples <= kShortJobSamples) {
            cancel();
            TaskControl control;
            m_done(work(control));
        } else {
            startInBackground(std::move(work));
        }
    }

    /// Runs @p work in the background, however short it is.
    void startInBackground(Work work)
    {
        cancel(); // also what waited for one that ended, but is not known to have ended yet
        if (m_watcher.isRunning()) {
            m_waiting = std::move(work);
        } else {
            runNow(std::move(work));
        }
    }

    /// Stops what runs and forgets what waits: no result comes.
    void cancel()
    {
        m_waiting.reset();
        m_watcher.cancel();
    }

private:
    void runNow(Work work)
    {
        m_watcher.setFuture(runInBackground<T>(
            [work = std::move(work)](TaskControl& control) -> Result<T> { return work(control); }));
    }

    void finish()
    {
        auto future = m_watcher.future();
        if (m_waiting) {
            runNow(*std::exchange(m_waiting, std::nullopt));
        } else if (future.resultCount() > 0) {
            const bool isWanted = !future.isCanceled(); // which it forgets with the result
            auto result = future.takeResult();          // which may own a heap: nothing may keep it
            if (isWanted) {
                m_done(*std::move(result));
            }
        }
    }

    std::function<void(T)> m_done;
    std::optional<Work> m_waiting;
    QFutureWatcher<Result<T>> m_watcher;
};

} // namespace tidemark::app
