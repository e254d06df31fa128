// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/cli_summary.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <cerrno>

using namespace tidemark;

namespace
{

const QByteArray kSamples = "time,rss\n0,1000000\n1,2000000\n2,3000000\n";
const QByteArray kOlder = "somebody's older work";

/// A function whose calls fail in turn, and what they fail with.
struct Fault {
    const char* function;
    int error;
    int densely; ///< up to this call each is failed, beyond it those at growing distances
};

constexpr std::array<Fault, 6> kFaults{{
    {"open", EMFILE, 400},
    {"read", EIO, 400},
    {"write", ENOSPC, 400},
    {"fsync", EIO, 400},
    {"mmap", ENOMEM, 400},
    {"malloc", ENOMEM, 20},
}};

/// The call after number @p call that is failed, in steps that grow by an eighth.
int callAfter(int call, const Fault& fault)
{
    return call < fault.densely ? call + 1 : call + std::max(1, call / 8);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Looks whether a run that did not fail printed what is right, or says that it could not read all.
auto hasOnly(const QByteArray& right)
{
    return [right](const test::CliOutcome& outcome) {
        const bool isSaid = (outcome.out + outcome.err).contains("could not be read to its end");
        const bool isWrong = outcome.status == 0 && outcome.out != right && !isSaid;
        return isWrong ? QByteArray("it prints other figures") : QByteArray();
    };
}

} // namespace

/// The command line where the system fails it, at one call after the other: it says why and ends,
/// and no file that stood there before is lost.
class tst_CliFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summary_data() { addFaults(); }
    void summary();
    void types_data() { addFaults(); }
    void types();
    void convert_data() { addFaults(); }
    void convert();
    void record_data() { addFaults(); }
    void record();

private:
    struct Run {
        test::CliOutcome outcome;
        bool hasFailed; ///< there was such a call
    };

    static void addFaults()
    {
        QTest::addColumn<int>("fault");
        for (std::size_t i = 0; i < kFaults.size(); ++i) {
            QTest::addRow("%s", kFaults[i].function) << static_cast<int>(i);
        }
    }
    static const Fault& fault()
    {
        QFETCH(int, fault);
        return kFaults.at(static_cast<std::size_t>(fault));
    }

    Run run(const QStringList& arguments, const Fault& fault, int call) const;
    template <typename Look>
    QByteArray firstProblem(const QStringList& arguments, Look look) const;
    QString filled(const char* name, const QByteArray& content) const
    {
        return test::writeFile(m_folder.filePath(QString::fromLatin1(name)), content);
    }

    QTemporaryDir m_folder;
};

tst_CliFaults::Run tst_CliFaults::run(const QStringList& arguments, const Fault& fault,
                                      int call) const
{
    const QString mark = m_folder.filePath(QStringLiteral("mark"));
    QFile::remove(mark);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(TIDEMARK_FAILING_CALLS));
    environment.insert(
        QStringLiteral("TIDEMARK_FAULT"),
        QStringLiteral("%1:%2:%3").arg(QLatin1String(fault.function)).arg(call).arg(fault.error));
    environment.insert(QStringLiteral("TIDEMARK_FAULT_IN"), QStringLiteral("tidemark-cli"));
    environment.insert(QStringLiteral("TIDEMARK_FAULT_MARK"), mark);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TIDEMARK_CLI), arguments);
    if (!process.waitForFinished(test::kPatience) || process.exitStatus() != QProcess::NormalExit) {
        const QByteArray said = process.readAllStandardError();
        process.kill();
        process.waitForFinished();
        return {{-1, {}, "crashed or too slow: " + said}, true};
    }
    return {{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()},
            QFile::exists(mark)};
}

/// Fails each call in turn. @p look says what is wrong afterwards, by the exit status and what was
/// printed; nothing if all is well. The first that is wrong, or nothing.
template <typename Look>
QByteArray tst_CliFaults::firstProblem(const QStringList& arguments, Look look) const
{
    const Fault& failing = fault();
    for (int call = 1;; call = callAfter(call, failing)) {
        const Run tried = run(arguments, failing, call);
        const QByteArray where = QByteArray("call ") + QByteArray::number(call) + ": ";
        if (tried.outcome.status < 0) {
            return where + tried.outcome.err;
        }
        if (tried.outcome.status != 0 && tried.outcome.err.isEmpty()) {
            return where + "it fails and says nothing";
        }
        if (const QByteArray problem = look(tried.outcome); !problem.isEmpty()) {
            return where + problem + ", " + tried.outcome.err;
        }
        if (!tried.hasFailed) {
            return tried.outcome.status == 0 ? QByteArray() : where + "nothing failed but it";
        }
    }
}

void tst_CliFaults::summary()
{
    const QStringList arguments{QStringLiteral("summary"), filled("samples.csv", kSamples)};
    const QByteArray right = test::runCli(arguments).out;
    QVERIFY(!right.isEmpty());
    QCOMPARE(firstProblem(arguments, hasOnly(right)), QByteArray());
}

void tst_CliFaults::types()
{
    const QStringList arguments{
        QStringLiteral("types"),
        QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/cut-node24.heapsnapshot")};
    const QByteArray right = test::runCli(arguments).out;
    QVERIFY(!right.isEmpty());
    QCOMPARE(firstProblem(arguments, hasOnly(right)), QByteArray());
}

void tst_CliFaults::convert()
{
    const QString target = filled("converted.tidemark", kOlder);
    const auto look = [&target](const test::CliOutcome&) {
        const bool isKept = contentOf(target) == kOlder || test::summaryOf(target).is_object();
        return isKept ? QByteArray() : QByteArray("the file is lost");
    };
    QCOMPARE(firstProblem({QStringLiteral("convert"), filled("samples.csv", kSamples),
                           QStringLiteral("-o"), target, QStringLiteral("--force")},
                          look),
             QByteArray());
}

void tst_CliFaults::record()
{
    const QString target = filled("recorded.tidemark", kOlder);
    const auto look = [&target](const test::CliOutcome&) {
        const bool isKept = contentOf(target) == kOlder || test::summaryOf(target).is_object();
        return isKept ? QByteArray() : QByteArray("the file is lost");
    };
    QCOMPARE(firstProblem({QStringLiteral("record"), QStringLiteral("-o"), target,
                           QStringLiteral("--force"), QStringLiteral("--"), QStringLiteral("sleep"),
                           QStringLiteral("0.02")},
                          look),
             QByteArray());
}

TIDEMARK_TEST(tst_CliFaults)
#include "tst_cli_faults.moc"
