// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/python_request.h"
#include "core/live/python_source.h"
#include "core/live/runtime_problem.h"
#include "core/live/type_snapshot.h"
#include "core/processes/launcher.h"
#include "core/recorder/process_recording.h"
#include "core/snapshots/snapshot_comparison.h"
#include "tests/support/patience.h"
#include "tests/support/python_target.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace tidemark;

/// With real programs that have imported the agent.
class tst_PythonRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGrowingProgramByType();
    void aProgramThatWasRun();
    void whatTheCollectorDoesNotTrack();
    void whatLinesAllocated();
    void whatLinesAllocatedIsNotNoted();
    void garbage();
    void garbageWithMarks();
    void theSocketIsTheUsersAlone();
    void withoutTheAgent();
    void whileItIsStopped();
    void whenItIsKilled();
    void afterAFork();
    void whenItsDescriptorsAreClosed();
    void itEndsAsItWould();
    void oddTypes();

private:
    static TypeTable typesOf(const test::PythonTarget& target)
    {
        const auto types = pythonTypesOf(target.pid(), TaskControl());
        return types ? *types : TypeTable();
    }
    static TypeRow row(const TypeTable& types, std::string_view name)
    {
        const auto found = std::ranges::find(types.rows, name, &TypeRow::name);
        return found == types.rows.end() ? TypeRow() : *found;
    }
};

void tst_PythonRequest::aGrowingProgramByType()
{
    test::PythonTarget target;
    TaskControl control;
    const auto before = takeTypes(target.pid())(control);
    QVERIFY2(before.has_value(), before ? "" : before.error().detail.c_str());
    QCOMPARE(row(before->types, "__main__.Order").count, 0);
    QVERIFY(row(before->types, "function").count > 100);
    target.grow(5000);
    const auto after = takeTypes(target.pid())(control);
    QVERIFY(after.has_value());
    QCOMPARE(row(after->types, "__main__.Order").count, 5000);
    const auto comparison = compareTypes(before->types, after->types);
    const auto grown = std::ranges::find_if(comparison->types, [](const ComparedType& one) {
        return one.heapClass.name == "__main__.Order";
    });
    QVERIFY(grown != comparison->types.end());
    QCOMPARE(grown->countDelta(), 5000);
    QVERIFY(grown->sizeDelta() > 5000 * 16);
    QCOMPARE(target.printed(), QByteArray());
}

/// It has the agent without having imported it.
void tst_PythonRequest::aProgramThatWasRun()
{
    LaunchRequest request;
    request.arguments = {"python3", "-c",
                         "class Kept: pass\nkept = [Kept() for _ in range(321)]\n"
                         "import time\ntime.sleep(600)\n"};
    const auto program = launch(request);
    QVERIFY(program.has_value());
    const auto kept = [&program] {
        const auto types = pythonTypesOf(program->pid(), TaskControl());
        return types ? row(*types, "__main__.Kept").count : 0;
    };
    QTRY_COMPARE(kept(), 321);
    ::kill(program->pid(), SIGKILL);
}

/// Each one counts once, however many refer to it.
void tst_PythonRequest::whatTheCollectorDoesNotTrack()
{
    test::PythonTarget target;
    const TypeRow before = row(typesOf(target), "bytes");
    target.run("kept.extend(bytes(1000) for _ in range(700))");
    target.run("kept.append(list(kept))");
    const TypeRow after = row(typesOf(target), "bytes");
    const std::int64_t added = after.count - before.count;
    QVERIFY2(added >= 690 && added < 720, qPrintable(QString::number(added)));
    QVERIFY(after.shallowBytes - before.shallowBytes >= 690 * 1000);
}

void tst_PythonRequest::whatLinesAllocated()
{
    test::PythonTarget target(QStringLiteral("import tracemalloc; tracemalloc.start()"));
    TaskControl control;
    const auto before = takeSites(target.pid())(control);
    QVERIFY2(before.has_value(), before ? "" : before.error().detail.c_str());
    QVERIFY(before->types.areSites);
    target.grow(3000); // the fifth line of its program
    const auto after = takeSites(target.pid())(control);
    QVERIFY(after.has_value());
    const TypeRow grown = row(after->types, "<string>:5");
    QVERIFY2(grown.count >= 3000 && grown.count < 3100, qPrintable(QString::number(grown.count)));
    QVERIFY(grown.shallowBytes > 3000 * 1000 && grown.shallowBytes < 3000 * 1100);
    QVERIFY(std::ranges::none_of(after->types.rows, [](const TypeRow& one) {
        return one.name.find("tidemark_agent.py") != std::string::npos;
    }));
    const auto types = takeTypes(target.pid())(control);
    QVERIFY(types.has_value());
    QVERIFY(areAlike(*before, *after));
    QVERIFY(!areAlike(*types, *after));
    QCOMPARE(target.printed(), QByteArray());
}

void tst_PythonRequest::whatLinesAllocatedIsNotNoted()
{
    test::PythonTarget target;
    TaskControl control;
    const auto sites = takeSites(target.pid())(control);
    QVERIFY(!sites);
    QCOMPARE(sites.error(), runtimeError(kNoTracing));
    const auto others =
        takeSites(static_cast<std::int32_t>(QCoreApplication::applicationPid()))(control);
    QVERIFY(!others);
    QCOMPARE(others.error(), runtimeError(kNoSites));
}

void tst_PythonRequest::garbage()
{
    test::PythonTarget target(QStringLiteral("import gc; gc.disable()"));
    target.run("for _ in range(500): a = Order(); a.own = a");
    QVERIFY(row(typesOf(target), "__main__.Order").count >= 499);
    QVERIFY(collectPythonGarbage(target.pid(), TaskControl()).has_value());
    QVERIFY(row(typesOf(target), "__main__.Order").count <= 1);
}

/// While it is recorded, and until it ends.
void tst_PythonRequest::garbageWithMarks()
{
    test::PythonTarget target;
    auto recorder = recordProcess(target.pid(), {});
    QVERIFY(recorder);
    const auto watch = std::make_shared<HeapWatch>();
    (*recorder)->addSource(std::make_unique<PythonSource>(target.pid(), watch));
    QTRY_VERIFY(watch->state().step == HeapWatchState::Step::Watching);
    watch->request(CollectRequest{"before", "after"});
    const auto marks = [&recorder] {
        std::vector<std::string> names;
        const auto recording = (*recorder)->recording();
        for (const Marker& marker : recording->timeline.markers) {
            if (marker.kind == MarkerKind::Mark) {
                names.push_back(marker.name);
            }
        }
        return names;
    };
    QTRY_VERIFY((marks() == std::vector<std::string>{"before", "after"}));
    QVERIFY(!watch->state().failure);
    target.kill();
    QTRY_VERIFY(watch->state().step == HeapWatchState::Step::Ended);
    QVERIFY(!watch->state().failure);
}

void tst_PythonRequest::theSocketIsTheUsersAlone()
{
    const test::PythonTarget target;
    const QDir folder(target.folder() + QStringLiteral("/tidemark/sockets"));
    QCOMPARE(QFileInfo(folder.path()).permissions() &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                  QFile::WriteOther | QFile::ExeOther),
             QFile::Permissions());
    const auto sockets = folder.entryInfoList(QDir::System | QDir::Files);
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(sockets[0].permissions() &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                  QFile::WriteOther | QFile::ExeOther | QFile::ExeUser),
             QFile::Permissions());
}

void tst_PythonRequest::withoutTheAgent()
{
    test::PythonTarget target({}, false);
    TaskControl control;
    QVERIFY(takeTypes(target.pid())(control).error() == runtimeError(kNoAgent));
    QVERIFY(target.isRunning());
}

void tst_PythonRequest::whileItIsStopped()
{
    const test::PythonTarget target;
    ::kill(target.pid(), SIGSTOP);
    const auto isStopped = [&target] {
        const auto types = pythonTypesOf(target.pid(), test::CancelledControl());
        return !types && types.error() == runtimeError(kStopped);
    };
    QTRY_VERIFY(isStopped());
    ::kill(target.pid(), SIGCONT);
    QTRY_VERIFY(!typesOf(target).rows.empty());
}

void tst_PythonRequest::whenItIsKilled()
{
    test::PythonTarget target;
    target.grow(200'000);
    struct Killing final : TaskControl {
        explicit Killing(test::PythonTarget& target) : m_target(target) {}
        bool cancelled() const override
        {
            m_target.kill();
            return false;
        }
        test::PythonTarget& m_target;
    };
    const auto types = pythonTypesOf(target.pid(), Killing(target));
    QVERIFY(!types.has_value());
}

/// Each answers for itself, also a child's child, and Python warns of no thread.
void tst_PythonRequest::afterAFork()
{
    test::PythonTarget target(QStringLiteral("import os, signal, warnings\n"
                                             "warnings.simplefilter('error')\n"));
    target.run("def rest(count): kept.extend(Order() for _ in range(count)); "
               "print(os.getpid()); signal.pause()");
    target.run("child = os.fork() or (os.fork() and rest(20)) or rest(3)");
    const auto ordersOf = [](std::int32_t pid) {
        const auto types = pythonTypesOf(pid, TaskControl());
        return types ? row(*types, "__main__.Order").count : -1;
    };
    const auto children = [&target] {
        target.run("pass");
        return target.printed().split('\n');
    };
    QTRY_VERIFY2(children().size() == 3, target.printed().constData()); // the last one is empty
    std::vector<std::int64_t> orders;
    for (const QByteArray& line : children().first(2)) {
        const std::int32_t child = line.toInt();
        QVERIFY2(child > 0, target.printed().constData());
        QTRY_VERIFY(ordersOf(child) >= 0);
        orders.push_back(ordersOf(child));
        ::kill(child, SIGKILL);
    }
    std::ranges::sort(orders);
    QCOMPARE(orders, (std::vector<std::int64_t>{3, 20}));
    QTRY_COMPARE(ordersOf(target.pid()), 0);
}

void tst_PythonRequest::whenItsDescriptorsAreClosed()
{
    test::PythonTarget target(QStringLiteral("import os\n"));
    target.run("os.closerange(3, 64)");
    target.run("spare = [os.pipe() for _ in range(8)]");
    QVERIFY(pythonTypesOf(target.pid(), TaskControl()).error() == runtimeError(kNoAgent));
    target.grow(1);
    QCOMPARE(target.end(), 0);
    QCOMPARE(target.printed(), QByteArray());
}

void tst_PythonRequest::itEndsAsItWould()
{
    test::PythonTarget target;
    QVERIFY(!typesOf(target).rows.empty());
    const QDir folder(target.folder() + QStringLiteral("/tidemark/sockets"));
    QCOMPARE(folder.entryList(QDir::System | QDir::Files).size(), 1);
    QCOMPARE(target.end(), 0);
    QCOMPARE(target.printed(), QByteArray());
    QCOMPARE(folder.entryList(QDir::System | QDir::Files).size(), 0);
}

/// What classes say of themselves is never run, and may be anything.
void tst_PythonRequest::oddTypes()
{
    test::PythonTarget target(
        QStringLiteral("class Meta(type):\n"
                       "    __module__ = property(lambda own: 1 / 0)\n"
                       "class Odd(metaclass=Meta):\n"
                       "    __class__ = property(lambda own: 1 / 0)\n"
                       "    def __sizeof__(self): raise ValueError\n"
                       "named = type('a\\nend 1\\n\\x1b[31m', (), {})\n"
                       "kept = [[Odd() for _ in range(10)], [named() for _ in range(20)]]\n"));
    const TypeTable types = typesOf(target);
    QVERIFY(!types.rows.empty());
    QVERIFY(std::ranges::any_of(types.rows, [](const TypeRow& one) { return one.count == 10; }));
    QVERIFY(std::ranges::all_of(
        types.rows, [](const TypeRow& one) { return one.name.find('\n') == std::string::npos; }));
    QCOMPARE(target.printed(), QByteArray());
}

TIDEMARK_TEST(tst_PythonRequest)

#include "tst_python_request.moc"
