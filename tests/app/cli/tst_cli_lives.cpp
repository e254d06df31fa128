// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::kMiB;
using test::runCli;

namespace
{

bool isNear(const json& value, double expected, double tolerance)
{
    return value.is_number() && std::abs(value.get<double>() - expected) <= tolerance;
}

} // namespace

/// `tidemark-cli summary` of a process that was restarted.
class tst_CliLives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asJson();
    void inWords();
    void onlyWhatGoesOnIsPredicted();
    void withoutRestarts();
    void exportedJsonReadsBack();

private:
    QString file(int restarts, bool isFinished = true) const;

    QTemporaryDir m_folder;
};

/// What `record --follow-restarts` writes of a process that starts at 100 MiB, grows by 4 MiB a
/// second, and is killed after 100 s. The last life goes on for 50 s.
QString tst_CliLives::file(int restarts, bool isFinished) const
{
    QByteArray text = R"({"tidemark":"recording","version":"1.1","program":"node server.js",)"
                      R"("format":"live","started_unix_ns":1795288796882100000,"axis_unit":"ns",)"
                      R"("series":[{"group":0,"kind":"rss","name":"RSS","pid":null,)"
                      R"("unit":"bytes"}]})"
                      "\n";
    const auto seconds = [](int count) { return QByteArray::number(count * 1'000'000'000LL); };
    for (int life = 0; life <= restarts; ++life) {
        const int begin = life * 101;
        const int length = life < restarts ? 100 : 51;
        for (int i = 0; i < length; ++i) {
            text += "[0," + seconds(begin + i) + ',' + QByteArray::number(104857600 + i * 4194304) +
                    "]\n";
        }
        if (life < restarts) {
            text += "[0," + seconds(begin + 100) + ",null]\n";
            text += R"({"marker":{"kind":"restart","name":"PID )" + QByteArray::number(40 + life) +
                    " → " + QByteArray::number(41 + life) + R"(","start":)" + seconds(begin + 100) +
                    R"(,"end":)" + seconds(begin + 101) + "}}\n";
        }
    }
    text += isFinished ? "{\"end\":\"file\"}\n" : "";
    const auto name =
        isFinished ? QStringLiteral("live%1.tidemark") : QStringLiteral("growing%1.tidemark");
    return test::writeFile(m_folder.filePath(name.arg(restarts)), text);
}

void tst_CliLives::asJson()
{
    const CliOutcome outcome =
        runCli({QStringLiteral("summary"), file(3), QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    const json recording = outcome.document()["recordings"][0];
    const json& lives = recording["lives"];
    QCOMPARE(lives.size(), std::size_t{4});
    QVERIFY(lives[1]["start"] == json(101.0));
    QVERIFY(lives[1]["end"] == json(201.0));
    QVERIFY(lives[1]["pid"] == json(41));
    QVERIFY(lives[1]["ended"] == json(true));
    QVERIFY(lives[1]["first"] == json(104857600));
    QVERIFY(lives[1]["peak"] == json(104857600 + 99 * 4194304));
    QVERIFY(lives[1]["last"] == lives[1]["peak"]);
    QVERIFY(isNear(lives[1]["bytes_per_s"], 4 * kMiB, 1.0));
    QVERIFY(lives[3]["pid"] == json(43));
    QVERIFY(lives[3]["end"] == json(353.0));
    QVERIFY(lives[3]["ended"] == json(false));

    const json& restarts = recording["restarts"];
    QVERIFY(restarts["count"] == json(3));
    QVERIFY(isNear(restarts["interval"]["median"], 101.0, 1e-9));
    QVERIFY(isNear(restarts["bytes_per_s"], 4 * kMiB, 1.0));
    QVERIFY(restarts["limit"]["bytes"] == lives[1]["peak"]);
    QVERIFY(restarts["reached_in_s"] == json()); // it has ended
}

void tst_CliLives::inWords()
{
    const CliOutcome outcome = runCli({QStringLiteral("summary"), file(3)});
    QCOMPARE(outcome.status, 0);
    const QByteArray text = QString::fromUtf8(outcome.out).replace(QChar(0xa0), u' ').toUtf8();
    QVERIFY2(text.contains("every 1 m 41 s. Each life grows by 4.00 MiB/s and ends near 496 MiB."),
             text.constData());
    QVERIFY(!text.contains("present one"));
}

void tst_CliLives::onlyWhatGoesOnIsPredicted()
{
    const QString path = file(3, false);
    const CliOutcome outcome = runCli({QStringLiteral("summary"), path, QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    const json restarts = outcome.document()["recordings"][0]["restarts"];
    QVERIFY(isNear(restarts["reached_in_s"], 49.0, 0.01)); // from 300 to 496 MiB
    const QByteArray text = QString::fromUtf8(runCli({QStringLiteral("summary"), path}).out)
                                .replace(QChar(0xa0), u' ')
                                .toUtf8();
    QVERIFY2(text.contains("The present one reaches 496 MiB in about 49 s."), text.constData());
}

void tst_CliLives::withoutRestarts()
{
    const QString path = file(0);
    const json recording = runCli({QStringLiteral("summary"), path, QStringLiteral("--json")})
                               .document()["recordings"][0];
    QVERIFY(recording["lives"] == json::array());
    QVERIFY(recording["restarts"] == json());
    QVERIFY(!runCli({QStringLiteral("summary"), path}).out.contains("estart"));
}

void tst_CliLives::exportedJsonReadsBack()
{
    const QString out = m_folder.filePath(QStringLiteral("out.json"));
    QCOMPARE(runCli({QStringLiteral("convert"), file(3), QStringLiteral("-o"), out}).status, 0);
    const CliOutcome outcome = runCli({QStringLiteral("summary"), out, QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    const json recording = outcome.document()["recordings"][0];
    QCOMPARE(recording["lives"].size(), std::size_t{4});
    QVERIFY(recording["warnings"].empty());
}

TIDEMARK_TEST(tst_CliLives)
#include "tst_cli_lives.moc"
