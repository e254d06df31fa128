// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"

#include <memory>

namespace tidemark::app
{

/// One thing that a view computes in the background when it needs it, and then keeps: it is not
/// there yet, under way, known, or came to nothing.
///
/// GUI thread only. The work must own all it refers to, as with LatestJob.
template <typename T>
class BackgroundResult final
{
public:
    using Outcome = Result<std::shared_ptr<const T>>;
    using Work = std::function<Outcome(TaskControl&)>;

    /// @p changed is called when a result or a failure is new.
    explicit BackgroundResult(std::function<void()> changed)
        : m_changed(std::move(changed)),
          m_job([this](const Finished& finished) { take(finished); })
    {
    }

    /// Null until it is known.
    const std::shared_ptr<const T>& value() const { return m_value; }

    /// Why it came to nothing, if it did.
    const std::optional<Error>& failure() const { return m_failure; }

    /// Neither there nor under way nor failed.
    bool isWanted() const { return m_value == nullptr && !m_failure && !m_isRunning; }

    /// Computes it anew.
    void start(Work work)
    {
        reset();
        m_isRunning = true;
        m_job.startInBackground([work = std::move(work)](TaskControl& control) {
            Outcome outcome = work(control);
            return outcome ? Finished{*outcome, {}} : Finished{nullptr, outcome.error()};
        });
    }

    /// Stops what runs; it has failed with Cancelled then.
    void cancel()
    {
        if (m_isRunning) {
            reset();
            m_failure = Error{ErrorCode::Cancelled, {}};
            m_changed();
        }
    }

    /// Stops what runs and forgets what is known.
    void reset()
    {
        m_job.cancel();
        m_isRunning = false;
        m_value.reset();
        m_failure.reset();
    }

private:
    struct Finished {
        std::shared_ptr<const T> value;
        std::optional<Error> failure;
    };

    void take(const Finished& finished)
    {
        m_isRunning = false;
        m_value = finished.value;
        m_failure = finished.failure;
        m_changed();
    }

    std::function<void()> m_changed;
    std::shared_ptr<const T> m_value;
    std::optional<Error> m_failure;
    bool m_isRunning = false;
    LatestJob<Finished> m_job;
};

} // namespace tidemark::app
