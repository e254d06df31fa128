// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_pattern.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

class tst_ProcessPattern final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactNamesComeFirst();
    void partsOfNameAndCommandLine();
    void neverTheToolItself();
    void onlyWhatCanBeWatched();
    void suggestions_data();
    void suggestions();
};

namespace
{

using Words = std::vector<std::string>;

constexpr std::int32_t kSelf = 100;

ProcessEntry entry(std::int32_t pid, const std::string& name, const Words& words,
                   std::int32_t parent = 1)
{
    ProcessEntry made;
    made.identity = {pid, static_cast<std::uint64_t>(10 * pid)};
    made.parent = parent;
    made.name = name;
    made.commandLine = words;
    made.resident = 4096;
    return made;
}

std::vector<std::int32_t> pidsOf(const std::vector<ProcessEntry>& list, std::string_view pattern)
{
    std::vector<std::int32_t> pids;
    for (const ProcessEntry& one : processesMatching(list, pattern, kSelf)) {
        pids.push_back(one.identity.pid);
    }
    return pids;
}

using Pids = std::vector<std::int32_t>;

} // namespace

void tst_ProcessPattern::exactNamesComeFirst()
{
    std::vector<ProcessEntry> list{entry(9, "worker", {"worker"}), entry(7, "worker", {"worker"}),
                                   entry(8, "worker-old", {"worker-old"}),
                                   entry(6, "sh", {"sh", "-c", "worker"})};
    QCOMPARE(pidsOf(list, "worker"), (Pids{7, 9}));
    list[0].identity.startTime = 1; // PIDs start anew when they are used up
    QCOMPARE(pidsOf(list, "worker"), (Pids{9, 7}));
    QCOMPARE(pidsOf(list, "worker-"), Pids{8});
    QCOMPARE(pidsOf(list, "Worker"), Pids());
    QCOMPARE(pidsOf(list, ""), Pids());
}

void tst_ProcessPattern::partsOfNameAndCommandLine()
{
    const std::vector<ProcessEntry> list{
        entry(5, "python3", {"/usr/bin/python3", "app.py", "--port", "80"}),
        entry(6, "python3", {"/usr/bin/python3", "other.py"}), entry(7, "nginx", {})};
    QCOMPARE(pidsOf(list, "app.py --port"), Pids{5});
    QCOMPARE(pidsOf(list, "/usr/bin/py"), (Pids{5, 6}));
    QCOMPARE(pidsOf(list, "ngin"), Pids{7});
    QCOMPARE(pidsOf(list, "app.py  --port"), Pids());
}

void tst_ProcessPattern::neverTheToolItself()
{
    const std::vector<ProcessEntry> list{
        entry(50, "sh", {"sh", "-c", "tidemark-cli record --name app.py"}),
        entry(60, "make", {"make", "record"}, 50),
        entry(kSelf, "tidemark-cli", {"tidemark-cli", "record", "--name", "app.py"}, 60),
        entry(110, "tidemark-cli", {"tidemark-cli", "record", "--name", "app.py"}),
        entry(120, "python3", {"python3", "app.py"})};
    QCOMPARE(pidsOf(list, "app.py"), Pids{120});
    QCOMPARE(pidsOf(list, "make"), Pids{60}); // asked for by its name
    QCOMPARE(pidsOf(list, "tidemark-cli"), Pids{110});
    QCOMPARE(pidsOf({entry(kSelf, "app", {"app"}, kSelf)}, "app"), Pids()); // its own parent
}

void tst_ProcessPattern::onlyWhatCanBeWatched()
{
    std::vector<ProcessEntry> list{entry(5, "app", {"app"}), entry(6, "app", {})};
    list[1].resident.reset(); // a zombie
    QCOMPARE(pidsOf(list, "app"), Pids{5});
    list[0].name = "application";
    QCOMPARE(pidsOf(list, "app"), Pids{5});
}

void tst_ProcessPattern::suggestions_data()
{
    QTest::addColumn<ProcessRuntime>("runtime");
    QTest::addColumn<Words>("words");
    QTest::addColumn<std::string>("suggestion");
    using enum ProcessRuntime;
    const auto add = [](const char* label, ProcessRuntime runtime, const Words& words,
                        const char* suggestion) {
        QTest::addRow("%s", label) << runtime << words << std::string(suggestion);
    };
    add("native", Native, {"/usr/bin/server", "file"}, "name");
    add("unknown", Unknown, {"/usr/bin/server", "file"}, "name");
    add("python", Python, {"python3", "-u", "/srv/app.py", "80"}, "app.py");
    add("module", Python, {"python3", "-m", "http.server"}, "http.server");
    add("code", Python, {"python3", "-c", "print()"}, "name");
    add("java", Jvm, {"java", "-Xmx1g", "-cp", "a:b", "org.x.Main"}, "org.x.Main");
    add("jar", Jvm, {"java", "-jar", "/srv/x.jar"}, "x.jar");
    add("php", Php, {"php", "/srv/batch.php"}, "batch.php");
    add("title", Node, {"next-server (v14)"}, "name");
    add("none", Node, {}, "name");
    add("empty words", Node, {"", "", ""}, "name");
    add("a folder", Node, {"node", "/srv/"}, "name");
    add("option at the end", Python, {"python3", "-c"}, "name");
}

void tst_ProcessPattern::suggestions()
{
    QFETCH(ProcessRuntime, runtime);
    QFETCH(Words, words);
    QFETCH(std::string, suggestion);
    ProcessEntry process = entry(7, "name", words);
    process.runtime = runtime;
    QCOMPARE(suggestedPattern(process), suggestion);
}

TIDEMARK_TEST(tst_ProcessPattern)
#include "tst_process_pattern.moc"
