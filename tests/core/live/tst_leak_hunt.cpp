// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/leak_hunt.h"
#include "core/live/v8_source.h"
#include "core/recorder/process_recording.h"
#include "tests/support/node_target.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;

/// With a real Node that does nothing: what the hunt does to it is looked at, not what it finds.
class tst_LeakHunt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void momentsInTheirOrder();
    void actionsAreCounted();
    void anActionThatNeverWorks();
    void theProcessEnds();
    void cancelled();
    void withoutAHeap();

private:
    Result<void> hunt(TaskControl& control);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::NodeTarget> m_target;
    std::shared_ptr<HeapWatch> m_watch;
    std::unique_ptr<Recorder> m_recorder;
    std::unique_ptr<LeakHunt> m_hunt;
    HuntPlan m_plan;
    std::vector<HuntStep> m_steps;
    InspectorConsent m_consent = InspectorConsent::Asked;
    TaskControl m_control;
};

namespace
{

using namespace std::chrono_literals;

} // namespace

void tst_LeakHunt::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
}

void tst_LeakHunt::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_target = std::make_unique<test::NodeTarget>(QStringList{QStringLiteral("--inspect-port=0")});
    m_watch = std::make_shared<HeapWatch>();
    m_steps.clear();
    m_consent = InspectorConsent::Asked;
    m_plan = {};
    m_plan.act = [](TaskControl&) -> Result<bool> { return true; };
    m_plan.actions = 3;
    m_plan.idle = 10ms;
    m_plan.readyWithin = 300ms;
    for (std::size_t i = 0; i < m_plan.files.size(); ++i) {
        m_plan.files[i] =
            m_folder->filePath(QStringLiteral("%1.heapsnapshot").arg(i)).toStdString();
        m_plan.labels[i] = std::to_string(i);
    }
    for (const HuntMoment moment : kHuntMoments) {
        m_plan.markNames[static_cast<std::size_t>(moment)] = idOf(moment);
    }
}

void tst_LeakHunt::cleanup()
{
    m_hunt.reset();
    m_recorder.reset();
    m_target.reset();
}

Result<void> tst_LeakHunt::hunt(TaskControl& control)
{
    ProcessRecordingOptions options;
    options.sampling.interval = 10ms;
    auto recorder = recordProcess(m_target->pid(), options);
    if (!recorder) {
        return tl::unexpected(recorder.error());
    }
    m_recorder = std::move(*recorder);
    V8Source::Options heap;
    heap.pid = m_target->pid();
    heap.consent = m_consent;
    m_recorder->addSource(std::make_unique<V8Source>(heap, m_watch));
    m_hunt = std::make_unique<LeakHunt>(*m_recorder, *m_watch, m_plan,
                                        [this](HuntStep step, int) { m_steps.push_back(step); });
    return m_hunt->run(control);
}

void tst_LeakHunt::momentsInTheirOrder()
{
    const auto done = hunt(m_control);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    using enum HuntStep;
    const std::vector<HuntStep> expected{WarmingUp, Capturing, Acting,   Capturing,
                                         Acting,    Idling,    Capturing};
    QVERIFY(m_steps == expected);
    m_recorder->stop();
    QVERIFY(m_recorder->waitForEnd(1h));
    const auto readings = m_hunt->readings();
    QCOMPARE(readings.size(), kHuntMoments.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        QVERIFY(readings[i].moment == kHuntMoments[i]);
        QVERIFY(i == 0 || readings[i].position >= readings[i - 1].position);
        QVERIFY(readings[i].resident.value_or(0) > 1e6);
        QVERIFY(readings[i].heapUsed.value_or(0) > 1e6);
    }
    for (const auto& file : m_plan.files) {
        QVERIFY(test::readFile(file));
    }
    QCOMPARE(m_recorder->recording()->snapshots.size(), std::size_t{3});
}

void tst_LeakHunt::actionsAreCounted()
{
    int done = 0;
    m_plan.act = [&done](TaskControl&) -> Result<bool> { return ++done % 4 != 0; };
    QVERIFY(hunt(m_control));
    QCOMPARE(done, 9); // three to warm up, and twice three
    QCOMPARE(m_hunt->failedActions(), std::uint64_t{2});
}

void tst_LeakHunt::anActionThatNeverWorks()
{
    m_plan.act = [](TaskControl&) -> Result<bool> { return false; };
    const auto done = hunt(m_control);
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::CannotStart);
}

void tst_LeakHunt::theProcessEnds()
{
    int done = 0;
    m_plan.act = [&](TaskControl&) -> Result<bool> {
        if (++done == 5) {
            m_target->kill();
        }
        return true;
    };
    const auto result = hunt(m_control);
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::NoSuchProcess ||
            result.error().code == ErrorCode::CannotInspect);
}

void tst_LeakHunt::cancelled()
{
    struct Cancelling final : TaskControl {
        bool cancelled() const override { return isWanted; }
        bool isWanted = false;
    } control;
    m_plan.act = [&control](TaskControl&) -> Result<bool> {
        control.isWanted = true;
        return true;
    };
    const auto done = hunt(control);
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::Cancelled);
}

void tst_LeakHunt::withoutAHeap()
{
    m_consent = InspectorConsent::NotAsked;
    const auto done = hunt(m_control);
    QVERIFY(!done);
    QCOMPARE(done.error().detail, std::string(kNotOpen));
}

TIDEMARK_TEST(tst_LeakHunt)

#include "tst_leak_hunt.moc"
