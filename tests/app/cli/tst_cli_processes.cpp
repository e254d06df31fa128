// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

class tst_CliProcesses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentedField();
    void ownProcessesComeFirst();
    void namesOfAnyBytes();
    void inWords();
    void takesNoFile();
};

namespace
{

json listed()
{
    const CliOutcome outcome = runCli({QStringLiteral("processes"), QStringLiteral("--json")});
    return outcome.status == 0 && outcome.err.isEmpty() ? outcome.document()["processes"] : json();
}

json withPid(const json& processes, std::int32_t pid)
{
    const auto found = std::find_if(processes.begin(), processes.end(),
                                    [pid](const json& one) { return one["pid"] == pid; });
    return found == processes.end() ? json() : *found;
}

} // namespace

void tst_CliProcesses::everyDocumentedField()
{
    test::MemoryTarget target;
    target.tell("grow 33554432");
    json process = withPid(listed(), target.pid());
    QVERIFY(process.is_object());
    QVERIFY(process["rss_bytes"].get<qint64>() > 33'554'432);
    QVERIFY(process["started_unix_s"].get<double>() > 1e9);
    QVERIFY(process["cpu_percent"].get<double>() >= 0.0);
    QVERIFY(!process["user"].get<std::string>().empty());
    QVERIFY(process.contains("container"));
    for (const char* varying :
         {"rss_bytes", "started_unix_s", "cpu_percent", "user", "container", "state"}) {
        process.erase(varying);
    }
    const json expected = {{"pid", target.pid()},
                           {"parent_pid", ::getpid()},
                           {"name", "memory_target"},
                           {"uid", ::geteuid()},
                           {"command_line", {TIDEMARK_MEMORY_TARGET}},
                           {"runtime", "native"},
                           {"threads", 1}};
    QCOMPARE(QByteArray::fromStdString(process.dump()), QByteArray::fromStdString(expected.dump()));
}

void tst_CliProcesses::ownProcessesComeFirst()
{
    const json processes = listed();
    QVERIFY(!processes.empty());
    bool isOwn = true;
    std::uint64_t before = std::numeric_limits<std::uint64_t>::max();
    for (const json& one : processes) {
        const bool isStillOwn = one["uid"] == ::geteuid();
        QVERIFY(isOwn || !isStillOwn);
        const auto size = one["rss_bytes"].is_null() ? 0 : one["rss_bytes"].get<std::uint64_t>();
        QVERIFY(size <= before || isOwn != isStillOwn);
        QVERIFY(one["name"] != "kthreadd");
        before = size;
        isOwn = isStillOwn;
    }
}

void tst_CliProcesses::namesOfAnyBytes()
{
    const QTemporaryDir folder;
    const QByteArray program = QFile::encodeName(folder.path()) + "/a \xff\x1b[31m\nb";
    QCOMPARE(::symlink(TIDEMARK_MEMORY_TARGET, program.constData()), 0);
    // QProcess would turn the name into a QString: a shell starts it.
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("exec \"$0\"/a*"), folder.path()});
    QVERIFY(shell.waitForStarted());
    shell.write("ready\n");
    QVERIFY(shell.waitForReadyRead());
    const json process = withPid(listed(), static_cast<std::int32_t>(shell.processId()));
    QVERIFY(process.is_object());
    QVERIFY(process["name"].get<std::string>().starts_with("a "));

    const CliOutcome text = runCli({QStringLiteral("processes")});
    QCOMPARE(text.status, 0);
    QVERIFY(!text.out.contains('\x1b'));
    QVERIFY(!text.out.contains("\nb"));
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
}

void tst_CliProcesses::inWords()
{
    test::MemoryTarget target;
    const CliOutcome outcome = runCli({QStringLiteral("processes")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.isEmpty());
    const QList<QByteArray> lines = outcome.out.split('\n');
    QVERIFY(lines.first().contains("PID"));
    QVERIFY(lines.first().contains("Command line"));
    const QByteArray pid = QByteArray::number(target.pid());
    const auto found = std::find_if(lines.begin(), lines.end(), [&pid](const QByteArray& line) {
        return line.trimmed().startsWith(pid + "  ");
    });
    QVERIFY(found != lines.end());
    QVERIFY(found->contains("memory_target"));
    QVERIFY(found->contains("native"));
    QVERIFY(!outcome.out.contains("kthreadd"));
}

void tst_CliProcesses::takesNoFile()
{
    QCOMPARE(runCli({QStringLiteral("processes"), QStringLiteral("x")}).status, 2);
}

TIDEMARK_TEST(tst_CliProcesses)
#include "tst_cli_processes.moc"
