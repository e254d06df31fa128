// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/series_text.h"
#include "tests/support/test_registry.h"

#include <QLocale>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

Series seriesOfKind(SeriesKind kind, std::string name)
{
    return {kind, std::move(name), {}, nullptr, nullptr};
}

} // namespace

class tst_SeriesText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }
    void childrenHaveTheirProcess();
    void sizesAndCounters();
    void gapsAreUnknown();
    void exactCountersKeepEveryDigit();
    void whatTheNumbersWereTakenFor();
};

void tst_SeriesText::childrenHaveTheirProcess()
{
    Series series = seriesOfKind(SeriesKind::Rss, "RSS");
    QCOMPARE(seriesText(series), QStringLiteral("RSS"));
    series.pid = 4711;
    QCOMPARE(seriesText(series), QStringLiteral("RSS · PID 4711"));
    series.name = "caf\xe9 日本";
    QVERIFY(seriesText(series).startsWith(QStringLiteral("caf\ufffd 日本")));
}

void tst_SeriesText::sizesAndCounters()
{
    const Series rss = seriesOfKind(SeriesKind::Rss, "RSS");
    const Series cpu = seriesOfKind(SeriesKind::Counter, "CPU (%)");
    QCOMPARE(readingText(rss, 1048576, SizeUnit::Binary), QStringLiteral("1.00\u00a0MiB"));
    QCOMPARE(readingText(rss, 1048576, SizeUnit::Bytes), QStringLiteral("1,048,576\u00a0B"));
    QCOMPARE(exactReadingText(rss, 1048576), QStringLiteral("1,048,576\u00a0B"));
    QCOMPARE(readingText(cpu, 99.5, SizeUnit::Binary), QStringLiteral("99.5"));
    QCOMPARE(readingText(cpu, -0.25, SizeUnit::Bytes), QStringLiteral("-0.25"));
}

void tst_SeriesText::gapsAreUnknown()
{
    for (const auto kind : {SeriesKind::Rss, SeriesKind::Counter}) {
        const Series series = seriesOfKind(kind, "x");
        QCOMPARE(readingText(series, kGap, SizeUnit::Binary), unknownText());
        QCOMPARE(exactReadingText(series, kGap), unknownText());
    }
}

void tst_SeriesText::exactCountersKeepEveryDigit()
{
    const Series counter = seriesOfKind(SeriesKind::Counter, "reads");
    QCOMPARE(QLocale().toDouble(exactReadingText(counter, 1.0 / 3.0)), 1.0 / 3.0);
    QCOMPARE(exactReadingText(counter, 123456789.0), QStringLiteral("123,456,789"));
    QCOMPARE(QLocale().toDouble(exactReadingText(counter, 1e300)), 1e300);
}

void tst_SeriesText::whatTheNumbersWereTakenFor()
{
    Series series = seriesOfKind(SeriesKind::Rss, "rss_kb");
    QVERIFY(meaningText(series).isEmpty()); // its format says it
    series.meaning = {MeaningSource::Unit, "kb", 1024};
    QCOMPARE(meaningText(series), QStringLiteral("memory in kb of 1,024\u00a0B, as its unit says"));
    series.kind = SeriesKind::Counter;
    series.meaning = {MeaningSource::Numbers};
    QCOMPARE(meaningText(series),
             QStringLiteral("a count, as neither its name nor its numbers say bytes"));
    for (int source = 1; source <= static_cast<int>(MeaningSource::User); ++source) {
        series.meaning.source = static_cast<MeaningSource>(source);
        QVERIFY(!meaningText(series).isEmpty());
    }
}

TIDEMARK_TEST(tst_SeriesText)

#include "tst_series_text.moc"
