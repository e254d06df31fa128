// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/gc_trace.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QTest>

using namespace tidemark;

class tst_GcTrace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asNodeWritesIt();
    void oneOverTwoCalls();
    void ofOtherThreads();
    void whatHasNoBegin();
    void rubbish_data();
    void rubbish();
};

namespace
{

QJsonArray eventsIn(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).array();
}

} // namespace

void tst_GcTrace::asNodeWritesIt()
{
    // Node 20, shortened.
    const auto collections = GcTrace().take(eventsIn(R"([
        {"pid":7077,"tid":7077,"ts":285540405,"tts":76218,"ph":"B","cat":"devtools.timeline,v8",
         "name":"MinorGC","dur":0,"args":{"usedHeapSizeBefore":11100512,"type":"task"}},
        {"pid":7077,"tid":7077,"ts":285540418,"ph":"X","cat":"v8","name":"V8.GCScavenger","dur":166,
         "args":{}},
        {"pid":7077,"tid":7077,"ts":285540604,"ph":"E","cat":"devtools.timeline,v8",
         "name":"MinorGC","args":{"usedHeapSizeAfter":6275608}},
        {"pid":7077,"tid":7077,"ts":287384611,"ph":"B","cat":"devtools.timeline,v8",
         "name":"MajorGC","args":{"usedHeapSizeBefore":9889304,"type":"low memory notification"}},
        {"pid":7077,"tid":7077,"ts":287452700,"ph":"E","cat":"devtools.timeline,v8",
         "name":"MajorGC","args":{"usedHeapSizeAfter":5000000}}])"));
    const std::vector<GcEvent> expected{
        {false, 285540405000, 285540604000, 11100512, 6275608, "task"},
        {true, 287384611000, 287452700000, 9889304, 5000000, "low memory notification"}};
    QVERIFY(collections == expected);
}

void tst_GcTrace::oneOverTwoCalls()
{
    GcTrace trace;
    QVERIFY(trace
                .take(eventsIn(R"([{"pid":1,"tid":1,"ts":5,"ph":"B","name":"MajorGC",
                                    "args":{"usedHeapSizeBefore":9}}])"))
                .empty());
    const auto collections = trace.take(eventsIn(
        R"([{"pid":1,"tid":1,"ts":8,"ph":"E","name":"MajorGC","args":{"usedHeapSizeAfter":4}}])"));
    const std::vector<GcEvent> expected{{true, 5000, 8000, 9, 4, ""}};
    QVERIFY(collections == expected);
}

void tst_GcTrace::ofOtherThreads()
{
    QVERIFY(GcTrace()
                .take(eventsIn(R"([
        {"pid":1,"tid":2,"ts":5,"ph":"B","name":"MajorGC","args":{"usedHeapSizeBefore":9}},
        {"pid":1,"tid":2,"ts":8,"ph":"E","name":"MajorGC","args":{"usedHeapSizeAfter":4}}])"))
                .empty());
}

/// Tracing began in the middle of it.
void tst_GcTrace::whatHasNoBegin()
{
    QVERIFY(GcTrace()
                .take(eventsIn(R"([
        {"pid":1,"tid":1,"ts":5,"ph":"B","name":"MinorGC","args":{"usedHeapSizeBefore":9}},
        {"pid":1,"tid":1,"ts":8,"ph":"E","name":"MajorGC","args":{"usedHeapSizeAfter":4}}])"))
                .empty());
}

void tst_GcTrace::rubbish_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("an end before the begin")
        << QByteArray(R"({"pid":1,"tid":1,"ts":4,"ph":"E","name":"MajorGC",
                          "args":{"usedHeapSizeAfter":4}})");
    QTest::newRow("no size") << QByteArray(
        R"({"pid":1,"tid":1,"ts":8,"ph":"E","name":"MajorGC","args":{}})");
    QTest::newRow("a negative size") << QByteArray(
        R"({"pid":1,"tid":1,"ts":8,"ph":"E","name":"MajorGC","args":{"usedHeapSizeAfter":-4}})");
    QTest::newRow("a time too large")
        << QByteArray(R"({"pid":1,"tid":1,"ts":9223372036854775807,"ph":"E","name":"MajorGC",
                          "args":{"usedHeapSizeAfter":4}})");
    QTest::newRow("a time that is no number") << QByteArray(
        R"({"pid":1,"tid":1,"ts":"8","ph":"E","name":"MajorGC","args":{"usedHeapSizeAfter":4}})");
    QTest::newRow("no object") << QByteArray("7");
}

void tst_GcTrace::rubbish()
{
    QFETCH(QByteArray, end);
    QVERIFY(GcTrace()
                .take(eventsIn(R"([{"pid":1,"tid":1,"ts":5,"ph":"B","name":"MajorGC",
                                    "args":{"usedHeapSizeBefore":9}},)" +
                               end + "]"))
                .empty());
}

TIDEMARK_TEST(tst_GcTrace)

#include "tst_gc_trace.moc"
