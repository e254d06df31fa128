// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/marks.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::seriesOf;

namespace
{

Marker markAt(std::string name, std::int64_t position, MarkerKind kind = MarkerKind::Mark)
{
    Marker marker;
    marker.kind = kind;
    marker.name = std::move(name);
    marker.start = marker.end = position;
    return marker;
}

std::vector<MarkReading> marksIn(const Series& series, std::vector<Marker> markers)
{
    Timeline timeline;
    timeline.markers = std::move(markers);
    return marksOf(timeline, series);
}

} // namespace

class tst_Marks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differencesToPreviousAndFirst();
    void theLastReadingCounts();
    void anOldReadingTellsNothing();
    void whatIsNotKnown();
    void onlyMarksByPosition();
};

void tst_Marks::differencesToPreviousAndFirst()
{
    const Series series = seriesOf({100, 150, 120, 130}); // every 10
    const auto marks =
        marksIn(series, {markAt("baseline", 0), markAt("after 10", 10), markAt("after GC", 25)});
    QCOMPARE(marks, (std::vector<MarkReading>{
                        {"baseline", 0, {}, 100.0, {}, {}},
                        {"after 10", 10, 10, 150.0, 50.0, 50.0},
                        {"after GC", 25, 15, 120.0, -30.0, 20.0},
                    }));
}

void tst_Marks::theLastReadingCounts()
{
    const Series series = seriesOf({1, 2, kGap, kGap, 5}, {0, 10, 10, 20, 30});
    const auto marks =
        marksIn(series, {markAt("a", 9), markAt("b", 10), markAt("c", 29), markAt("d", 1000)});
    QCOMPARE(marks[0].value.value_or(-1.0), 1.0);
    QCOMPARE(marks[1].value.value_or(-1.0), 2.0);
    QCOMPARE(marks[2].value.value_or(-1.0), 2.0);
    QCOMPARE(marks[3].value.value_or(-1.0), 5.0);
    QVERIFY(!marksIn(series, {markAt("", std::numeric_limits<std::int64_t>::max())})[0].value);
}

/// What was read for the last time fifty seconds ago is not what was there at the mark.
void tst_Marks::anOldReadingTellsNothing()
{
    const Series series = seriesOf({40, 41, 42}, {100'000'000, 250'000'000, 650'000'000});
    const auto marks =
        marksIn(series, {markAt("start", 700'000'000), markAt("later", 50'000'000'000)});
    QCOMPARE(marks[0].value.value_or(-1.0), 42.0);
    QVERIFY(!marks[1].value);
    QVERIFY(!marks[1].versusPrevious);
    QVERIFY(!marks[1].versusFirst);
}

void tst_Marks::whatIsNotKnown()
{
    const Series series = seriesOf({kGap, 7}, {0, 10});
    const auto marks = marksIn(series, {markAt("a", -5), markAt("b", 5), markAt("c", 15)});
    QVERIFY(!marks[0].value);
    QVERIFY(!marks[1].value);
    QVERIFY(!marks[1].versusPrevious);
    QCOMPARE(marks[2].value.value_or(-1.0), 7.0);
    QVERIFY(!marks[2].versusPrevious);
    QVERIFY(!marks[2].versusFirst);
    QCOMPARE(marks[2].sincePrevious, std::optional<std::int64_t>(10));
    QVERIFY(!marksIn(Series(), {markAt("a", 5)})[0].value);
}

void tst_Marks::onlyMarksByPosition()
{
    const auto marks = marksIn(seriesOf({1}), {markAt("late", 9), markAt("gc", 3, MarkerKind::Gc),
                                               markAt("one", 5), markAt("two", 5)});
    QCOMPARE(marks.size(), std::size_t{3});
    QCOMPARE(marks[0].name, std::string("one"));
    QCOMPARE(marks[1].name, std::string("two"));
    QCOMPARE(marks[2].name, std::string("late"));
}

TIDEMARK_TEST(tst_Marks)

#include "tst_marks.moc"
