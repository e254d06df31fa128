// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/proc_text.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <limits>
#include <unistd.h>

using namespace tidemark;

class tst_ProcText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aService();
    void aNameWithBrackets();
    void aZombie();
    void aKernelThread();
    void thisProcess();
    void badStatm_data();
    void badStatm();
    void badStat_data();
    void badStat();
    void badSizes_data();
    void badSizes();
    void badStatusLines_data();
    void badStatusLines();
    void uniqueNeedsBothParts();
    void caughtSignals();
    void argumentLists_data();
    void argumentLists();
    void childLists();
    void cutAnywhere_data();
    void cutAnywhere();
    void anyBytes();
};

namespace
{

constexpr std::uint64_t kPage = 4096;
constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();

using Words = std::vector<std::string>;

std::string contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no %s", qPrintable(path));
    }
    return file.readAll().toStdString();
}

/// A text of a real process, as Linux 6.18 wrote it.
std::string captured(const char* process, const char* name)
{
    return contentOf(QStringLiteral(TIDEMARK_SOURCE "/tests/core/processes/proc/%1/%2")
                         .arg(QLatin1String(process), QLatin1String(name)));
}

/// Unknown, or what it is in the whole text.
template <typename T>
bool isUnknownOr(const std::optional<T>& value, const std::optional<T>& whole)
{
    return !value || value == whole;
}

bool agrees(const ProcStatus& cut, const ProcStatus& whole)
{
    const auto same = [&](auto... member) {
        return (isUnknownOr(cut.*member, whole.*member) && ...);
    };
    return (cut.namespacePids.empty() || cut.namespacePids == whole.namespacePids) &&
           same(&ProcStatus::state, &ProcStatus::realUid, &ProcStatus::effectiveUid,
                &ProcStatus::size, &ProcStatus::peakResident, &ProcStatus::resident,
                &ProcStatus::residentAnonymous, &ProcStatus::residentFile,
                &ProcStatus::residentShared, &ProcStatus::swapped, &ProcStatus::threads);
}

bool agrees(const ProcRollup& cut, const ProcRollup& whole)
{
    const auto same = [&](auto... member) {
        return (isUnknownOr(cut.*member, whole.*member) && ...);
    };
    return same(&ProcRollup::resident, &ProcRollup::proportional, &ProcRollup::unique,
                &ProcRollup::swapped, &ProcRollup::swappedProportional);
}

void addTexts(std::initializer_list<const char*> texts)
{
    QTest::addColumn<std::string>("text");
    for (const char* text : texts) {
        QTest::addRow("'%.60s'", text) << std::string(text);
    }
}

} // namespace

void tst_ProcText::aService()
{
    const auto statm = parseStatm(captured("service", "statm"), kPage);
    QCOMPARE(statm, (ProcStatm{65350 * kPage, 9299 * kPage, 2437 * kPage}));

    ProcStatus status;
    status.name = "python3";
    status.state = 'S';
    status.realUid = 1000;
    status.effectiveUid = 1001;
    status.namespacePids = {25859, 1};
    status.size = 261400 * 1024;
    status.peakResident = 57520 * 1024;
    status.resident = 37196 * 1024;
    status.residentAnonymous = 27448 * 1024;
    status.residentFile = 6676 * 1024;
    status.residentShared = 3072 * 1024;
    status.swapped = 0;
    status.threads = 4;
    QCOMPARE(parseStatus(captured("service", "status")), status);

    const ProcStat stat{25859, "python3", 'S', 25858, 1, 4, 1997312};
    QCOMPARE(parseStat(captured("service", "stat")), stat);

    const ProcRollup rollup{37196 * 1024, 33378 * 1024, (56 + 30520) * 1024, 0, 0};
    QCOMPARE(parseSmapsRollup(captured("service", "smaps_rollup")), rollup);

    QCOMPARE(parseCmdline(captured("service", "cmdline")),
             (Words{"python3", "service.py", "--name", "orders \xc3\xa9", "", "-v"}));
}

void tst_ProcText::aNameWithBrackets()
{
    const ProcStat stat{26025, "a) R 1 (b\nc", 'S', 25773, 0, 0, 1997462};
    QCOMPARE(parseStat(captured("brackets", "stat")), stat);
    QCOMPARE(parseStatus(captured("brackets", "status")).resident, ProcBytes(1784 * 1024));
    QCOMPARE(parseCmdline(captured("brackets", "cmdline")), (Words{"./a) R 1 (b\nc", "20"}));
}

void tst_ProcText::aZombie()
{
    ProcStatus status;
    status.name = "python3";
    status.state = 'Z';
    status.realUid = 0;
    status.effectiveUid = 0;
    status.namespacePids = {26026};
    status.threads = 1;
    QCOMPARE(parseStatus(captured("zombie", "status")), status);
    QCOMPARE(parseStat(captured("zombie", "stat")),
             (ProcStat{26026, "python3", 'Z', 25773, 0, 0, 1997492}));
    QVERIFY(!parseStatm(captured("zombie", "statm"), kPage));
    QVERIFY(parseCmdline(captured("zombie", "cmdline")).empty());
}

void tst_ProcText::aKernelThread()
{
    const ProcStatus status = parseStatus(captured("kthreadd", "status"));
    QCOMPARE(status.state, std::optional('S'));
    QVERIFY(!status.resident);
    QVERIFY(!status.swapped);
    QCOMPARE(parseStat(captured("kthreadd", "stat")), (ProcStat{2, "kthreadd", 'S', 0, 0, 0, 8}));
    QVERIFY(!parseStatm(captured("kthreadd", "statm"), kPage));
    QCOMPARE(parseSmapsRollup(""), ProcRollup());
}

void tst_ProcText::thisProcess()
{
    const auto stat = parseStat(contentOf("/proc/self/stat"));
    QVERIFY(stat.has_value());
    QCOMPARE(stat->pid, getpid());
    QCOMPARE(stat->parent, getppid());
    QCOMPARE(parseStatus(contentOf("/proc/self/status")).effectiveUid, std::optional(geteuid()));
    QVERIFY(parseStatm(contentOf("/proc/self/statm"), kPage).has_value());
    QCOMPARE(parseCmdline(contentOf("/proc/self/cmdline")).front(),
             QCoreApplication::arguments().front().toStdString());
}

void tst_ProcText::badStatm_data()
{
    addTexts({"", "\n", "1", "1 2\n", "1 2 3", "-1 2 3 4\n", "1 -2 3 4\n", "1 2 x 4\n", "1,2,3,4\n",
              "0x1 2 3 4\n", "1.5 2 3 4\n", "18446744073709551616 2 3 4\n",
              "4503599627370496 2 3 4\n", "1 2\n3 4\n", "\xff\xfe\n", "0 0 0 0 0 0 0\n"});
}

void tst_ProcText::badStatm()
{
    QFETCH(std::string, text);
    QVERIFY(!parseStatm(text, kPage));
    QVERIFY(!parseStatm("7 5 3 1 0 2 0\n", 0));
}

void tst_ProcText::badStat_data()
{
    addTexts({"", "\n", " (\n", " () \n", ") (\n", "1 (a\n", "1 a S 0\n", "1 (a) \n", "1 (a) S 0\n",
              "x (a) S 0 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 9\n",
              "-1 (a) S 0 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 9\n",
              "2147483648 (a) S 0 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 9\n",
              "1 (a) 7 0 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 9\n",
              "1 (a) S -1 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 9\n",
              "1 (a) S 0 1 1 1 1 1 1 1 1 1 -5 6 1 1 1 1 1 1 9\n",
              "1 (a) S 0 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 18446744073709551616\n",
              "1 (a) S 0 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 9"});
}

void tst_ProcText::badStat()
{
    QFETCH(std::string, text);
    QVERIFY(!parseStat(text));
    QVERIFY(parseStat("1 (a) S 0 1 1 1 1 1 1 1 1 1 5 6 1 1 1 1 1 1 9\n"));
}

void tst_ProcText::badSizes_data()
{
    addTexts({"", " ", "12", "12 ", "12 k", "12 MB", "kB", "-12 kB", "+12 kB", "1.5 kB", "1,5 kB",
              "nan kB", "1e3 kB", "0x10 kB", "18014398509481984 kB", "18446744073709551616 kB",
              "99999999999999999999999999 kB", "12\vkB", "\xff kB"});
}

void tst_ProcText::badSizes()
{
    QFETCH(std::string, text);
    QVERIFY(!parseStatus("VmRSS:\t" + text + "\n").resident);
    const ProcRollup rollup = parseSmapsRollup("Pss: " + text + "\nRss: 18014398509481983 kB\n");
    QVERIFY(!rollup.proportional);
    QCOMPARE(rollup.resident, ProcBytes(kLargest - 1023));
}

void tst_ProcText::badStatusLines_data()
{
    addTexts({"State:\n",
              "State:\t1\n",
              "State:\tSleeping\n",
              "State\tS\n",
              "State:\tS",
              "Uid:\n",
              "Uid:\t-1\t-1\n",
              "Uid:\t4294967296\t4294967296\n",
              "Uid:\t1000",
              "Threads:\t-1\n",
              "Threads:\tmany\n",
              "Threads:\t18446744073709551616\n",
              "Threads:\t1",
              "NSpid:\n",
              "NSpid:\t12\tx\n",
              "NSpid:\t-12\n",
              "NSpid:\t2147483648\n",
              "NSpid:\t1",
              ":\n",
              "::::\n",
              "\n\n\n",
              "VmRSS 12 kB\n",
              " VmRSS: 12 kB\n",
              "vmrss: 12 kB\n"});
}

void tst_ProcText::badStatusLines()
{
    QFETCH(std::string, text);
    QCOMPARE(parseStatus(text), ProcStatus());
    QCOMPARE(parseStatus(text + "\nThreads:\t7\n").threads, std::optional<std::uint64_t>(7));
}

void tst_ProcText::uniqueNeedsBothParts()
{
    const std::string clean = "Private_Clean: 1 kB\n";
    const std::string most = "Private_Dirty: 18014398509481983 kB\n";
    QVERIFY(!parseSmapsRollup(clean).unique);
    QVERIFY(!parseSmapsRollup(most).unique);
    QVERIFY(!parseSmapsRollup(clean + most).unique);
    QCOMPARE(parseSmapsRollup("Private_Clean: 0 kB\n" + most).unique, ProcBytes(kLargest - 1023));
}

void tst_ProcText::caughtSignals()
{
    QVERIFY(parseCaughtSignals(captured("service", "status")).has_value());
    QCOMPARE(
        parseCaughtSignals("SigIgn:\t0000000000001000\nSigCgt:\t0000000188004a00\n").value_or(0),
        std::uint64_t{0x188004a00});
    QVERIFY(!parseCaughtSignals("SigCgt:\t0000000188004a00")); // cut off
    QVERIFY(!parseCaughtSignals("SigCgt:\tx\n"));
    QVERIFY(!parseCaughtSignals("SigCgt:\n"));
    QVERIFY(!parseCaughtSignals(""));
}

void tst_ProcText::argumentLists_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Words>("arguments");
    using namespace std::string_literals;
    QTest::addRow("nothing") << ""s << Words{};
    QTest::addRow("one zero") << "\0"s << Words{};
    QTest::addRow("zeros") << std::string(100'000, '\0') << Words{};
    QTest::addRow("no zero at the end") << "a\0bc"s << Words{"a", "bc"};
    QTest::addRow("a title") << "nginx: master process\0\0\0"s << Words{"nginx: master process"};
    QTest::addRow("empty ones") << "\0a\0\0b\0"s << Words{"", "a", "", "b"};
    QTest::addRow("any bytes") << "\xff\n\0\x01\0"s << Words{"\xff\n", "\x01"};
}

void tst_ProcText::argumentLists()
{
    QFETCH(std::string, text);
    QFETCH(Words, arguments);
    QCOMPARE(parseCmdline(text), arguments);
}

void tst_ProcText::childLists()
{
    using Pids = std::vector<std::int32_t>;
    QCOMPARE(parseChildren("12 345 6 "), (Pids{12, 345, 6}));
    QCOMPARE(parseChildren(""), Pids());
    QCOMPARE(parseChildren(" "), Pids());
    QCOMPARE(parseChildren("12 34"), Pids{12}); // the last may be cut
    QCOMPARE(parseChildren("12 x 7 "), Pids{12});
    QCOMPARE(parseChildren("12 -7 "), Pids{12});
    QCOMPARE(parseChildren("2147483648 7 "), Pids());
    QCOMPARE(parseChildren("0 12 0 "), Pids{12}); // of another PID namespace
}

void tst_ProcText::cutAnywhere_data()
{
    QTest::addColumn<QByteArray>("process");
    for (const char* process : {"service", "brackets"}) {
        QTest::addRow("%s", process) << QByteArray(process);
    }
}

void tst_ProcText::cutAnywhere()
{
    QFETCH(QByteArray, process);
    const std::string statm = captured(process, "statm");
    const std::string stat = captured(process, "stat");
    const std::string status = captured(process, "status");
    const std::string rollup = captured(process, "smaps_rollup");
    const ProcStatus wholeStatus = parseStatus(status);
    const ProcRollup wholeRollup = parseSmapsRollup(rollup);
    for (std::size_t size = 0; size < statm.size(); ++size) {
        QVERIFY(!parseStatm(std::string_view(statm).substr(0, size), kPage));
    }
    for (std::size_t size = 0; size < stat.size(); ++size) {
        QVERIFY(!parseStat(std::string_view(stat).substr(0, size)));
    }
    for (std::size_t size = 0; size < status.size(); ++size) {
        QVERIFY(agrees(parseStatus(std::string_view(status).substr(0, size)), wholeStatus));
    }
    for (std::size_t size = 0; size < rollup.size(); ++size) {
        QVERIFY(agrees(parseSmapsRollup(std::string_view(rollup).substr(0, size)), wholeRollup));
    }
}

/// For the sanitizers: each text with some bytes replaced, in memory of exactly its size.
void tst_ProcText::anyBytes()
{
    QRandomGenerator random(4);
    const std::string alphabet("0123456789 \t\n\r()-:kB\xff", 22);
    for (const char* name : {"statm", "stat", "status", "smaps_rollup", "cmdline"}) {
        const std::string text = captured("service", name);
        for (int round = 0; round < 2000; ++round) {
            std::vector<char> bytes(text.begin(), text.end());
            for (int change = 0; change < 5; ++change) {
                bytes[random.bounded(quint32(bytes.size()))] =
                    alphabet[random.bounded(quint32(alphabet.size()))];
            }
            bytes.resize(random.bounded(quint32(bytes.size())) + 1);
            bytes.shrink_to_fit();
            const std::string_view damaged(bytes.data(), bytes.size());
            parseStatm(damaged, kPage);
            parseStat(damaged);
            parseStatus(damaged);
            parseSmapsRollup(damaged);
            std::size_t length = 0;
            for (const std::string& argument : parseCmdline(damaged)) {
                length += argument.size() + 1;
            }
            QVERIFY(length <= damaged.size() + 1);
        }
    }
}

TIDEMARK_TEST(tst_ProcText)
#include "tst_proc_text.moc"
