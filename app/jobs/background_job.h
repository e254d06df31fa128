// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/work_pool.h"
#include "core/result.h"
#include "core/task_control.h"

#include <QFuture>
#include <QPromise>
#include <QtConcurrent/QtConcurrentRun>

#include <functional>

namespace tidemark::app
{

/// Steps of the progress range of every job; a QProgressBar takes it as it is.
inline constexpr int kProgressSteps = 1000;

/// Runs @p work on workPool(); core reports progress and sees cancelling through TaskControl.
///
/// The future holds exactly one result when it finishes, and none if it was cancelled: ask
/// isCanceled() first. The caller keeps the future, and cancels and waits for it before
/// anything that @p work refers to goes away.
template <typename T>
QFuture<Result<T>> runInBackground(std::function<Result<T>(TaskControl&)> work)
{
    class PromiseControl final : public TaskControl
    {
    public:
        explicit PromiseControl(QPromise<Result<T>>& promise) : m_promise(promise) {}

        bool cancelled() const override { return m_promise.isCanceled(); }

        void progress(double fraction) override
        {
            m_promise.setProgressValue(static_cast<int>(fraction * kProgressSteps));
        }

    private:
        QPromise<Result<T>>& m_promise;
    };

    return QtConcurrent::run(&workPool(), [work = std::move(work)](QPromise<Result<T>>& promise) {
        promise.setProgressRange(0, kProgressSteps);
        PromiseControl control(promise);
        promise.addResult(work(control));
    });
}

} // namespace tidemark::app
