// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/background_result.h"
#include "app/jobs/work_pool.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QThread>

using namespace tidemark;
using namespace tidemark::app;

class tst_BackgroundResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itComesOnceAndStays();
    void failuresAreKept();
    void cancellingIsAFailure();
    void whatWasResetNeverComes();
    void theNewestCounts();
};

namespace
{

using Number = BackgroundResult<int>;

Number::Work giving(int number)
{
    return
        [number](TaskControl&) -> Number::Outcome { return std::make_shared<const int>(number); };
}

/// Works until it is told to stop.
Number::Outcome untilCancelled(TaskControl& control)
{
    while (!control.cancelled()) {
        QThread::yieldCurrentThread();
    }
    return failure(ErrorCode::Cancelled);
}

} // namespace

void tst_BackgroundResult::itComesOnceAndStays()
{
    int changes = 0;
    Number result([&changes] { ++changes; });
    QVERIFY(result.isWanted());
    result.start(giving(7));
    QVERIFY(!result.isWanted());
    QVERIFY(result.value() == nullptr); // never at once
    QTRY_COMPARE(changes, 1);
    QCOMPARE(*result.value(), 7);
    QVERIFY(!result.failure());
    QVERIFY(!result.isWanted());
}

void tst_BackgroundResult::failuresAreKept()
{
    int changes = 0;
    Number result([&changes] { ++changes; });
    result.start([](TaskControl&) -> Number::Outcome { return failure(ErrorCode::TooLarge, "9"); });
    QTRY_COMPARE(changes, 1);
    QCOMPARE(result.failure(), std::optional(Error{ErrorCode::TooLarge, "9"}));
    QVERIFY(result.value() == nullptr);
    QVERIFY(!result.isWanted());
}

void tst_BackgroundResult::cancellingIsAFailure()
{
    int changes = 0;
    Number result([&changes] { ++changes; });
    result.cancel(); // nothing runs
    QVERIFY(!result.failure());
    result.start(untilCancelled);
    result.cancel();
    QCOMPARE(changes, 1);
    QCOMPARE(result.failure()->code, ErrorCode::Cancelled);
    result.start(giving(3));
    QTRY_VERIFY(result.value() != nullptr);
    QVERIFY(!result.failure());
}

void tst_BackgroundResult::whatWasResetNeverComes()
{
    bool isChanged = false;
    Number result([&isChanged] { isChanged = true; });
    result.start(giving(1));
    result.reset();
    QVERIFY(result.isWanted());
    workPool().waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!isChanged);
    QVERIFY(result.isWanted());
}

void tst_BackgroundResult::theNewestCounts()
{
    std::vector<int> seen;
    Number result([&seen, &result] { seen.push_back(*result.value()); });
    result.start(untilCancelled);
    result.start(giving(1));
    result.start(giving(2));
    QTRY_VERIFY(!seen.empty());
    QCOMPARE(seen, std::vector<int>{2});
}

TIDEMARK_TEST(tst_BackgroundResult)

#include "tst_background_result.moc"
