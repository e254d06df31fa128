// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/axis_ticks.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QLocale>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kMiB;

class tst_AxisTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void sizesAreRoundAndCoverTheHighest_data();
    void sizesAreRoundAndCoverTheHighest();
    void times_data();
    void times();
    void anyRangeGivesFewTicks();

private:
    static QStringList labelsOf(const TickSet& set);
};

QStringList tst_AxisTicks::labelsOf(const TickSet& set)
{
    QStringList labels;
    for (const Tick& tick : set.ticks) {
        labels << tick.label;
    }
    return labels;
}

void tst_AxisTicks::sizesAreRoundAndCoverTheHighest_data()
{
    QTest::addColumn<double>("highest");
    QTest::addColumn<SizeUnit>("unit");
    QTest::addColumn<QString>("labels");
    QTest::addColumn<QString>("name");
    QTest::newRow("binary") << 398 * kMiB << SizeUnit::Binary << QStringLiteral("0 100 200 300 400")
                            << QStringLiteral("MiB");
    QTest::newRow("decimal") << 1.2e9 << SizeUnit::Decimal << QStringLiteral("0.0 0.5 1.0 1.5")
                             << QStringLiteral("GB");
    QTest::newRow("bytes") << 3.0 << SizeUnit::Bytes << QStringLiteral("0 1 2 3")
                           << QStringLiteral("B");
    QTest::newRow("nothing") << 0.0 << SizeUnit::Binary << QStringLiteral("0 1")
                             << QStringLiteral("B");
}

void tst_AxisTicks::sizesAreRoundAndCoverTheHighest()
{
    QFETCH(double, highest);
    QFETCH(SizeUnit, unit);
    QFETCH(QString, labels);
    QFETCH(QString, name);
    const TickSet set = sizeTicks(highest, 5, unit);
    QCOMPARE(labelsOf(set).join(QLatin1Char(' ')), labels);
    QCOMPARE(set.unit, name);
    QVERIFY(set.ticks.back().position >= highest);
}

void tst_AxisTicks::times_data()
{
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QString>("labels");
    QTest::addColumn<QString>("unit");
    constexpr qint64 kSecond = 1'000'000'000;
    QTest::newRow("seconds") << qint64{0} << 9 * kSecond << QStringLiteral("0 2 4 6 8")
                             << QStringLiteral("s");
    QTest::newRow("a part of a second")
        << 3 * kSecond << 3 * kSecond + 40'000'000 << QStringLiteral("3.00 3.01 3.02 3.03 3.04")
        << QStringLiteral("s");
    QTest::newRow("minutes") << qint64{0} << 600 * kSecond
                             << QStringLiteral("0:00 2:00 4:00 6:00 8:00 10:00")
                             << QStringLiteral("min:s");
    QTest::newRow("hours") << qint64{0} << 7'200 * kSecond
                           << QStringLiteral("0:00 0:30 1:00 1:30 2:00") << QStringLiteral("h:min");
    QTest::newRow("seconds late in a long recording")
        << 7'200 * kSecond << 7'240 * kSecond
        << QStringLiteral("2:00:00 2:00:10 2:00:20 2:00:30 2:00:40") << QStringLiteral("h:min:s");
    QTest::newRow("parts of a second late in a long recording")
        << 7'200 * kSecond << 7'202 * kSecond
        << QStringLiteral("2:00:00.0 2:00:00.5 2:00:01.0 2:00:01.5 2:00:02.0")
        << QStringLiteral("h:min:s");
    QTest::newRow("days") << qint64{0} << 5 * 86'400 * kSecond
                          << QStringLiteral("0:00|1 d 0:00|2 d 0:00|3 d 0:00|4 d 0:00|5 d 0:00")
                          << QStringLiteral("h:min");
}

void tst_AxisTicks::times()
{
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    QFETCH(QString, labels);
    QFETCH(QString, unit);
    const TickSet set = positionTicks(AxisUnit::Nanoseconds, {begin, end}, 6);
    const QChar separator = labels.contains(QLatin1Char('|')) ? QLatin1Char('|') : QLatin1Char(' ');
    QCOMPARE(labelsOf(set).join(separator), labels);
    QCOMPARE(set.unit, unit);
}

void tst_AxisTicks::anyRangeGivesFewTicks()
{
    for (const AxisUnit unit : {AxisUnit::Nanoseconds, AxisUnit::Instructions,
                                AxisUnit::AllocatedBytes, AxisUnit::Ordinal}) {
        for (std::int64_t length = 1; length < (std::int64_t{1} << 61); length *= 7) {
            const TickSet set = positionTicks(unit, {-length / 3, length}, 8);
            QVERIFY2(set.ticks.size() <= 20, qPrintable(QString::number(length)));
        }
    }
}

TIDEMARK_TEST(tst_AxisTicks)

#include "tst_axis_ticks.moc"
