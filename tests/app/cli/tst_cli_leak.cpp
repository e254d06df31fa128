// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <functional>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::kMiB;
using test::runCli;

/// `tidemark-cli leak`: the verdict as JSON, as text, as exit status.
class tst_CliLeak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLeak();
    void noLeak();
    void undecided();
    void bothRulesOfBaselines();
    void memwatchAlone();
    void recordingsAsTheyAre_data();
    void recordingsAsTheyAre();
    void aThreshold();
    void aRecordingWithoutTime();
    void severalFiles();
    void aFileThatCannotBeRead();
    void wrongUsage();
    void inWords();
    void inJapanese();

private:
    /// An mprof file of 120 samples a second apart; @p memory is in MiB.
    QString mprof(const char* name, const std::function<double(int)>& memory) const;
    /// A table with a column of heap sizes after garbage collection, in bytes.
    QString baselines(const char* name, const std::vector<double>& sizes) const;

    QTemporaryDir m_folder;
};

QString tst_CliLeak::mprof(const char* name, const std::function<double(int)>& memory) const
{
    QByteArray text = "CMDLINE python3 server.py\n";
    for (int i = 0; i < 120; ++i) {
        text += "MEM " + QByteArray::number(memory(i), 'f', 6) + ' ' +
                QByteArray::number(1529587600.0 + i, 'f', 4) + '\n';
    }
    return test::writeFile(m_folder.filePath(QString::fromLatin1(name)), text);
}

QString tst_CliLeak::baselines(const char* name, const std::vector<double>& sizes) const
{
    QByteArray text = "time,gc_baseline\n";
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        text += QByteArray::number(static_cast<int>(i) * 60) + ',' +
                QByteArray::number(sizes[i], 'f', 0) + '\n';
    }
    return test::writeFile(m_folder.filePath(QString::fromLatin1(name)), text);
}

void tst_CliLeak::aLeak()
{
    const QString file = mprof("leak.dat", [](int i) { return 100.0 + 0.5 * i; });
    const CliOutcome outcome = runCli({QStringLiteral("leak"), file, QStringLiteral("--json"),
                                       QStringLiteral("--limit"), QStringLiteral("219.5 MiB")});
    QCOMPARE(outcome.status, 1);
    const json document = outcome.document();
    QVERIFY(document["tidemark"] == json(1));
    QVERIFY(document["verdict"] == json("leak"));
    QVERIFY(document["reason"] == json());
    QVERIFY(document["path"] == json(file.toStdString()));
    QVERIFY(!document.contains("files"));
    QVERIFY(document["limit_bytes"] == json(230'162'432));
    // 159.5 MiB at the end, 60 to go at half a MiB a second.
    QVERIFY(std::abs(document["reached_in_s"].get<double>() - 120.0) < 1.0);
    QCOMPARE(document["rules"].size(), std::size_t{2});
    const json memwatch = document["rules"][0];
    QVERIFY(memwatch["rule"] == json("memwatch"));
    QVERIFY(memwatch["fired"] == json());
    QVERIFY(memwatch["at"] == json());
    QVERIFY(memwatch["reason"] == json("no_gc_baseline"));
    const json slope = document["rules"][1];
    QVERIFY(slope["rule"] == json("slope"));
    QVERIFY(slope["fired"] == json(true));
    QVERIFY(std::abs(slope["bytes_per_s"].get<double>() - 0.5 * kMiB) < 100.0);
    QVERIFY(slope["low"].get<double>() <= 0.5 * kMiB);
    QVERIFY(slope["high"].get<double>() >= 0.5 * kMiB);
    QVERIFY(slope["series"] == (json{{"kind", "rss"}, {"name", "RSS"}}));
    QVERIFY(slope["readings"] == json(120));
    QVERIFY(slope["from"] == json(0.0));
    QVERIFY(slope["to"] == json(119.0));
    QVERIFY(slope["warm_up_s"] == json(0.0));

    const json unlimited =
        runCli({QStringLiteral("leak"), file, QStringLiteral("--json")}).document();
    QVERIFY(unlimited["limit_bytes"] == json());
    QVERIFY(unlimited["reached_in_s"] == json());
}

void tst_CliLeak::noLeak()
{
    const QString file = mprof("flat.dat", [](int i) { return 100.0 + (i % 7) * 10.0; });
    const CliOutcome outcome = runCli({QStringLiteral("leak"), file, QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.isEmpty());
    QVERIFY(outcome.document()["verdict"] == json("no_leak"));
    QVERIFY(outcome.document()["rules"][1]["fired"] == json(false));
}

void tst_CliLeak::undecided()
{
    const QString step = mprof("step.dat", [](int i) { return i < 80 ? 100.0 : 160.0; });
    const CliOutcome outcome = runCli({QStringLiteral("leak"), step, QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.document()["verdict"] == json("undecided"));
    QVERIFY(outcome.document()["reason"] == json("step_only"));

    const CliOutcome shortRun =
        runCli({QStringLiteral("leak"), QStringLiteral(TIDEMARK_FIXTURES "/mprof/list_sum.dat"),
                QStringLiteral("--json")});
    QCOMPARE(shortRun.status, 0);
    QVERIFY(shortRun.document()["reason"] == json("too_few_readings"));
    QVERIFY(shortRun.document()["rules"][1]["bytes_per_s"] == json());
}

void tst_CliLeak::bothRulesOfBaselines()
{
    std::vector<double> sizes;
    for (int i = 0; i < 60; ++i) {
        sizes.push_back(20 * kMiB + i * 0.2 * kMiB);
    }
    const CliOutcome outcome =
        runCli({QStringLiteral("leak"), baselines("growing.csv", sizes), QStringLiteral("--json")});
    QCOMPARE(outcome.status, 1);
    const json document = outcome.document();
    QVERIFY(document["rules"][0]["fired"] == json(true));
    QVERIFY(document["rules"][0]["at"] == json(240.0));
    QVERIFY(document["rules"][0]["times"] == json(12));
    QVERIFY(document["rules"][0]["collections"] == json(60));
    QVERIFY(document["rules"][0]["growth_bytes"] == json(838'861)); // four steps
    QVERIFY(document["rules"][1]["series"]["kind"] == json("gc_baseline"));
    QVERIFY(document["rules"][1]["fired"].get<bool>());

    // memwatch reports the warm-up; an hour without growth decides.
    std::vector<double> settled{5 * kMiB, 9 * kMiB, 12 * kMiB, 14 * kMiB, 15 * kMiB};
    settled.resize(80, 15 * kMiB);
    const CliOutcome calm = runCli(
        {QStringLiteral("leak"), baselines("settled.csv", settled), QStringLiteral("--json")});
    QCOMPARE(calm.status, 0);
    QVERIFY(calm.document()["verdict"] == json("no_leak"));
    QVERIFY(calm.document()["rules"][0]["fired"] == json(true));
}

void tst_CliLeak::memwatchAlone()
{
    const QString file = baselines("few.csv", {1e6, 2e6, 3e6, 4e6, 5e6, 6e6});
    const CliOutcome outcome = runCli({QStringLiteral("leak"), file, QStringLiteral("--json")});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.document()["verdict"] == json("leak"));
    QVERIFY(outcome.document()["rules"][1]["fired"] == json(false));
    QVERIFY(outcome.document()["rules"][1]["reason"] == json("too_few_readings"));
    const QString text = QString::fromUtf8(runCli({QStringLiteral("leak"), file}).out);
    QVERIFY(text.contains(QStringLiteral("5 full garbage collections in a row")));
    QVERIFY(text.contains(QStringLiteral("the very first collection")));
}

void tst_CliLeak::recordingsAsTheyAre_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<double>("rate"); // bytes a second; -1 if nothing is expected of it
    const auto row = [](const char* name, const char* file, const char* verdict, const char* reason,
                        double rate) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(verdict)
                            << QString::fromLatin1(reason) << rate;
    };
    row("grows for a second, then level for nine", "memory_usage/start_then_level.jsonl", "no_leak",
        "", -1);
    row("up to a plateau in eight hours", "csv/plateau_24h.csv", "no_leak", "", -1);
    row("12 MiB in a day", "csv/slow_leak_24h.csv", "leak", "", 137);
    row("ten readings behind the warm-up", "csv/warm_up_of_20.csv", "undecided",
        "too_few_after_warm_up", -1);
    row("asleep for eight hours", "csv/asleep_8h.csv", "leak", "", 12 * kMiB / 60);
    row("collections of a start", "csv/collections_of_a_start.csv", "undecided", "too_short", -1);
}

void tst_CliLeak::recordingsAsTheyAre()
{
    QFETCH(QString, file);
    QFETCH(QString, verdict);
    QFETCH(QString, reason);
    QFETCH(double, rate);
    const CliOutcome outcome =
        runCli({QStringLiteral("leak"), QStringLiteral(TIDEMARK_FIXTURES "/") + file,
                QStringLiteral("--json")});
    QCOMPARE(outcome.status, verdict == QStringLiteral("leak") ? 1 : 0);
    const json document = outcome.document();
    QCOMPARE(QString::fromStdString(document["verdict"].get<std::string>()), verdict);
    QCOMPARE(QString::fromStdString(
                 document["reason"].is_null() ? "" : document["reason"].get<std::string>()),
             reason);
    if (rate > 0.0) {
        const double found = document["rules"][1]["bytes_per_s"].get<double>();
        QVERIFY2(std::abs(found - rate) < 0.05 * rate, qPrintable(QString::number(found)));
    }
}

void tst_CliLeak::aThreshold()
{
    const QString file = mprof("slow.dat", [](int i) { return 100.0 + 0.05 * i; });
    const auto leak = [&file](const char* threshold) {
        return runCli({QStringLiteral("leak"), file, QStringLiteral("--json"),
                       QStringLiteral("--threshold"), QString::fromLatin1(threshold)});
    };
    const json usual = runCli({QStringLiteral("leak"), file, QStringLiteral("--json")}).document();
    QVERIFY(usual["verdict"] == json("leak"));
    const double aDay = usual["rules"][1]["threshold_bytes_per_s"].get<double>() * 86'400;
    QVERIFY2(aDay > kMiB && aDay < 1.1 * kMiB, qPrintable(QString::number(aDay)));

    const CliOutcome calm = leak("5 MiB/min");
    QCOMPARE(calm.status, 0);
    QVERIFY(calm.document()["verdict"] == json("no_leak"));
    const json slope = calm.document()["rules"][1];
    QVERIFY(slope["below_threshold"] == json(true));
    QVERIFY(std::abs(slope["threshold_bytes_per_s"].get<double>() - 5 * kMiB / 60) < 1e-6);
    const CliOutcome inWords = runCli(
        {QStringLiteral("leak"), file, QStringLiteral("--threshold"), QStringLiteral("5MiB/min")});
    const QString text = QString::fromUtf8(inWords.out).replace(QChar(0xa0), QLatin1Char(' '));
    QVERIFY2(text.contains(QStringLiteral("No leak that matters: RSS grows 3.00 MiB/min "
                                          "(3.00–3.00), less than the threshold of 5.00 "
                                          "MiB/min.")),
             qPrintable(text));
    QCOMPARE(leak("1MiB/min").status, 1);
    for (const char* wrong : {"5 MiB", "fast", "1/week", "-1MiB/h", "/h"}) {
        QCOMPARE(leak(wrong).status, 2);
    }
}

void tst_CliLeak::aRecordingWithoutTime()
{
    const CliOutcome outcome =
        runCli({QStringLiteral("leak"),
                QStringLiteral(TIDEMARK_FIXTURES "/memory_usage/without_time.jsonl"),
                QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.document()["reason"] == json("no_time_axis"));
}

/// The worst verdict stands in front, whatever the order; all are listed.
void tst_CliLeak::severalFiles()
{
    const QString flat = mprof("flat.dat", [](int) { return 100.0; });
    const QString leak = mprof("leak.dat", [](int i) { return 100.0 + i; });
    const CliOutcome outcome =
        runCli({QStringLiteral("leak"), QStringLiteral("--json"), flat, leak});
    QCOMPARE(outcome.status, 1);
    const json document = outcome.document();
    QVERIFY(document["verdict"] == json("leak"));
    QVERIFY(document["path"] == json(leak.toStdString()));
    QCOMPARE(document["files"].size(), std::size_t{2});
    QVERIFY(document["files"][0]["path"] == json(flat.toStdString()));
    QVERIFY(document["files"][0]["verdict"] == json("no_leak"));
    QVERIFY(document["files"][1]["verdict"] == json("leak"));
    QVERIFY(document["files"][1]["rules"] == document["rules"]);
    QCOMPARE(runCli({QStringLiteral("leak"), flat, flat}).status, 0);
}

void tst_CliLeak::aFileThatCannotBeRead()
{
    const QString leak = mprof("leak.dat", [](int i) { return 100.0 + i; });
    const QString missing = m_folder.filePath(QStringLiteral("missing.dat"));
    const CliOutcome outcome =
        runCli({QStringLiteral("leak"), QStringLiteral("--json"), leak, missing});
    QCOMPARE(outcome.status, 3);
    QVERIFY(outcome.err.contains("missing.dat"));
    QVERIFY(outcome.document()["verdict"] == json("leak"));

    const CliOutcome none = runCli({QStringLiteral("leak"), QStringLiteral("--json"), missing});
    QCOMPARE(none.status, 3);
    QVERIFY(none.document()["verdict"] == json());
    QVERIFY(none.document()["rules"] == json::array());
}

void tst_CliLeak::wrongUsage()
{
    QCOMPARE(runCli({QStringLiteral("leak")}).status, 2);
    for (const char* limit : {"much", "-5", "0", "10%"}) {
        const CliOutcome outcome = runCli({QStringLiteral("leak"), QStringLiteral("--limit"),
                                           QString::fromLatin1(limit), QStringLiteral("x.dat")});
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.out.isEmpty());
    }
}

void tst_CliLeak::inWords()
{
    const QString file = mprof("leak.dat", [](int i) { return 100.0 + 0.5 * i; });
    const CliOutcome outcome =
        runCli({QStringLiteral("leak"), file, QStringLiteral("--limit"), QStringLiteral("700MiB")});
    QCOMPARE(outcome.status, 1);
    const QString text = QString::fromUtf8(outcome.out).replace(QChar(0xa0), QLatin1Char(' '));
    QVERIFY2(text.startsWith(QStringLiteral("leak.dat\n  Leak: RSS grows 30.0 MiB/min (30.0–30.0), "
                                            "reaches the 700 MiB limit in about 18 min.\n")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("The rule needs heap sizes after garbage collection")));

    const QString flat = mprof("flat.dat", [](int) { return 100.0; });
    const QString calm = QString::fromUtf8(runCli({QStringLiteral("leak"), flat}).out);
    QVERIFY2(calm.contains(QStringLiteral("No leak: no growth of RSS above ")), qPrintable(calm));
}

void tst_CliLeak::inJapanese()
{
    const QString file = mprof("leak.dat", [](int i) { return 100.0 + i; });
    const CliOutcome outcome =
        runCli({QStringLiteral("--lang"), QStringLiteral("ja"), QStringLiteral("leak"), file});
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.out.contains("RSS"));
}

TIDEMARK_TEST(tst_CliLeak)

#include "tst_cli_leak.moc"
