// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/growth_rate_text.h"
#include "app/text/leak_text.h"
#include "app/text/size_input.h"
#include "tests/support/plain_text.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kKiB;
using test::kMiB;
using tidemark::test::plain;

namespace
{

constexpr double kSecondsOfDay = 86'400.0;

Timeline oneSeries()
{
    Timeline timeline;
    timeline.series.push_back(test::seriesOf({1, 2, 3}));
    return timeline;
}

LeakJudgement judgementOf(LeakVerdict verdict, double slope, double low, double high)
{
    LeakJudgement judgement;
    judgement.verdict = judgement.slope.verdict = verdict;
    judgement.doubt = judgement.slope.doubt = LeakDoubt::None;
    judgement.series = 0;
    judgement.slope.line = SlopeEstimate{slope, low, high, 9.0, 1.0, 0.0, 0, 0.0};
    judgement.slope.judged = {0, 3'600'000'000'001};
    judgement.slope.points = 64;
    judgement.slope.readings = 3'600;
    return judgement;
}

QString sentenceOf(const LeakJudgement& judgement)
{
    return plain(leakSentence(judgement, oneSeries()));
}

} // namespace

class tst_LeakText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }
    void rates_data();
    void rates();
    void intervals();
    void roughDurations();
    void sizesThatPeopleType_data();
    void sizesThatPeopleType();
    void leaks();
    void ratesThatPeopleType_data();
    void ratesThatPeopleType();
    void leaksOfSeveralLives();
    void whatDoesNotMatter();
    void noLeaks();
    void everyDoubtHasItsSentence();
    void factsOfTheSlope();
    void factsOfMemwatch();
    void namesAreOneLine();
};

void tst_LeakText::rates_data()
{
    QTest::addColumn<double>("bytesPerSecond");
    QTest::addColumn<QString>("text");
    const auto row = [](double rate, const char* text) {
        QTest::newRow(text) << rate << QString::fromUtf8(text);
    };
    row(16.6 * kMiB, "16.6 MiB/s");
    row(1.3 * kMiB / 60, "1.30 MiB/min");
    row(50 * kKiB / 60, "50.0 KiB/min");
    row(1.3 * kMiB / 3600, "22.2 KiB/min");
    row(90 * kKiB / 3600, "90.0 KiB/h");
    row(-90 * kKiB / 3600, "−90.0 KiB/h");
    row(100 * kKiB / kSecondsOfDay, "100 KiB/day");
    row(12.0 / kSecondsOfDay, "12 B/day");
    row(0.0, "0 B/day");
    row(-0.1 / kSecondsOfDay, "0 B/day");
}

void tst_LeakText::rates()
{
    QFETCH(double, bytesPerSecond);
    QFETCH(QString, text);
    QCOMPARE(plain(growthRateText(bytesPerSecond)), text);
}

void tst_LeakText::intervals()
{
    QCOMPARE(plain(growthIntervalText(1.3 * kMiB / 60, 1.1 * kMiB / 60, 1.5 * kMiB / 60)),
             QStringLiteral("1.30 MiB/min (1.10–1.50)"));
    QCOMPARE(plain(growthIntervalText(2e6, -1e6, 5e6, SizeUnit::Decimal)),
             QStringLiteral("2.00 MB/s (−1.00 to 5.00)"));
    QCOMPARE(plain(growthIntervalText(0, 0, 2 * kMiB)), QStringLiteral("0.00 MiB/s (0.00–2.00)"));
}

void tst_LeakText::roughDurations()
{
    QCOMPARE(roughDurationText(0.4), QStringLiteral("0 s"));
    QCOMPARE(roughDurationText(89), QStringLiteral("89 s"));
    QCOMPARE(roughDurationText(91), QStringLiteral("2 min"));
    QCOMPARE(roughDurationText(14'400), QStringLiteral("4 h"));
    QCOMPARE(roughDurationText(35 * 3600), QStringLiteral("35 h"));
    QCOMPARE(roughDurationText(3 * kSecondsOfDay), QStringLiteral("3 days"));
    QCOMPARE(plain(roughDurationText(1e300)).remove(QLatin1Char(',')),
             QStringLiteral("1000000 days"));
}

void tst_LeakText::sizesThatPeopleType_data()
{
    QTest::addColumn<double>("bytes"); // -1: no size
    const auto row = [](const char* text, double bytes) { QTest::newRow(text) << bytes; };
    row("512 MiB", 512 * kMiB);
    row("512mib", 512 * kMiB);
    row("1.5GB", 1.5e9);
    row("4096", 4096);
    row("0", 0);
    row("", -1);
    row("MiB", -1);
    row("-1", -1);
    row("nan", -1);
    row("10%", -1);
    row("5 MiB or so", -1);
    row("99999999999999999999999999999999999999999999", 1e44);
}

void tst_LeakText::sizesThatPeopleType()
{
    QFETCH(double, bytes);
    const auto read = bytesOf(QTest::currentDataTag());
    QCOMPARE(read.value_or(-1), bytes);
}

void tst_LeakText::leaks()
{
    LeakJudgement leak =
        judgementOf(LeakVerdict::Leak, 1.3 * kMiB / 60, 1.1 * kMiB / 60, 1.5 * kMiB / 60);
    QCOMPARE(sentenceOf(leak), QStringLiteral("Leak: RSS grows 1.30 MiB/min (1.10–1.50)."));
    leak.limitBytes = 512 * kMiB;
    leak.reachedInSeconds = 4 * 3600.0;
    QCOMPARE(sentenceOf(leak),
             QStringLiteral("Leak: RSS grows 1.30 MiB/min (1.10–1.50), reaches the 512 MiB limit "
                            "in about 4 h."));
    leak.reachedInSeconds = 0.0;
    QCOMPARE(sentenceOf(leak),
             QStringLiteral("Leak: RSS grows 1.30 MiB/min (1.10–1.50) and has reached the 512 MiB "
                            "limit."));

    LeakJudgement alone;
    alone.verdict = LeakVerdict::Leak;
    alone.memwatch = MemwatchRule{};
    alone.memwatch->growth = 8 * kMiB;
    alone.memwatch->firedAt = 4'000'000'000;
    QVERIFY(sentenceOf(alone).startsWith(QStringLiteral("Leak by memwatch’s rule")));
    QVERIFY(sentenceOf(alone).contains(QStringLiteral("by 8.00 MiB until 4.00 s")));
}

void tst_LeakText::ratesThatPeopleType_data()
{
    QTest::addColumn<double>("rate"); // bytes a second; -1: no rate
    const auto row = [](const char* text, double rate) { QTest::newRow(text) << rate; };
    row("1MiB/day", kMiB / kSecondsOfDay);
    row("10 KiB/h", 10'240.0 / 3600);
    row("2MB / min", 2e6 / 60);
    row("500/s", 500);
    row("0/s", 0);
    row("1 MiB", -1);
    row("1MiB/", -1);
    row("/h", -1);
    row("1MiB/week", -1);
    row("-1MiB/h", -1);
    row("", -1);
}

void tst_LeakText::ratesThatPeopleType()
{
    QFETCH(double, rate);
    QCOMPARE(bytesPerSecondOf(QTest::currentDataTag()).value_or(-1), rate);
}

void tst_LeakText::leaksOfSeveralLives()
{
    LeakJudgement leak =
        judgementOf(LeakVerdict::Leak, 1.3 * kMiB / 60, 1.1 * kMiB / 60, 1.5 * kMiB / 60);
    leak.lives = leak.decidedLives = leak.alikeLives = 7;
    QCOMPARE(sentenceOf(leak),
             QStringLiteral("Leak: RSS grows 1.30 MiB/min (1.10–1.50) in each of 7 lives."));
    leak.alikeLives = 6;
    QCOMPARE(sentenceOf(leak),
             QStringLiteral("Leak: RSS grows 1.30 MiB/min (1.10–1.50) in 6 of 7 lives."));
    leak.isOfManyShort = true;
    QStringList labels;
    for (const Fact& fact : slopeFacts(leak, oneSeries())) {
        labels << fact.label;
    }
    QVERIFY(labels.contains(QStringLiteral("Slope, of all lives")));
}

void tst_LeakText::whatDoesNotMatter()
{
    auto calm = judgementOf(LeakVerdict::NoLeak, 100, 50, 150);
    calm.slope.isBelowThreshold = true;
    calm.slope.threshold = kMiB / 3600;
    QCOMPARE(sentenceOf(calm), QStringLiteral("No leak that matters: RSS grows 352 KiB/h "
                                              "(176–527), less than the threshold of "
                                              "1,024 KiB/h."));
    auto unsure = judgementOf(LeakVerdict::Undecided, 16 * kMiB, 0, 32 * kMiB);
    unsure.doubt = LeakDoubt::RateUncertain;
    unsure.slope.threshold = kMiB / 3600;
    QCOMPARE(sentenceOf(unsure),
             QStringLiteral("Undecided: RSS grows, but how fast cannot be told: 16.0 MiB/s "
                            "(0.0–32.0), and a leak matters from 17.1 KiB/min on. A longer "
                            "recording shows more."));
}

void tst_LeakText::noLeaks()
{
    const double perMinute = kMiB / 60;
    QCOMPARE(sentenceOf(judgementOf(LeakVerdict::NoLeak, 0, -0.05 * perMinute, 0.05 * perMinute)),
             QStringLiteral("No leak: no growth of RSS above 51.2 KiB/min could have hidden "
                            "here."));
    QCOMPARE(sentenceOf(
                 judgementOf(LeakVerdict::NoLeak, -2 * perMinute, -3 * perMinute, -1 * perMinute)),
             QStringLiteral("No leak: RSS shrinks, −2.00 MiB/min (−3.00 to −1.00)."));
}

void tst_LeakText::everyDoubtHasItsSentence()
{
    QSet<QString> sentences;
    for (int doubt = static_cast<int>(LeakDoubt::NoSeries);
         doubt <= static_cast<int>(LeakDoubt::RateUncertain); ++doubt) {
        LeakJudgement judgement = judgementOf(LeakVerdict::Undecided, 1, -1, 2 * kMiB);
        judgement.doubt = static_cast<LeakDoubt>(doubt);
        const QString sentence = sentenceOf(judgement);
        QVERIFY2(sentence.startsWith(QStringLiteral("Undecided: ")), qPrintable(sentence));
        QVERIFY(!sentences.contains(sentence));
        sentences << sentence;
        QVERIFY(idOf(judgement.doubt).has_value());
        judgement.slope.line.reset();
        QVERIFY(!sentenceOf(judgement).isEmpty());
    }
    QCOMPARE(sentenceOf(LeakJudgement()),
             QStringLiteral("Undecided: there is no memory reading here."));
}

void tst_LeakText::factsOfTheSlope()
{
    LeakJudgement leak =
        judgementOf(LeakVerdict::Leak, 1.3 * kMiB / 60, 1.1 * kMiB / 60, 1.5 * kMiB / 60);
    leak.limitBytes = 512 * kMiB;
    leak.reachedInSeconds = 4 * 3600.0;
    leak.lives = 3;
    leak.lifeNumber = 2;
    leak.slope.warmUp = 20'000'000'000;
    QStringList texts;
    for (const Fact& fact : slopeFacts(leak, oneSeries())) {
        texts << fact.label + QStringLiteral("=") + plain(fact.text);
    }
    QCOMPARE(texts.join(QLatin1Char('\n')),
             QStringLiteral("Series=RSS\nBetween restarts=run 2 of 3\n"
                            "Slope, 95 % sure=1.30 MiB/min (1.10–1.50)\n"
                            "Warm-up cut off=20.0 s\nJudged=0 s to 1:00:00.0\n"
                            "Points=64 low points of 3,600 readings\nLimit=512 MiB, reached "
                            "in about 4 h"));
}

void tst_LeakText::factsOfMemwatch()
{
    LeakJudgement judgement;
    QVERIFY(memwatchFacts(judgement, oneSeries()).empty());
    QCOMPARE(memwatchHeading(judgement), QStringLiteral("By memwatch’s rule: not applied"));
    QVERIFY(memwatchQuirks(judgement).contains(QStringLiteral("has none")));
    judgement.memwatch = MemwatchRule{};
    judgement.memwatch->collections = 7;
    QCOMPARE(memwatchFacts(judgement, oneSeries()).size(), std::size_t{2});
    QCOMPARE(memwatchHeading(judgement), QStringLiteral("By memwatch’s rule: not fired"));
    judgement.memwatch->fired = true;
    judgement.memwatch->growth = kMiB;
    QCOMPARE(memwatchFacts(judgement, oneSeries()).size(), std::size_t{5});
    QCOMPARE(memwatchHeading(judgement), QStringLiteral("By memwatch’s rule: Leak"));
    const qsizetype length = memwatchQuirks(judgement).size();
    judgement.memwatch->countedFirst = true;
    judgement.memwatch->isBeyond32Bits = true;
    QVERIFY(memwatchQuirks(judgement).size() > length);
}

void tst_LeakText::namesAreOneLine()
{
    Timeline timeline = oneSeries();
    timeline.series[0].name = "a\nb<b>";
    const auto leak = judgementOf(LeakVerdict::Leak, kMiB, kMiB, kMiB);
    QVERIFY(leakSentence(leak, timeline).contains(QStringLiteral("a↵b<b> grows")));
    timeline.series[0].name.clear();
    QVERIFY(leakSentence(leak, timeline).contains(QStringLiteral("RSS grows")));
}

TIDEMARK_TEST(tst_LeakText)

#include "tst_leak_text.moc"
