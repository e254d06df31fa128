// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/history_range.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using test::kSecondNs;

namespace
{

constexpr std::int64_t kHour = 3600 * kSecondNs;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kNow = 1'796'092'969 * kSecondNs;

} // namespace

class tst_HistoryRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps_data();
    void steps();
    void times_data();
    void times();
    void drawnSteps();
};

void tst_HistoryRange::steps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("step"); // 0 for none
    const auto add = [](const char* text, std::int64_t step) {
        QTest::newRow(text) << text << static_cast<qint64>(step);
    };
    add("15s", 15 * kSecondNs);
    add("0.5", kSecondNs / 2);
    add("500ms", kSecondNs / 2);
    add("1h30m", kHour * 3 / 2);
    add(" 2d ", 2 * kDay);
    add("1w", 7 * kDay);
    add("", 0);
    add("0", 0);
    add("-5s", 0);
    add("5x", 0);
    add("s", 0);
    add("99999999999999d", 0);
    add("1h99999999y", 0);
    add("nan", 0);
}

void tst_HistoryRange::steps()
{
    QFETCH(QString, text);
    QFETCH(qint64, step);
    QCOMPARE(historyStepIn(text.toStdString()).value_or(0), step);
}

void tst_HistoryRange::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("time"); // -1 for none
    const auto add = [](const char* text, std::int64_t time) {
        QTest::newRow(text) << text << static_cast<qint64>(time);
    };
    add("now", kNow);
    add("2h", kNow - 2 * kHour);
    add("-7d", kNow - 7 * kDay);
    add("1796092969.25", kNow + kSecondNs / 4);
    add("0", 0);
    add("2026-12-01T02:42:49Z", kNow);
    add("2026-12-01T03:42:49+01:00", kNow);
    add("2026-12-01T02:42:49.500Z", kNow + kSecondNs / 2);
    add("2026-12-01", kNow - 9769 * kSecondNs);
    add("2026-12-01 02:42:49", kNow);
    add("Tue Dec 1 02:42:49 2026", kNow);
    add("12/1/2026", -1);
    add("2026-02-30", -1);
    add("02:42:49", -1);
    add("Dec 1 02:42:49", -1);
    add("yesterday", -1);
    add("", -1);
    add("-5", -1);
    add("1e300", -1);
    add("1900-01-01", -1);
    add("100y", -1);
}

void tst_HistoryRange::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, time);
    QCOMPARE(historyTimeIn(text.toStdString(), kNow).value_or(-1), time);
}

/// Round, and never more samples than a chart shows.
void tst_HistoryRange::drawnSteps()
{
    QCOMPARE(drawnStep(0, kHour / 12), kSecondNs);
    QCOMPARE(drawnStep(0, kHour), 15 * kSecondNs);
    QCOMPARE(drawnStep(0, kDay), 30 * kSecondNs);
    QCOMPARE(drawnStep(0, 7 * kDay), 300 * kSecondNs);
    for (std::int64_t length = kSecondNs; length < 30'000 * kDay; length += length / 2) {
        const HistoryRange range{0, length, drawnStep(0, length)};
        QVERIFY(range.points() <= 4001);
        QVERIFY(range.step % kSecondNs == 0);
    }
}

TIDEMARK_TEST(tst_HistoryRange)

#include "tst_history_range.moc"
