// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/latest_job.h"
#include "app/jobs/work_pool.h"
#include "tests/support/test_registry.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace tidemark;
using namespace tidemark::app;

/// A single job in the background, and the newest of several.
class tst_BackgroundJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theResultIsThere();
    void failuresAreResults();
    void progressIsScaledAndNeverFallsBack();
    void cancellingIsSeenAtWork();
    void jobsLeaveQtItsOwnThreads();
    void shortWorkIsDoneAtOnce();
    void longWorkLeavesTheCallersThread();
    void onlyTheNewestOfManyIsTold();
    void shortWorkOvertakesLongWork();
    void aDestroyedJobTellsNothing();
};

void tst_BackgroundJob::theResultIsThere()
{
    auto future = runInBackground<QString>([](TaskControl&) { return QStringLiteral("result"); });
    future.waitForFinished();
    QVERIFY(!future.isCanceled());
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().value(), QStringLiteral("result"));
}

void tst_BackgroundJob::failuresAreResults()
{
    auto future = runInBackground<int>(
        [](TaskControl&) -> Result<int> { return failure(ErrorCode::Malformed, "text", 12); });
    future.waitForFinished();
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result().error(), (Error{ErrorCode::Malformed, "text", 12, {}}));
}

void tst_BackgroundJob::progressIsScaledAndNeverFallsBack()
{
    auto future = runInBackground<int>([](TaskControl& control) {
        control.progress(0.5);
        control.progress(0.25);
        return 1;
    });
    future.waitForFinished();
    QCOMPARE(future.progressMinimum(), 0);
    QCOMPARE(future.progressMaximum(), kProgressSteps);
    QCOMPARE(future.progressValue(), kProgressSteps / 2);
}

/// Qt paints with the threads of its global pool, and waits for them.
void tst_BackgroundJob::jobsLeaveQtItsOwnThreads()
{
    QSemaphore mayEnd;
    QSemaphore hasBegun;
    auto future = runInBackground<int>([&](TaskControl&) {
        hasBegun.release();
        mayEnd.acquire();
        return 1;
    });
    hasBegun.acquire();
    const int taken = QThreadPool::globalInstance()->activeThreadCount();
    mayEnd.release();
    future.waitForFinished();
    QCOMPARE(taken, 0);
}

void tst_BackgroundJob::cancellingIsSeenAtWork()
{
    QSemaphore started;
    QSemaphore cancelled;
    auto future = runInBackground<bool>([&](TaskControl& control) {
        const bool before = control.cancelled();
        started.release();
        cancelled.acquire();
        return !before && control.cancelled();
    });
    started.acquire();
    future.cancel();
    cancelled.release();
    future.waitForFinished();
    QVERIFY(future.isCanceled());
    QCOMPARE(future.resultCount(), 0);
}

void tst_BackgroundJob::shortWorkIsDoneAtOnce()
{
    std::vector<int> results;
    LatestJob<int> job([&results](int result) { results.push_back(result); });
    QThread* thread = nullptr;
    job.start(kShortJobSamples, [&thread](TaskControl& control) {
        thread = QThread::currentThread();
        return control.cancelled() ? 0 : 7;
    });
    QCOMPARE(results, std::vector<int>{7});
    QCOMPARE(thread, QThread::currentThread());
}

void tst_BackgroundJob::longWorkLeavesTheCallersThread()
{
    std::vector<int> results;
    QThread* tellingThread = nullptr;
    LatestJob<int> job([&](int result) {
        results.push_back(result);
        tellingThread = QThread::currentThread();
    });
    std::atomic<QThread*> thread = nullptr;
    job.start(kShortJobSamples + 1, [&thread](TaskControl&) {
        thread = QThread::currentThread();
        return 8;
    });
    QVERIFY(results.empty());
    QTRY_COMPARE(results, std::vector<int>{8});
    QVERIFY(thread.load() != QThread::currentThread());
    QCOMPARE(tellingThread, QThread::currentThread());
}

void tst_BackgroundJob::onlyTheNewestOfManyIsTold()
{
    std::vector<int> results;
    LatestJob<int> job([&results](int result) { results.push_back(result); });
    QSemaphore started;
    QSemaphore mayEnd;
    std::atomic<int> runs = 0;
    job.start(kShortJobSamples + 1, [&](TaskControl& control) {
        ++runs;
        started.release();
        mayEnd.acquire();
        return control.cancelled() ? -1 : 0;
    });
    started.acquire(); // the first one surely runs
    for (int i = 1; i <= 10; ++i) {
        job.start(kShortJobSamples + 1, [&runs, i](TaskControl&) {
            ++runs;
            return i;
        });
    }
    mayEnd.release();
    QTRY_COMPARE(results, std::vector<int>{10});
    QCOMPARE(runs.load(), 2); // those in between never began
}

void tst_BackgroundJob::shortWorkOvertakesLongWork()
{
    std::vector<int> results;
    LatestJob<int> job([&results](int result) { results.push_back(result); });
    QSemaphore mayEnd;
    job.start(kShortJobSamples + 1, [&mayEnd](TaskControl&) {
        mayEnd.acquire();
        return 1;
    });
    job.start(kShortJobSamples + 1, [](TaskControl&) { return 2; }); // waits
    job.start(1, [](TaskControl&) { return 3; });
    QCOMPARE(results, std::vector<int>{3});
    mayEnd.release();
    workPool().waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(results, std::vector<int>{3}); // neither of the older ones comes later
}

void tst_BackgroundJob::aDestroyedJobTellsNothing()
{
    bool told = false;
    QSemaphore mayEnd;
    {
        LatestJob<int> job([&told](int) { told = true; });
        job.start(kShortJobSamples + 1, [&mayEnd](TaskControl&) {
            mayEnd.acquire();
            return 1;
        });
    }
    mayEnd.release();
    workPool().waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

TIDEMARK_TEST(tst_BackgroundJob)

#include "tst_background_job.moc"
