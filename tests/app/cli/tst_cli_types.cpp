// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/java_target.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/python_target.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using nlohmann::json;
using namespace tidemark;
using test::CliOutcome;
using test::runCli;

/// `snapshot --kind types`, and what the other commands say of such a snapshot.
class tst_CliTypes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGrowingJvmIsCompared();
    void linesOfAPythonProgram();
    void whatCannotBeTaken_data();
    void whatCannotBeTaken();
    void ofAProgramWithoutTypes();
    void aJvmHasNoHeapSnapshot();
    void aFileOfAJvm();

private:
    QString path(const char* name) { return m_folder.filePath(QLatin1String(name)); }
    static CliOutcome take(qint64 pid, const QString& file, const QStringList& further = {},
                           const QString& kind = QStringLiteral("types"))
    {
        return runCli(QStringList{QStringLiteral("snapshot"), QStringLiteral("--pid"),
                                  QString::number(pid), QStringLiteral("--kind"), kind,
                                  QStringLiteral("-o"), file} +
                      further);
    }

    QTemporaryDir m_folder;
};

namespace
{

json rowOf(const json& rows, const char* name)
{
    const auto row =
        std::ranges::find_if(rows, [name](const json& one) { return one["name"] == name; });
    return row == rows.end() ? json() : *row;
}

} // namespace

void tst_CliTypes::aGrowingJvmIsCompared()
{
    if (!test::JavaTarget::isThere()) {
        QSKIP("no Java here");
    }
    test::JavaTarget target;
    const QString before = path("before.tidemark");
    const QString after = path("after.tidemark");
    const CliOutcome outcome = take(target.pid(), before, {QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    const json document = outcome.document();
    QVERIFY(document["kind"] == json("types"));
    QVERIFY(document["pid"] == json(target.pid()));
    QCOMPARE(document["bytes"].get<qint64>(), QFileInfo(before).size());
    QVERIFY(document["total"]["objects"].get<qint64>() > 1000);
    target.grow(2000);
    const CliOutcome words = take(target.pid(), after);
    QCOMPARE(words.status, 0);
    QVERIFY2(words.out.contains("objects"), words.out.constData());

    const json types =
        runCli({QStringLiteral("types"), after, QStringLiteral("--json")}).document();
    const json kept = rowOf(types["types"], "Leak$Order");
    QVERIFY(kept["count"] == json(2000));
    QVERIFY(kept["retained_bytes"].is_null());
    const json compared =
        runCli({QStringLiteral("compare"), before, after, QStringLiteral("--json")}).document();
    QVERIFY(compared["matched_by"] == json("type"));
    QVERIFY(compared["types"][0]["name"] == json("byte[]"));
    QVERIFY(rowOf(compared["types"], "Leak$Order")["count_delta"] == json(2000));
}

void tst_CliTypes::linesOfAPythonProgram()
{
    test::PythonTarget target(QStringLiteral("import tracemalloc; tracemalloc.start()"));
    const QString sites = QStringLiteral("sites");
    const CliOutcome outcome =
        take(target.pid(), path("lines.tidemark"), {QStringLiteral("--json")}, sites);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(outcome.document()["kind"] == json("sites"));
    target.grow(2000);
    QCOMPARE(take(target.pid(), path("more.tidemark"), {}, sites).status, 0);
    const auto compare = [this](const char* before, const char* after, const QStringList& further) {
        return runCli(QStringList{QStringLiteral("compare"), path(before), path(after)} + further);
    };
    const json grown = rowOf(
        compare("lines.tidemark", "more.tidemark", {QStringLiteral("--json")}).document()["types"],
        "<string>:5");
    QVERIFY2(grown["size_delta"].get<qint64>() > 2000 * 1000, grown.dump().c_str());
    const QByteArray text = compare("lines.tidemark", "more.tidemark", {}).out;
    QVERIFY2(text.contains("Line ") && !text.contains("Type "), text.constData());
    QVERIFY(runCli({QStringLiteral("types"), path("more.tidemark")}).out.contains("Blocks"));
    const json summary =
        runCli({QStringLiteral("summary"), path("more.tidemark"), QStringLiteral("--json")})
            .document();
    QVERIFY(summary["recordings"][0]["snapshots"][0]["sites"] == json(true));

    QCOMPARE(take(target.pid(), path("types.tidemark")).status, 0);
    const CliOutcome unlike = compare("types.tidemark", "more.tidemark", {});
    QCOMPARE(unlike.status, 2);
    QVERIFY2(unlike.err.contains("cannot be compared"), unlike.err.constData());
}

void tst_CliTypes::whatCannotBeTaken_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no such process")
        << "--pid 4194304 --kind types" << 4 << QByteArray("PID 4194304: ");
    QTest::newRow("no process named") << "--kind types" << 2 << QByteArray("wants one of: --pid N");
    QTest::newRow("garbage") << "--pid 1 --kind types --gc" << 2 << QByteArray("ask no inspector");
    QTest::newRow("by signal") << "--pid 1 --kind types --by-signal" << 2
                               << QByteArray("ask no inspector");
}

void tst_CliTypes::whatCannotBeTaken()
{
    QFETCH(QString, arguments);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    const QString file = path("none.tidemark");
    const CliOutcome outcome =
        runCli(QStringList{QStringLiteral("snapshot")} + arguments.split(u' ') +
               QStringList{QStringLiteral("-o"), file});
    QCOMPARE(outcome.status, status);
    QVERIFY2(outcome.err.contains(message), outcome.err.constData());
    QVERIFY(!QFile::exists(file));
}

void tst_CliTypes::ofAProgramWithoutTypes()
{
    const test::MemoryTarget target;
    const QString file = path("none.tidemark");
    const CliOutcome outcome = take(target.pid(), file);
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("tells nothing of its types"), outcome.err.constData());
    QVERIFY(!QFile::exists(file));
    const CliOutcome otherName = take(target.pid(), path("one.heapsnapshot"));
    QCOMPARE(otherName.status, 2);
    QVERIFY(otherName.err.contains("must end in .tidemark"));
}

void tst_CliTypes::aJvmHasNoHeapSnapshot()
{
    if (!test::JavaTarget::isThere()) {
        QSKIP("no Java here");
    }
    const test::JavaTarget target;
    const CliOutcome outcome =
        runCli({QStringLiteral("snapshot"), QStringLiteral("--pid"), QString::number(target.pid()),
                QStringLiteral("-o"), path("none.heapsnapshot")});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("--kind types"), outcome.err.constData());
    QVERIFY(target.isRunning());
}

/// Two histograms that were saved by jcmd are two snapshots.
void tst_CliTypes::aFileOfAJvm()
{
    const QString file = QStringLiteral(TIDEMARK_FIXTURES "/class_histogram/java17.txt");
    const json second = runCli({QStringLiteral("types"), file, QStringLiteral("--snapshot"),
                                QStringLiteral("1"), QStringLiteral("--json")})
                            .document();
    QVERIFY(rowOf(second["types"], "Leak$Order")["count"] == json(20000));
}

TIDEMARK_TEST(tst_CliTypes)

#include "tst_cli_types.moc"
