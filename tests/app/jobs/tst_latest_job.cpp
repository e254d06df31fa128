// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/latest_job.h"
#include "app/jobs/work_pool.h"
#include "tests/support/test_registry.h"

#include <QSemaphore>
#include <QTest>

#include <memory>
#include <vector>

using namespace tidemark;
using namespace tidemark::app;

class tst_LatestJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitedNeverReplacesTheNewest();
};

/// The first request ends before this thread hears of it, and a third comes just then: the second,
/// which waited for the first, is no longer wanted.
void tst_LatestJob::whatWaitedNeverReplacesTheNewest()
{
    std::vector<int> results;
    LatestJob<int> job([&results](int result) { results.push_back(result); });
    const auto gate = std::make_shared<QSemaphore>();
    const auto started = std::make_shared<QSemaphore>();
    job.startInBackground([gate, started](TaskControl&) {
        started->release();
        gate->acquire();
        return 1;
    });
    started->acquire();
    job.startInBackground([](TaskControl&) { return 2; });
    gate->release();
    workPool().waitForDone();
    job.startInBackground([](TaskControl&) { return 3; });
    for (int round = 0; round < 3; ++round) {
        workPool().waitForDone();
        QCoreApplication::processEvents();
    }
    QCOMPARE(results, std::vector{3});
}

TIDEMARK_TEST(tst_LatestJob)

#include "tst_latest_job.moc"
