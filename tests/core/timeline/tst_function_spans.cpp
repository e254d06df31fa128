// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/function_spans.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

class tst_FunctionSpans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void innermostIsDeepestThenShortest();
    void levelsAreRows();
    void overlapsOfOneLevelGoToAFreeRow();
    void driftedLevelsLeaveNoEmptyRows();
    void momentsAndOtherMarkers();
    void randomSpansNeverOverlapInARow();
    void theModuleThatAllShare_data();
    void theModuleThatAllShare();
};

namespace
{

Marker span(std::string name, std::int64_t start, std::int64_t end, int level)
{
    return {MarkerKind::Function, std::move(name), start, end, level};
}

Timeline timelineOf(std::vector<Marker> markers)
{
    Timeline timeline;
    timeline.markers = std::move(markers);
    return timeline;
}

std::string innermostName(const Timeline& timeline, std::int64_t position)
{
    const Marker* const found = innermostSpanAt(timeline, position);
    return found == nullptr ? "-" : found->name;
}

} // namespace

void tst_FunctionSpans::innermostIsDeepestThenShortest()
{
    const Timeline timeline = timelineOf({
        span("main", 0, 100, 0),
        span("work", 10, 50, 1),
        span("thread", 10, 90, 1),
        span("moment", 95, 95, 1),
        {MarkerKind::Gc, "gc", 0, 100, 9},
    });
    QCOMPARE(innermostName(timeline, 0), "main");
    QCOMPARE(innermostName(timeline, 20), "work");
    QCOMPARE(innermostName(timeline, 50), "thread"); // half-open
    QCOMPARE(innermostName(timeline, 95), "moment");
    QCOMPARE(innermostName(timeline, 96), "main");
    QCOMPARE(innermostName(timeline, 100), "-");
    QCOMPARE(innermostName(timeline, -1), "-");
    const Timeline extreme = timelineOf({
        span("axis", std::numeric_limits<std::int64_t>::min(),
             std::numeric_limits<std::int64_t>::max(), 0),
        span("short", 0, 10, 0),
    });
    QCOMPARE(innermostName(extreme, 5), "short");
}

void tst_FunctionSpans::levelsAreRows()
{
    const SpanRows rows = assignSpanRows(timelineOf({
        span("main", 0, 100, 0),
        span("load", 0, 40, 1),
        span("parse", 10, 30, 2),
        span("index", 40, 60, 1),
        span("again", 100, 120, 0),
    }));
    QCOMPARE(rows.rowOf, (std::vector<int>{0, 1, 2, 1, 0}));
    QCOMPARE(rows.count, 3);
}

void tst_FunctionSpans::overlapsOfOneLevelGoToAFreeRow()
{
    const SpanRows rows = assignSpanRows(timelineOf({
        span("a", 0, 100, 0),
        span("b", 0, 50, 0),
        span("c", 10, 30, 0),
        span("d", 50, 60, 0),
    }));
    QCOMPARE(rows.rowOf, (std::vector<int>{0, 1, 2, 1}));
    QCOMPARE(rows.count, 3);
}

void tst_FunctionSpans::driftedLevelsLeaveNoEmptyRows()
{
    const SpanRows rows = assignSpanRows(timelineOf({
        span("main", 0, 100, 0),
        span("first", 10, 20, 1),
        span("later", 30, 40, 57),
        span("broken", 50, 60, -3),
        span("huge", 200, 210, std::numeric_limits<int>::max()),
    }));
    QCOMPARE(rows.rowOf, (std::vector<int>{0, 1, 1, 1, 0}));
    QCOMPARE(rows.count, 2);
}

void tst_FunctionSpans::momentsAndOtherMarkers()
{
    constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
    const SpanRows rows = assignSpanRows(timelineOf({
        {MarkerKind::Gc, "gc", 0, 0, 0},
        span("moment", 5, 5, 0),
        span("same", 5, 5, 0),
        span("backward", 6, 2, 0),
        span("last", kHighest, kHighest, 0),
    }));
    QCOMPARE(rows.rowOf, (std::vector<int>{SpanRows::kNoRow, 0, 1, 0, 0}));
    QCOMPARE(assignSpanRows({}).count, 0);
    QCOMPARE(assignSpanRows(timelineOf({{MarkerKind::Gc, "gc", 0, 0, 0}})).count, 0);
}

void tst_FunctionSpans::randomSpansNeverOverlapInARow()
{
    std::mt19937 random(29);
    for (int round = 0; round < 300; ++round) {
        std::vector<Marker> markers;
        for (std::size_t i = 0; i < 1 + random() % 120; ++i) {
            const auto start = static_cast<std::int64_t>(random() % 200);
            const auto length = static_cast<std::int64_t>(1 + random() % 60);
            markers.push_back(span("f", start, start + length, static_cast<int>(random() % 6)));
        }
        const Timeline timeline = timelineOf(markers);
        const SpanRows rows = assignSpanRows(timeline);
        for (std::size_t a = 0; a < markers.size(); ++a) {
            QVERIFY(rows.rowOf[a] >= 0 && rows.rowOf[a] < rows.count);
            for (std::size_t b = 0; b < a; ++b) {
                const bool overlap =
                    markers[a].start < markers[b].end && markers[b].start < markers[a].end;
                QVERIFY(!overlap || rows.rowOf[a] != rows.rowOf[b]);
            }
        }
    }
}

void tst_FunctionSpans::theModuleThatAllShare_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("module");
    const auto add = [](const char* title, const QStringList& names, const char* module) {
        QTest::newRow(title) << names << QString::fromLatin1(module);
    };
    add("all of one", {QStringLiteral("__main__.load"), QStringLiteral("__main__.Cache.get")},
        "__main__.");
    add("nested", {QStringLiteral("a.b.c.f"), QStringLiteral("a.b.g"), QStringLiteral("a.b.c.h")},
        "a.b.");
    add("of two", {QStringLiteral("a.f"), QStringLiteral("b.f")}, "");
    add("alike at the start", {QStringLiteral("ab.f"), QStringLiteral("abc.f")}, "");
    add("without one", {QStringLiteral("main"), QStringLiteral("a.f")}, "");
    add("dots alone", {QStringLiteral(".f"), QStringLiteral("g")}, "");
    add("a file's name", {QStringLiteral("load (a.js)"), QStringLiteral("load (a.js)")}, "");
    add("none", {}, "");
}

void tst_FunctionSpans::theModuleThatAllShare()
{
    QFETCH(QStringList, names);
    QFETCH(QString, module);
    std::vector<Marker> markers{{MarkerKind::Mark, "x.y", 0, 0}};
    for (const QString& name : names) {
        markers.push_back(span(name.toStdString(), 0, 10, 0));
    }
    const Timeline timeline = timelineOf(markers);
    const Timeline without{};
    for (const std::vector<const Timeline*>& timelines :
         {std::vector{&timeline}, std::vector{&without, &timeline, &timeline}}) {
        QCOMPARE(QString::fromStdString(std::string(moduleOfAll(timelines))), module);
    }
}

TIDEMARK_TEST(tst_FunctionSpans)

#include "tst_function_spans.moc"
