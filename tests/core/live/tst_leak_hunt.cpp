// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/hand_action.h"
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
#include <atomic>
#include <thread>

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

    void byHand();
    void theRecordingIsStopped();
    void theHeapIsLetGo();
    void anotherRequestInBetween();

private:
    using Act = std::function<Result<ActionsDone>(TaskControl&)>;

    /// The hunt's action is @p act from now on.
    void setAction(Act act);
    Result<void> hunt(TaskControl& control);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::NodeTarget> m_target;
    std::shared_ptr<HeapWatch> m_watch;
    std::unique_ptr<Recorder> m_recorder;
    std::unique_ptr<LeakHunt> m_hunt;
    HuntPlan m_plan;
    std::vector<HuntProgress> m_told;
    InspectorConsent m_consent = InspectorConsent::Asked;
    TaskControl m_control;
    std::function<void()> m_begun; ///< once it is watched
};

namespace
{

using namespace std::chrono_literals;

/// Does what it is made of, one after the other.
class FakeAction final : public HuntAction
{
public:
    using Act = std::function<Result<ActionsDone>(TaskControl&)>;

    explicit FakeAction(Act act) : m_act(std::move(act)) {}

    Result<ActionsDone> act(std::uint64_t /*times*/, TaskControl& control) override
    {
        return m_act(control);
    }

private:
    Act m_act;
};

const ActionsDone kWorked{1};
const ActionsDone kFailed{0, {ActionProblem::Kind::ExitStatus, 7}};

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
    m_told.clear();
    m_consent = InspectorConsent::Asked;
    m_plan = {};
    m_begun = {};
    setAction([](TaskControl&) { return kWorked; });
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

void tst_LeakHunt::setAction(Act act)
{
    m_plan.action = std::make_shared<FakeAction>(std::move(act));
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
    m_hunt =
        std::make_unique<LeakHunt>(*m_recorder, *m_watch, m_plan, [this](const HuntProgress& told) {
            m_told.push_back(told);
            if (m_begun) {
                std::exchange(m_begun, {})();
            }
        });
    return m_hunt->run(control);
}

void tst_LeakHunt::momentsInTheirOrder()
{
    const auto done = hunt(m_control);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    using enum HuntStep;
    const std::vector<HuntProgress> expected{
        {WarmingUp, 0, 0}, {WarmingUp, 0, 1}, {WarmingUp, 0, 2}, {WarmingUp, 0, 3},
        {Capturing, 0, 0}, {Acting, 1, 0},    {Acting, 1, 1},    {Acting, 1, 2},
        {Acting, 1, 3},    {Capturing, 1, 0}, {Acting, 2, 0},    {Acting, 2, 1},
        {Acting, 2, 2},    {Acting, 2, 3},    {Idling, 2, 0},    {Capturing, 2, 0}};
    QVERIFY(m_told == expected);
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
    setAction([&done](TaskControl&) { return ++done % 4 != 0 ? kWorked : kFailed; });
    QVERIFY(hunt(m_control));
    QCOMPARE(done, 9); // three to warm up, and twice three
    QCOMPARE(m_hunt->failedActions(), std::uint64_t{2});
    QVERIFY(m_hunt->problem() == kFailed.problem);
}

void tst_LeakHunt::anActionThatNeverWorks()
{
    setAction([](TaskControl&) { return kFailed; });
    const auto done = hunt(m_control);
    QVERIFY(!done);
    QVERIFY((done.error() == Error{ErrorCode::CannotStart, std::string(kActionNeverWorked)}));
    QVERIFY(m_hunt->problem() == kFailed.problem);
}

void tst_LeakHunt::theProcessEnds()
{
    int done = 0;
    setAction([&](TaskControl&) {
        if (++done == 5) {
            m_target->kill();
        }
        return kWorked;
    });
    const auto result = hunt(m_control);
    QVERIFY(!result);
    QVERIFY2((result.error() == Error{ErrorCode::NoSuchProcess, {}}),
             result.error().detail.c_str());
}

void tst_LeakHunt::cancelled()
{
    struct Cancelling final : TaskControl {
        bool cancelled() const override { return isWanted; }
        bool isWanted = false;
    } control;
    setAction([&control](TaskControl&) {
        control.isWanted = true;
        return kWorked;
    });
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

/// The person is asked three times: to warm up, and before B and C.
void tst_LeakHunt::byHand()
{
    const auto hand = std::make_shared<HandAction>();
    m_plan.action = hand;
    std::atomic<bool> isOver = false;
    int asked = 0;
    std::thread person([&] {
        while (!isOver) {
            if (hand->isWaiting()) {
                ++asked;
                hand->finish();
            }
            std::this_thread::yield();
        }
    });
    const auto done = hunt(m_control);
    isOver = true;
    person.join();
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    QCOMPARE(asked, 3);
    QVERIFY(m_told.front() == HuntProgress{});
    QVERIFY((m_told[1] == HuntProgress{HuntStep::WarmingUp, 0, 3}));
    QCOMPARE(m_hunt->failedActions(), std::uint64_t{0});
}

/// Also in the middle of an action that takes its time.
void tst_LeakHunt::theRecordingIsStopped()
{
    m_plan.action = std::make_shared<HandAction>(); // nobody does anything
    m_begun = [this] { m_recorder->stop(); };
    const auto done = hunt(m_control);
    QVERIFY(!done);
    QVERIFY2((done.error() == Error{ErrorCode::NoSuchProcess, std::string(kRecordingStopped)}),
             done.error().detail.c_str());
}

void tst_LeakHunt::theHeapIsLetGo()
{
    setAction([this](TaskControl&) {
        m_watch->end();
        return kWorked;
    });
    const auto done = hunt(m_control);
    QVERIFY(!done);
    QVERIFY2((done.error() == Error{ErrorCode::CannotInspect, std::string(kLetGo)}),
             done.error().detail.c_str());
}

/// What somebody else asks of the same heap is not taken for what the hunt has asked for.
void tst_LeakHunt::anotherRequestInBetween()
{
    setAction([this](TaskControl&) {
        m_watch->request(MarkRequest{"mine"});
        return kWorked;
    });
    const auto done = hunt(m_control);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    QVERIFY(test::readFile(m_plan.files.back())); // it was waited for
}

TIDEMARK_TEST(tst_LeakHunt)

#include "tst_leak_hunt.moc"
