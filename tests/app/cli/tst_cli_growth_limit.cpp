// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/growth_limit.h"
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// `compare --fail-above`: how its limit is read, held to, and spoken of.
class tst_CliGrowthLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growthLimits_data();
    void growthLimits();
    void whatNoLimitIs_data();
    void whatNoLimitIs();
    void failAbove();
    void theLimitInWords_data();
    void theLimitInWords();
};

namespace
{

QStringList pair()
{
    const QString folder = QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/");
    return {folder + QStringLiteral("pair-small-before.heapsnapshot.zst"),
            folder + QStringLiteral("pair-small-after.heapsnapshot.zst")};
}

} // namespace

void tst_CliGrowthLimit::growthLimits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("amount");
    QTest::addColumn<bool>("isShare");
    const auto row = [](const char* text, double amount, bool isShare) {
        QTest::newRow(text) << QByteArray(text) << amount << isShare;
    };
    row("10%", 0.1, true);
    row("12.5 %", 0.125, true);
    row("0", 0.0, false);
    row("4096", 4096.0, false);
    row("4096B", 4096.0, false);
    row("5MiB", 5.0 * 1024 * 1024, false);
    row("1.5 GiB", 1.5 * 1024 * 1024 * 1024, false);
    row("2KiB", 2048.0, false);
    row("300kB", 300e3, false);
    row("300KB", 300e3, false);
    row("7MB", 7e6, false);
    row("1GB", 1e9, false);
}

void tst_CliGrowthLimit::growthLimits()
{
    QFETCH(QByteArray, text);
    QFETCH(double, amount);
    QFETCH(bool, isShare);
    QCOMPARE(app::growthLimitOf(text.toStdString()), (app::GrowthLimit{amount, isShare}));
}

void tst_CliGrowthLimit::whatNoLimitIs_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "%", "MiB", "-5", "-0%", "+5", "nan", "inf", "1e3", "0x10",
                             "5 apples", "5%%", "10 % of it", "1,5MiB", " 5", "1..2"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void tst_CliGrowthLimit::whatNoLimitIs()
{
    QFETCH(QByteArray, text);
    QVERIFY(!app::growthLimitOf(text.toStdString()));
}

void tst_CliGrowthLimit::failAbove()
{
    // The pair grows by 5,104,207 bytes and what grew in place, from about 12 MB.
    const auto status = [](const QStringList& files, const char* limit) {
        return runCli(QStringList{QStringLiteral("compare"), QStringLiteral("--fail-above"),
                                  QString::fromUtf8(limit)} +
                      files);
    };
    QCOMPARE(status(pair(), "1%").status, 1);
    QCOMPARE(status(pair(), "1MiB").status, 1);
    QCOMPARE(status(pair(), "100%").status, 0);
    QCOMPARE(status(pair(), "1GiB").status, 0);
    const QStringList backwards{pair().back(), pair().front()};
    QCOMPARE(status(backwards, "0").status, 0);
    const QStringList same{pair().front(), pair().front()};
    QCOMPARE(status(same, "0%").status, 0);

    const CliOutcome failed = status(pair() + QStringList{QStringLiteral("--json")}, "1%");
    QCOMPARE(failed.status, 1);
    QVERIFY(failed.err.contains("The total grew by "));
    const json check = failed.document()["fail_above"];
    QCOMPARE(check["limit"].get<std::string>(), std::string("1%"));
    QVERIFY(check["failed"].get<bool>());
    QCOMPARE(check["growth_bytes"].get<std::int64_t>(),
             failed.document()["after"]["total_bytes"].get<std::int64_t>() -
                 failed.document()["before"]["total_bytes"].get<std::int64_t>());

    // From nothing, any growth is more than any share.
    QVERIFY((app::GrowthLimit{0.5, true}.isPassed(0, 1)));
    QVERIFY((!app::GrowthLimit{0.5, true}.isPassed(2, 3)));
}

void tst_CliGrowthLimit::theLimitInWords_data()
{
    QTest::addColumn<QString>("words");
    const auto row = [](const char* limit, const char* words) {
        QTest::newRow(limit) << QString::fromUtf8(words);
    };
    row("1", "grew by 4.90 MiB (+41.4 %), which is more than 1 B.");
    row("0.5", "grew by 4.90 MiB (+41.4 %), which is more than 0 B.");
    row("300kB", "which is more than 293 KiB.");
    row("12.3%", "which is more than 12.3 %.");
    row("0.001 %", "which is more than 0.001 %.");
    row("5136110", "grew by 5,136,111 B (+41.4 %), which is more than 5,136,110 B.");
}

void tst_CliGrowthLimit::theLimitInWords()
{
    QFETCH(QString, words);
    const CliOutcome outcome =
        runCli({QStringLiteral("compare"), QStringLiteral("--fail-above"),
                QString::fromUtf8(QTest::currentDataTag()), pair().front(), pair().back()});
    QCOMPARE(outcome.status, 1);
    const QString text = QString::fromUtf8(outcome.err).replace(QChar(0xa0), QLatin1Char(' '));
    QVERIFY2(text.contains(words), qPrintable(text));
}

TIDEMARK_TEST(tst_CliGrowthLimit)

#include "tst_cli_growth_limit.moc"
