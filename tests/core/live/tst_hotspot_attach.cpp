// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/hotspot_attach.h"
#include "core/live/inspector_problem.h"
#include "core/live/runtime_problem.h"
#include "core/live/type_snapshot.h"
#include "core/snapshots/type_comparison.h"
#include "tests/support/byte_array.h"
#include "tests/support/java_target.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace tidemark;
using test::bytesOf;

/// With real JVMs.
class tst_HotspotAttach final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGrowingProgramByType();
    void memoryAndCollection();
    void otherCollectors_data();
    void otherCollectors();
    void doesNotDisturb_data();
    void doesNotDisturb();
    void whileItIsStopped();
    void whenItIsKilled();
    void cancelled();
    void othersAreLeftAlone();

private:
    static QByteArray problemOf(const Error& error)
    {
        return QByteArray::fromStdString(error.detail.substr(0, error.detail.find('\n')));
    }
};

namespace
{

std::int64_t countOf(const TypeTable& types, std::string_view name)
{
    const auto row = std::ranges::find(types.rows, name, &TypeRow::name);
    return row == types.rows.end() ? 0 : row->count;
}

} // namespace

void tst_HotspotAttach::initTestCase()
{
    if (!test::JavaTarget::isThere()) {
        QSKIP("no Java here");
    }
}

void tst_HotspotAttach::aGrowingProgramByType()
{
    test::JavaTarget target;
    TaskControl control;
    const auto before = takeTypes(target.pid())(control);
    QVERIFY2(before.has_value(), before ? "" : before.error().detail.c_str());
    QCOMPARE(countOf(before->types, "Leak$Order"), 0);
    QVERIFY(countOf(before->types, "java.lang.String") > 1000);
    target.grow(5000);
    const auto after = takeTypes(target.pid())(control);
    QVERIFY(after.has_value());
    QCOMPARE(countOf(after->types, "Leak$Order"), 5000);
    const auto comparison = compareTypes(before->types, after->types);
    QCOMPARE(comparison->types[0].heapClass.name, std::string("byte[]"));
    QVERIFY(comparison->types[0].sizeDelta() >= 5000 * 1016);
    QVERIFY(target.isRunning());
    QCOMPARE(target.printed(), QByteArray());
}

void tst_HotspotAttach::memoryAndCollection()
{
    test::JavaTarget target;
    TaskControl control;
    auto jvm = HotspotAttach::open(target.pid());
    QVERIFY(jvm.has_value());
    target.grow(20'000);
    const auto memory = jvm->memory(control);
    QVERIFY(memory.has_value());
    QVERIFY(memory->heap.used >= 20'000 * 1016);
    QVERIFY(memory->heap.committed >= memory->heap.used);
    QVERIFY(jvm->collectGarbage(control).has_value());
    const auto file =
        PerfDataFile::open(jvm->access().figures, jvm->access().user, jvm->access().figuresInode);
    QVERIFY(file.has_value());
    const auto data = file->read();
    QVERIFY(data.has_value());
    const auto collectors = jvmCollectorsIn(*data);
    QVERIFY(std::ranges::any_of(collectors, [](const JvmCollector& one) {
        return one.invocations > 0 && one.lastEnd > one.lastStart && !one.name.empty();
    }));
}

void tst_HotspotAttach::otherCollectors_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<int>("generations");
    QTest::newRow("Serial") << "-XX:+UseSerialGC" << 2;
    QTest::newRow("Parallel") << "-XX:+UseParallelGC" << 2;
    QTest::newRow("G1") << "-XX:+UseG1GC" << 0;
    QTest::newRow("Z") << "-XX:+UseZGC" << 0;
}

void tst_HotspotAttach::otherCollectors()
{
    QFETCH(QString, option);
    QFETCH(int, generations);
    test::JavaTarget target({option});
    TaskControl control;
    auto jvm = HotspotAttach::open(target.pid());
    QVERIFY(jvm.has_value());
    const auto memory = jvm->memory(control);
    QVERIFY(memory.has_value());
    QVERIFY(memory->heap.used > 0);
    QCOMPARE(static_cast<int>(memory->generations.size()), generations);
    QVERIFY(jvm->classHistogram(control).has_value());
}

void tst_HotspotAttach::doesNotDisturb_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("problem");
    QTest::newRow("no signals") << "-Xrs" << bytesOf(kQuitUncaught);
    QTest::newRow("no attaching") << "-XX:+DisableAttachMechanism" << bytesOf(kAttachDisabled);
}

/// Neither ended nor made to print a thread dump.
void tst_HotspotAttach::doesNotDisturb()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, problem);
    for (const bool keepsFigures : {true, false}) {
        test::JavaTarget target({option, keepsFigures ? QStringLiteral("-XX:+UsePerfData")
                                                      : QStringLiteral("-XX:-UsePerfData")});
        TaskControl control;
        const auto taken = takeTypes(target.pid())(control);
        QVERIFY(!taken.has_value());
        QCOMPARE(problemOf(taken.error()), problem);
        target.grow(1);
        QVERIFY(target.isRunning());
        QCOMPARE(target.printed(), QByteArray());
    }
}

void tst_HotspotAttach::whileItIsStopped()
{
    test::JavaTarget target;
    ::kill(target.pid(), SIGSTOP);
    TaskControl control;
    QTRY_VERIFY(!takeTypes(target.pid())(control).has_value());
    QCOMPARE(problemOf(takeTypes(target.pid())(control).error()), bytesOf(kStopped));
    ::kill(target.pid(), SIGCONT);
    QTRY_VERIFY(takeTypes(target.pid())(control).has_value());
}

/// At any moment: a sentence, and never a table that is not whole.
void tst_HotspotAttach::whenItIsKilled()
{
    test::JavaTarget target;
    target.grow(100'000);
    auto jvm = HotspotAttach::open(target.pid());
    QVERIFY(jvm.has_value());
    /// Kills it once it was asked for the first time.
    struct Killing final : TaskControl {
        explicit Killing(test::JavaTarget& target) : m_target(target) {}
        bool cancelled() const override
        {
            m_target.kill();
            return false;
        }
        test::JavaTarget& m_target;
    };
    const auto types = jvm->classHistogram(Killing(target));
    QVERIFY(!types.has_value());
    const bool isKnown = types.error().code == ErrorCode::NoSuchProcess ||
                         types.error().code == ErrorCode::CannotInspect ||
                         types.error().code == ErrorCode::NotPermitted;
    QVERIFY2(isKnown, types.error().detail.c_str());
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/.attach_pid%1").arg(target.pid())));
}

void tst_HotspotAttach::cancelled()
{
    test::JavaTarget target;
    auto jvm = HotspotAttach::open(target.pid());
    QVERIFY(jvm.has_value());
    const auto types = jvm->classHistogram(test::CancelledControl());
    QCOMPARE(types.error().code, ErrorCode::Cancelled);
    TaskControl control;
    QVERIFY(jvm->classHistogram(control).has_value());
    const QDir folder(QString::fromStdString(jvm->access().folder));
    const QString left = QStringLiteral(".attach_pid%1").arg(target.pid());
    QVERIFY(!folder.exists(left));
}

void tst_HotspotAttach::othersAreLeftAlone()
{
    test::MemoryTarget target;
    TaskControl control;
    QCOMPARE(problemOf(HotspotAttach::open(target.pid()).error()), bytesOf(kNotJvm));
    QCOMPARE(problemOf(takeTypes(target.pid())(control).error()), bytesOf(kNoTypes));
    QCOMPARE(takeTypes(1 << 22)(control).error().code, ErrorCode::NoSuchProcess);
    QVERIFY(target.pid() > 0);
}

TIDEMARK_TEST(tst_HotspotAttach)

#include "tst_hotspot_attach.moc"
