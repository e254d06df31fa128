// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/inspector_access.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <csignal>

using namespace tidemark;

using Words = std::vector<std::string>;

Q_DECLARE_METATYPE(Words)

class tst_InspectorAccess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void options_data();
    void options();
    void ports();
    void portsOfOthers();
    void signalOf_data();
    void signalOf();
    void anotherProgram();
    void noProcess();
};

namespace
{

constexpr std::uint64_t kCaught = 1ULL << (SIGUSR1 - 1);

} // namespace

void tst_InspectorAccess::options_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<std::string>("variable");
    QTest::addColumn<bool>("disablesSignal");
    QTest::addColumn<int>("snapshotSignal");
    const auto add = [](const char* label, const Words& words, const std::string& variable,
                        bool disables, int signal) {
        QTest::addRow("%s", label) << words << variable << disables << signal;
    };
    add("none", {"node", "a.js"}, "", false, 0);
    add("disabled", {"node", "--disable-sigusr1", "a.js"}, "", true, 0);
    add("with underscores", {"node", "--disable_sigusr1", "a.js"}, "", true, 0);
    add("the script's own", {"node", "a.js", "--disable-sigusr1"}, "", false, 0);
    add("behind a value", {"node", "-r", "./x.js", "--disable-sigusr1", "a.js"}, "", true, 0);
    add("behind two dashes", {"node", "--", "--disable-sigusr1"}, "", false, 0);
    add("by the variable", {"node", "a.js"}, "--max-old-space-size=64 --disable-sigusr1", true, 0);
    add("quoted in the variable", {"node"}, R"("--disable-sigusr1")", true, 0);
    add("part of a value in the variable", {"node"}, R"(--title="a --disable-sigusr1")", false, 0);
    add("taken back", {"node", "--no-disable-sigusr1"}, "--disable-sigusr1", false, 0);
    add("snapshots", {"node", "--heapsnapshot-signal=SIGUSR2", "a.js"}, "", false, SIGUSR2);
    add("snapshots, in two words", {"node", "--heapsnapshot-signal", "SIGUSR2", "a.js"}, "", false,
        SIGUSR2);
    add("a signal that there is not", {"node", "--heapsnapshot-signal=SIGNOT"}, "", false, 0);
    add("no words", {}, "", false, 0);
}

void tst_InspectorAccess::options()
{
    QFETCH(Words, words);
    QFETCH(std::string, variable);
    QFETCH(bool, disablesSignal);
    QFETCH(int, snapshotSignal);
    std::string environment;
    for (const std::string& one :
         {std::string("HOME=/root"), std::string("XNODE_OPTIONS=--disable-sigusr1"),
          std::string("NODE_OPTIONS=").append(variable), std::string("LANG=C")}) {
        environment.append(one).push_back('\0');
    }
    const NodeOptions options = nodeOptionsOf(words, environment);
    QCOMPARE(options.disablesSignal, disablesSignal);
    QCOMPARE(options.snapshotSignal.value_or(0), snapshotSignal);
}

void tst_InspectorAccess::ports()
{
    using Ports = std::vector<std::uint16_t>;
    QVERIFY(nodeOptionsOf({"node", "--inspect", "a.js"}, "").ports.empty());
    QVERIFY(nodeOptionsOf({"node", "--inspect=9333", "a.js"}, "").ports == Ports{9333});
    QVERIFY(nodeOptionsOf({"node", "--inspect-brk=0.0.0.0:1234"}, "").ports == Ports{1234});
    QVERIFY(nodeOptionsOf({"node", "--inspect-port=[::1]:77"}, "").ports == Ports{77});
    QVERIFY(nodeOptionsOf({"node", "--inspect=65536", "a.js"}, "").ports.empty());
    QVERIFY(!nodeOptionsOf({"node", "--inspect=localhost", "a.js"}, "").hasAnyPort);
    QVERIFY(nodeOptionsOf({"node", "--inspect=0", "a.js"}, "").hasAnyPort);
    const NodeOptions later = nodeOptionsOf({"node", "--inspect-port=0", "a.js"}, "");
    QVERIFY(later.choosesPort && !later.hasAnyPort); // nothing is open yet
    QVERIFY(nodeOptionsOf({"node", "--inspect=0.0.0.0:0", "a.js"}, "").hasAnyPort);
}

/// Deno, and browsers, take them anywhere.
void tst_InspectorAccess::portsOfOthers()
{
    using Ports = std::vector<std::uint16_t>;
    const auto portsOf = [](const Words& words) { return inspectorPortsOf(words).ports; };
    QVERIFY(portsOf({"deno", "run", "--inspect=127.0.0.1:9300", "a.ts"}) == Ports{9300});
    QVERIFY(portsOf({"chromium", "--headless", "--remote-debugging-port=9222"}) == Ports{9222});
    QVERIFY(portsOf({"deno", "run", "--inspect", "a.ts"}).empty());
    QVERIFY(portsOf({"x", "--remote-debugging-port"}).empty());
    QVERIFY(portsOf({}).empty());
    QVERIFY(inspectorPortsOf({"chromium", "--remote-debugging-port=0"}).hasAnyPort);
}

void tst_InspectorAccess::signalOf_data()
{
    QTest::addColumn<bool>("disables");
    QTest::addColumn<int>("snapshotSignal");
    QTest::addColumn<quint64>("caught");
    QTest::addColumn<int>("expected");
    const auto add = [](const char* label, bool disables, int signal, quint64 caught,
                        InspectorSignal expected) {
        QTest::addRow("%s", label) << disables << signal << caught << static_cast<int>(expected);
    };
    using enum InspectorSignal;
    add("as usual", false, 0, kCaught, Opens);
    add("uncaught", false, 0, ~kCaught, Uncaught);
    add("disabled", true, 0, ~kCaught, Disabled);
    add("disabled, with a handler of its own", true, 0, kCaught, Disabled);
    add("taken for snapshots", false, SIGUSR1, kCaught, WritesHeap);
    add("another one for snapshots", false, SIGUSR2, kCaught, Opens);
}

void tst_InspectorAccess::signalOf()
{
    QFETCH(bool, disables);
    QFETCH(int, snapshotSignal);
    QFETCH(quint64, caught);
    QFETCH(int, expected);
    NodeOptions options;
    options.disablesSignal = disables;
    if (snapshotSignal != 0) {
        options.snapshotSignal = snapshotSignal;
    }
    QCOMPARE(static_cast<int>(inspectorSignalOf(options, caught)), expected);
}

void tst_InspectorAccess::anotherProgram()
{
    test::MemoryTarget target;
    const auto access = inspectorAccessOf(target.pid());
    QVERIFY(access);
    QCOMPARE(access->identity.pid, target.pid());
    QVERIFY(access->signal == InspectorSignal::NotNode);
    QVERIFY(!access->folder.empty());
}

void tst_InspectorAccess::noProcess()
{
    const auto access = inspectorAccessOf(std::numeric_limits<std::int32_t>::max());
    QVERIFY(!access);
    QVERIFY(access.error().code == ErrorCode::NoSuchProcess);
}

TIDEMARK_TEST(tst_InspectorAccess)

#include "tst_inspector_access.moc"
