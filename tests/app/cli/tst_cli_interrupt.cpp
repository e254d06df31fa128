// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace tidemark;

/// Every command ends by a signal, wherever in its work that comes.
class tst_CliInterrupt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCommand_data();
    void everyCommand();
    void whileNobodyReads_data();
    void whileNobodyReads();
    void hangUpIsIgnoredUnderNohup();
    void waitingForAProcess();

private:
    QTemporaryDir m_folder;
    QString m_samples; ///< of some million samples
    QString m_heap;    ///< of some hundred thousand objects
};

namespace
{

constexpr int kInterrupted = 130;
constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

bool catches(qint64 pid, int signal)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray text = status.readAll();
    const qsizetype mask = text.indexOf("SigCgt:\t") + qsizetype{8};
    return (text.mid(mask, 16).toULongLong(nullptr, 16) & (1ULL << (signal - 1))) != 0;
}

/// Does nothing once the process has ended: its number is 0 then, which means this test as well.
void send(const QProcess& process, int signal)
{
    if (process.processId() > 0) {
        ::kill(static_cast<pid_t>(process.processId()), signal);
    }
}

QByteArray manySamples()
{
    constexpr int kSamples = 3'000'000;
    QByteArray text("CMDLINE python x.py\n");
    for (int i = 0; i < kSamples; ++i) {
        text += "MEM 1" + QByteArray::number(i * 7 % 1000) + ".5 1714557600." +
                QByteArray::number(1'000'000 + i) + "\n";
    }
    return text;
}

/// Objects that hold three others each, at random; the ids grow.
QByteArray manyObjects()
{
    constexpr std::uint32_t kObjects = 400'000;
    constexpr std::uint32_t kEdges = 3;
    std::mt19937 random(1);
    QByteArray text(R"({"snapshot":{"meta":{"node_fields":["type","name","id","self_size",)"
                    R"("edge_count"],"node_types":[["synthetic","object"],"string","number",)"
                    R"("number","number"],"edge_fields":["type","name_or_index","to_node"],)"
                    R"("edge_types":[["property","shortcut"],"string_or_number","node"]},)"
                    R"("node_count":)");
    text += QByteArray::number(kObjects) +
            ",\"edge_count\":" + QByteArray::number(kObjects * kEdges) + "},\n\"nodes\":[";
    for (std::uint32_t i = 0; i < kObjects; ++i) {
        text += (i == 0 ? "0,0," : ",1," + QByteArray::number(i % 1000) + ",") +
                QByteArray::number(2 * i + 1) + ",16,3\n";
    }
    text += "],\n\"edges\":[";
    for (std::uint32_t i = 0; i < kObjects * kEdges; ++i) {
        const std::uint32_t from = i / kEdges;
        const std::uint32_t target = i % kEdges == 0 && from + 1 < kObjects
                                         ? from + 1
                                         : static_cast<std::uint32_t>(random() % kObjects);
        text += (i == 0 ? "1," : ",0,") + QByteArray::number(i % 1000) + "," +
                QByteArray::number(target * 5) + "\n";
    }
    text += "],\n\"strings\":[";
    for (int i = 0; i < 1000; ++i) {
        text += (i == 0 ? "\"" : ",\"") + QByteArray("name") + QByteArray::number(i) + "\"";
    }
    return text + "]}\n";
}

QStringList leftInFolder(const QString& folder)
{
    return QDir(folder).entryList({QStringLiteral("out*")}, QDir::Files | QDir::Hidden);
}

} // namespace

void tst_CliInterrupt::initTestCase()
{
    m_samples = test::writeFile(m_folder.filePath(QStringLiteral("samples.dat")), manySamples());
    m_heap = test::writeFile(m_folder.filePath(QStringLiteral("heap.heapsnapshot")), manyObjects());
    QVERIFY(!m_samples.isEmpty() && !m_heap.isEmpty());
}

void tst_CliInterrupt::everyCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString out = m_folder.filePath(QStringLiteral("out"));
    const auto row = [](const char* name, QStringList arguments) {
        QTest::newRow(name) << arguments;
    };
    const QString asJson = QStringLiteral("--json");
    row("summary", {QStringLiteral("summary"), m_samples, m_samples});
    row("summary of a heap", {QStringLiteral("summary"), m_heap, m_heap});
    row("runs", {QStringLiteral("runs"), m_samples, m_samples});
    row("leak", {QStringLiteral("leak"), m_samples, m_samples});
    for (const char* ending : {".tidemark", ".csv", ".json"}) {
        row(ending, {QStringLiteral("convert"), m_samples, QStringLiteral("-o"),
                     out + QLatin1String(ending)});
    }
    row("types", {QStringLiteral("types"), m_heap, asJson});
    row("compare", {QStringLiteral("compare"), m_heap, m_heap, asJson});
    row("compare three", {QStringLiteral("compare"), m_heap, m_heap, m_heap, asJson});
    row("object", {QStringLiteral("object"), m_heap, QStringLiteral("--id=101"),
                   QStringLiteral("--depth=5"), asJson});
    row("nodes", {QStringLiteral("nodes"), m_heap});
    row("processes", {QStringLiteral("processes")});
}

/// Signals at five moments of the time that the whole work takes. How far the work is by then, and
/// whether it has just ended, depends on what else the machine does; but not every time.
void tst_CliInterrupt::everyCommand()
{
    QFETCH(QStringList, arguments);
    constexpr int kMoments = 5;
    QElapsedTimer clock;
    clock.start();
    const test::CliOutcome whole = test::runCli(arguments);
    QVERIFY2(whole.status == 0 || whole.status == 1, whole.err.constData());
    const qint64 wholeMs = clock.elapsed();
    for (const QString& name : leftInFolder(m_folder.path())) {
        QVERIFY(QFile::remove(m_folder.filePath(name)));
    }
    int interrupted = 0;
    for (int moment = 0; moment < kMoments; ++moment) {
        const int signal = kSignals[static_cast<std::size_t>(moment) % kSignals.size()];
        QProcess process;
        process.start(QStringLiteral(TIDEMARK_CLI), arguments);
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(process.state() == QProcess::NotRunning ||
                    catches(process.processId(), signal));
        if (!process.waitForFinished(static_cast<int>(wholeMs * moment / kMoments))) {
            send(process, signal);
            QVERIFY(process.state() == QProcess::NotRunning ||
                    process.waitForFinished(test::kPatience));
        }
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        if (process.exitCode() == kInterrupted) {
            ++interrupted;
            QCOMPARE(leftInFolder(m_folder.path()), QStringList());
            QVERIFY(process.readAllStandardError().contains("Cancelled."));
        } else {
            QCOMPARE(process.exitCode(), whole.status);
            for (const QString& name :
                 leftInFolder(m_folder.path())) { // else in the next one's way
                QVERIFY(QFile::remove(m_folder.filePath(name)));
            }
        }
    }
    QVERIFY(interrupted > 0);
}

void tst_CliInterrupt::whileNobodyReads_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString heap = QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/tiny.heapsnapshot.zst");
    const QString samples = QStringLiteral(TIDEMARK_FIXTURES "/mprof/list_sum.dat");
    const QString asJson = QStringLiteral("--json");
    QTest::newRow("types") << QStringList{QStringLiteral("types"), heap, asJson};
    QTest::newRow("types in words") << QStringList{QStringLiteral("types"), heap};
    QTest::newRow("object") << QStringList{QStringLiteral("object"), heap, QStringLiteral("--id=3"),
                                           asJson};
    QTest::newRow("nodes") << QStringList{QStringLiteral("nodes"), heap};
    QTest::newRow("summary") << (QStringList{QStringLiteral("summary"), asJson} +
                                 QStringList(20, samples));
}

/// The pipe is full and stays so.
void tst_CliInterrupt::whileNobodyReads()
{
    QFETCH(QStringList, arguments);
    constexpr int kSmallest = 4096;
    const QString path =
        m_folder.filePath(QStringLiteral("pipe") + QString::number(qHash(arguments)));
    QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    const int own = ::open(path.toLocal8Bit().constData(), O_RDWR); // does not wait for a writer
    QVERIFY(own >= 0);
    QVERIFY(::fcntl(own, F_SETPIPE_SZ, kSmallest) >= 0);
    QProcess process;
    process.setStandardOutputFile(path);
    process.start(QStringLiteral(TIDEMARK_CLI), arguments);
    QVERIFY(process.waitForStarted());
    char first = 0;
    QCOMPARE(::read(own, &first, 1), 1);
    send(process, SIGTERM);
    QVERIFY(process.waitForFinished(test::kPatience));
    ::close(own);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), kInterrupted);
}

void tst_CliInterrupt::hangUpIsIgnoredUnderNohup()
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"), QStringLiteral("trap '' HUP; exec \"$@\""),
                   QStringLiteral("sh"), QStringLiteral(TIDEMARK_CLI), QStringLiteral("runs"),
                   m_samples, m_samples});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY(catches(process.processId(), SIGTERM));
    send(process, SIGHUP);
    QVERIFY(process.waitForFinished(test::kPatience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void tst_CliInterrupt::waitingForAProcess()
{
    for (const int signal : kSignals) {
        const QString file = m_folder.filePath(QStringLiteral("waiting%1.tidemark").arg(signal));
        QProcess process;
        process.start(QStringLiteral(TIDEMARK_CLI),
                      {QStringLiteral("record"), QStringLiteral("--follow-restarts"),
                       QStringLiteral("--name"), QStringLiteral("no program has such a name"),
                       QStringLiteral("-o"), file});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(QFile::exists(file));
        send(process, signal);
        QVERIFY(process.waitForFinished(test::kPatience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), kInterrupted);
    }
}

TIDEMARK_TEST(tst_CliInterrupt)

#include "tst_cli_interrupt.moc"
