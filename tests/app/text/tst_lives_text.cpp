// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/growth_rate_text.h"
#include "app/text/lives_text.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QLocale>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kMiB;

namespace
{

constexpr double kMinuteNs = 60e9; ///< nanoseconds

Lives after(std::size_t restarts)
{
    Lives lives;
    lives.lives.resize(restarts + 1);
    if (restarts > 1) {
        lives.interval = Spread{12.5 * kMinuteNs, 11 * kMinuteNs, 14 * kMinuteNs};
    }
    return lives;
}

/// With ordinary spaces.
QString said(const Lives& lives, AxisUnit axis = AxisUnit::Nanoseconds,
             SizeUnit unit = SizeUnit::Binary)
{
    return livesSentence(lives, axis, unit).replace(QChar(0xa0), QLatin1Char(' '));
}

} // namespace

class tst_LivesText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }
    void nothingWithoutARestart();
    void everything();
    void oneRestart();
    void equalFiguresHaveNoRange();
    void noGrowth();
    void aLimitOnlyKnown();
    void reachedAlready();
    void otherUnits();
    void lengthsBeyondTheAxis();
    void signedRates();
};

void tst_LivesText::nothingWithoutARestart()
{
    Lives lives = after(0);
    lives.knownLimit = 512 * kMiB;
    QCOMPARE(said(lives), QString());
}

void tst_LivesText::everything()
{
    Lives lives = after(3);
    lives.perSecond = 1.3 * kMiB / 60.0;
    lives.limit = Spread{512 * kMiB, 509 * kMiB, 513 * kMiB};
    lives.reachedAfter = 240.0;
    QCOMPARE(said(lives),
             QStringLiteral("Restarted 3 time(s), every 12 m 30 s (11 m 00 s–14 m 00 s). Each life "
                            "grows by 1.30 MiB/min and ends near 512 MiB (509 MiB–513 MiB). The "
                            "present one reaches 512 MiB in about 4 min."));
}

void tst_LivesText::oneRestart()
{
    Lives lives = after(1);
    QCOMPARE(said(lives), QStringLiteral("Restarted once."));
    lives.perSecond = kMiB;
    QCOMPARE(said(lives), QStringLiteral("Restarted once. Each life grows by 1.00 MiB/s."));
}

void tst_LivesText::equalFiguresHaveNoRange()
{
    Lives lives = after(2);
    lives.interval = Spread{kMinuteNs, kMinuteNs, kMinuteNs + 1.0};
    lives.limit = Spread{512 * kMiB, 512 * kMiB, 512 * kMiB};
    QCOMPARE(said(lives),
             QStringLiteral("Restarted 2 time(s), every 1 m 00 s. Each life ends near 512 MiB."));
}

void tst_LivesText::noGrowth()
{
    Lives lives = after(1);
    for (const double slope : {0.0, -5.0}) {
        lives.perSecond = slope;
        QCOMPARE(said(lives),
                 QStringLiteral("Restarted once. Memory does not grow within a life."));
    }
}

void tst_LivesText::aLimitOnlyKnown()
{
    Lives lives = after(1);
    lives.perSecond = kMiB;
    lives.knownLimit = 1024 * kMiB;
    lives.reachedAfter = 7200.0;
    QCOMPARE(said(lives), QStringLiteral("Restarted once. Each life grows by 1.00 MiB/s. The "
                                         "present one reaches 1.00 GiB in about 2 h."));
}

void tst_LivesText::reachedAlready()
{
    Lives lives = after(2);
    lives.limit = Spread{512 * kMiB, 512 * kMiB, 512 * kMiB};
    lives.reachedAfter = 0.2;
    QVERIFY(said(lives).endsWith(QStringLiteral("reaches 512 MiB in about 1 s.")));
    lives.reachedAfter = 0.0;
    QVERIFY(said(lives).endsWith(QStringLiteral("The present one has reached 512 MiB.")));
}

void tst_LivesText::otherUnits()
{
    Lives lives = after(2);
    lives.limit = Spread{512 * kMiB, 512 * kMiB, 512 * kMiB};
    QVERIFY(
        said(lives, AxisUnit::Nanoseconds, SizeUnit::Decimal).contains(QStringLiteral("537 MB")));
    lives.interval = Spread{5e6, 5e6, 5e6};
    QVERIFY(said(lives, AxisUnit::Instructions).contains(QStringLiteral(" M instructions")));
}

void tst_LivesText::lengthsBeyondTheAxis()
{
    Lives lives = after(2);
    lives.interval = Spread{1e19, 1e19, 1.8e19};
    QVERIFY(!said(lives).contains(QChar(0x2212)));
    QVERIFY(!said(lives).contains(QLatin1Char('-')));
}

void tst_LivesText::signedRates()
{
    const auto text = [](double rate) {
        return signedGrowthRateText(rate).replace(QChar(0xa0), QLatin1Char(' '));
    };
    QCOMPARE(text(2 * kMiB), QStringLiteral("+2.00 MiB/s"));
    QCOMPARE(text(-2 * kMiB), QStringLiteral("−2.00 MiB/s"));
    QCOMPARE(text(0.0), QStringLiteral("0 B/day"));
    QCOMPARE(text(1e-9), QStringLiteral("0 B/day"));
}

TIDEMARK_TEST(tst_LivesText)

#include "tst_lives_text.moc"
