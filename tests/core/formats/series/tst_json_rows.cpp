// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_rows.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

/// Writes down what it hears: "row 3: a=1 b='x' c=null", "a[2]". Stops after @p limit events.
class Listening final : public JsonRowSink
{
public:
    explicit Listening(int limit = 1000) : m_limit(limit) {}

    bool row(std::span<const JsonField> fields, std::uint64_t line) override
    {
        std::string event = "row " + std::to_string(line) + ':';
        for (const JsonField& field : fields) {
            event += ' ' + field.name + '=' + shown(field);
        }
        heard.push_back(event);
        return --m_limit > 0;
    }

    bool element(const JsonField& field) override
    {
        heard.push_back(field.name + '[' + shown(field) + ']');
        return --m_limit > 0;
    }

    std::vector<std::string> heard;

private:
    static std::string shown(const JsonField& field)
    {
        if (field.number) {
            return std::to_string(static_cast<long>(*field.number));
        }
        return field.text.empty() ? "null" : '\'' + field.text + '\'';
    }

    int m_limit;
};

using Heard = std::vector<std::string>;

Heard heardIn(std::string_view text)
{
    Listening sink;
    if (const auto parsed = parseJsonRows(text, sink); !parsed) {
        sink.heard.push_back("error at " + std::to_string(parsed.error().byte.value_or(9999)));
    }
    return sink.heard;
}

Result<void> stream(std::string text, JsonRowSink& sink, TaskControl& control)
{
    auto input = Input::fromBytes(std::move(text));
    return input ? parseJsonRows(*input, control, sink) : tl::unexpected(input.error());
}

} // namespace

class tst_JsonRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfObjectsAroundAreCut();
    void anObjectIsARow();
    void anArrayOfObjectsIsRows();
    void anObjectOfArraysIsElements();
    void innerObjectsStandBeside();
    void arraysInRowsAreLeftOut();
    void otherShapesHoldNothing();
    void mistakesAreToldWithTheirByte();
    void nestingHasALimit();
    void manyMembersAreCutOff();
    void aSinkThatStopsIsNoError();
    void streamsNumberTheirLines();
    void streamsEqualTexts();
    void cancelEndsAStream();
};

void tst_JsonRows::anObjectIsARow()
{
    QCOMPARE(heardIn("{\"a\":1,\"b\":\"x\",\"c\":null,\"d\":true}"),
             (Heard{"row 1: a=1 b='x' c=null d=null"}));
    QCOMPARE(heardIn("{}"), (Heard{"row 1:"}));
}

void tst_JsonRows::anArrayOfObjectsIsRows()
{
    QCOMPARE(heardIn("[{\"a\":1},{\"a\":2,\"b\":3},{}]"),
             (Heard{"row 1: a=1", "row 1: a=2 b=3", "row 1:"}));
    QCOMPARE(heardIn("[1,\"x\",{\"a\":1},[2]]"), (Heard{"row 1: a=1"}));
}

void tst_JsonRows::anObjectOfArraysIsElements()
{
    QCOMPARE(heardIn("{\"t\":[0,1],\"name\":\"run\",\"rss\":[5,null,\"x\"]}"),
             (Heard{"t[0]", "t[1]", "rss[5]", "rss[null]", "rss['x']", "row 1: name='run'"}));
    QCOMPARE(heardIn("{\"t\":[0],\"after\":7}"), (Heard{"t[0]", "row 1: after=7"}));
}

void tst_JsonRows::innerObjectsStandBeside()
{
    QCOMPARE(heardIn("{\"a\":{\"b\":1,\"c\":{\"d\":2},\"e\":3},\"f\":4}"),
             (Heard{"row 1: a.b=1 a.c.d=2 a.e=3 f=4"}));
    QCOMPARE(heardIn("[{\"a\":{\"b\":1}},{\"b\":2}]"), (Heard{"row 1: a.b=1", "row 1: b=2"}));
    QCOMPARE(heardIn("{\"a\":\"x {\\\"b\\\":1}\"}"), (Heard{"row 1: a.b=1 a='x {\"b\":1}'"}));
    QCOMPARE(heardIn("{\"a\":\"{\\\"b\\\":\"}"), (Heard{"row 1: a='{\"b\":'"}));
}

void tst_JsonRows::arraysInRowsAreLeftOut()
{
    QCOMPARE(heardIn("[{\"a\":{\"x\":[{\"y\":1}]},\"b\":[7],\"c\":2}]"), (Heard{"row 1: c=2"}));
    // After a nested value the places of an array's elements would be off.
    QCOMPARE(heardIn("{\"t\":[0,[1],2]}"), (Heard{"t[0]", "row 1:"}));
    QCOMPARE(heardIn("{\"t\":[0,{\"x\":1},2]}"), (Heard{"t[0]", "row 1:"}));
}

void tst_JsonRows::otherShapesHoldNothing()
{
    for (const char* text : {"1", "\"x\"", "null", "[]", "[1,2,3]", "[[{\"a\":1}]]"}) {
        QVERIFY2(heardIn(text).empty(), text);
    }
}

void tst_JsonRows::mistakesAreToldWithTheirByte()
{
    QCOMPARE(heardIn(""), (Heard{"error at 0"}));
    QCOMPARE(heardIn("{\"a\":x}"), (Heard{"error at 5"}));
    QCOMPARE(heardIn("[{\"a\":1},"), (Heard{"row 1: a=1", "error at 9"}));
    QCOMPARE(heardIn("[{\"a\":1},]"), (Heard{"row 1: a=1"})); // what people type
    QCOMPARE(heardIn("[{\"a\":1}]]"), (Heard{"row 1: a=1", "error at 9"}));
    QCOMPARE(heardIn("{\"a\":nan}").size(), 1U);
    QCOMPARE(heardIn("{\"a\":\"\xff\"}").size(), 1U); // no UTF-8
    QCOMPARE(heardIn("{\"a\":1e999}").size(), 1U);    // past a double
}

void tst_JsonRows::nestingHasALimit()
{
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    QVERIFY(heardIn(nested(64)).empty());
    Listening sink;
    const auto refused = parseJsonRows(nested(65), sink);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Malformed);
    TaskControl control;
    QVERIFY(!stream(std::string(5'000'000, '['), sink, control).has_value());
    std::string objects;
    for (int i = 0; i < 100'000; ++i) {
        objects += "{\"a\":";
    }
    QVERIFY(!stream(objects, sink, control).has_value());
}

void tst_JsonRows::manyMembersAreCutOff()
{
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) {
        text += (i == 0 ? "\"m" : ",\"m") + std::to_string(i) + "\":1";
    }
    struct Counting final : JsonRowSink {
        bool row(std::span<const JsonField> fields, std::uint64_t) override
        {
            count = fields.size();
            return true;
        }
        std::size_t count = 0;
    } sink;
    QVERIFY(parseJsonRows(text + '}', sink).has_value());
    QCOMPARE(sink.count, 1000U);
}

void tst_JsonRows::aSinkThatStopsIsNoError()
{
    Listening first(1);
    QVERIFY(parseJsonRows("[{\"a\":1},{\"a\":2},", first).has_value());
    QCOMPARE(first.heard, (Heard{"row 1: a=1"}));
    Listening element(2);
    QVERIFY(parseJsonRows("{\"t\":[1,2,3]}", element).has_value());
    QCOMPARE(element.heard, (Heard{"t[1]", "t[2]"}));
}

void tst_JsonRows::streamsNumberTheirLines()
{
    TaskControl control;
    Listening sink;
    QVERIFY(stream("[\n{\"a\":1},\n\n{\"a\":\n2}]\n", sink, control).has_value());
    QCOMPARE(sink.heard, (Heard{"row 2: a=1", "row 5: a=2"}));
}

/// Across the borders of the stream's blocks, too.
void tst_JsonRows::streamsEqualTexts()
{
    std::string text = "[";
    for (int i = 0; i < 60'000; ++i) {
        text += (i == 0 ? "" : ",");
        text += "{\"t\":" + std::to_string(i) + ",\"name\":\"row " + std::to_string(i * 7) + "\"}";
    }
    text += ']';
    QVERIFY(text.size() > 1'500'000);
    TaskControl control;
    Listening streamed(1'000'000);
    QVERIFY(stream(text, streamed, control).has_value());
    Listening whole(1'000'000);
    QVERIFY(parseJsonRows(text, whole).has_value());
    QCOMPARE(streamed.heard.size(), 60'000U);
    QVERIFY(streamed.heard == whole.heard);
}

void tst_JsonRows::cancelEndsAStream()
{
    test::CancelledControl control;
    Listening sink;
    const auto cancelled = stream("[{\"a\":1}]", sink, control);
    QVERIFY(!cancelled.has_value());
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    QVERIFY(sink.heard.empty());
}

/// Each field of an object has the names of all objects around it before its own.
void tst_JsonRows::namesOfObjectsAroundAreCut()
{
    constexpr int kDeep = 30;
    constexpr std::size_t kMost = 5000;
    std::string text = "{";
    for (int i = 0; i < kDeep; ++i) {
        text += '"' + std::string(100'000, 'k') + "\":{";
    }
    text += R"("a":1,"b":2,"c":3)" + std::string(kDeep, '}') + '}';
    const Heard heard = heardIn(text);
    QCOMPARE(heard.size(), 1U);
    QVERIFY2(heard.front().starts_with("row 1: kkk"), heard.front().substr(0, 100).c_str());
    QVERIFY2(heard.front().size() < 3 * kMost, std::to_string(heard.front().size()).c_str());
    QVERIFY(heard.front().ends_with("=3"));
}

TIDEMARK_TEST(tst_JsonRows)

#include "tst_json_rows.moc"
