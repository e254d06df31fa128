// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_objects.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

/// Writes down the members of each row: "a=1 b.c=2".
class Listening final : public JsonRowSink
{
public:
    bool row(std::span<const JsonField> fields, std::uint64_t /*line*/) override
    {
        std::string event;
        for (const JsonField& field : fields) {
            event += (event.empty() ? "" : " ") + field.name + '=' +
                     (field.number ? std::to_string(static_cast<long>(*field.number))
                                   : (field.text.empty() ? "-" : field.text));
        }
        heard.push_back(event);
        return true;
    }

    std::vector<std::string> heard;
};

using Heard = std::vector<std::string>;

/// The rows in @p text, then what was counted: "output 2 from 1", "damage 1 from 3", "cut at 4".
Heard heardIn(const std::string& text)
{
    Listening sink;
    JsonObjects objects(sink);
    WarningTally tally;
    std::size_t start = 0;
    for (std::uint64_t line = 1; start < text.size(); ++line) {
        const std::size_t end = text.find('\n', start);
        objects.takeLine(std::string_view(text).substr(start, end - start), line, end != text.npos,
                         tally);
        start = end == text.npos ? text.size() : end + 1;
    }
    objects.finish(tally);
    for (const Warning& warning : tally.warnings()) {
        const std::string place = std::to_string(warning.line.value_or(0));
        const std::string count = std::to_string(warning.count);
        sink.heard.push_back(
            warning.code == WarningCode::OutputSkipped  ? "output " + count + " from " + place
            : warning.code == WarningCode::LinesSkipped ? "damage " + count + " from " + place
                                                        : "cut at " + place);
    }
    return sink.heard;
}

} // namespace

class tst_JsonObjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsFound_data();
    void whatIsFound();
    void printedObjectsBecomeJson_data();
    void printedObjectsBecomeJson();
    void manyBracesEnd();
};

void tst_JsonObjects::whatIsFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QByteArray>>("expected");
    const auto add = [](const char* name, const char* text, const QList<QByteArray>& expected) {
        QTest::newRow(name) << QByteArray(text) << expected;
    };
    add("one a line", "{\"a\":1}\n{\"a\":2}\n", {"a=1", "a=2"});
    add("no last newline", "{\"a\":1}\n{\"a\":2}", {"a=1", "a=2"});
    add("several in a line", "{\"a\":1} {\"a\":2},{\"a\":3}\n", {"a=1", "a=2", "a=3"});
    add("commas", "[\n{\"a\":1},\n{\"a\":2},\n]\n", {"a=1", "a=2"});
    add("commas inside", "{\"a\":1,}\n", {"a=1"});
    add("over lines", "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 2\n  }\n}\n{\n  \"a\": 3\n}\n",
        {"a=1 b.c=2", "a=3"});
    add("output within", "{\n  a: 1,\nGET / 200\n  b:\n   'x' }\nbye\n",
        {"a=1 b=x", "output 2 from 3"});
    add("damage within", "{\n  \"a\": 1,\n  \"b\": 1e999,\nGET /\n}\n", {"damage 1 from 1"});
    add("a brace below its name", "{ \"a\":\n  {\n  \"b\": 1 } }\n", {"a.b=1"});
    add("text around", "ready\nmemory: {\"a\":1} after 5 ms\nbye\n", {"a=1", "output 2 from 1"});
    add("braces that are none", "route {id} {x: y z} {\"a\":1}\n{ [}\n",
        {"a=1", "output 1 from 2"});
    add("damage", "{\"a\":1}\n{\"a\":1e999}\n{\"a\":\n{\"a\":3}\n",
        {"a=1", "a=3", "damage 2 from 2"});
    add("cut", "{\"a\":1}\n{\"a\":2", {"a=1", "cut at 2"});
    add("cut over lines", "{\"a\":1}\n{\n  \"a\": 2,\n", {"a=1", "cut at 2"});
    add("quotes and braces in texts", "{\"a\":\"}{\\\"\",\"b\":1}\n", {"a=}{\" b=1"});
    add("in a text", "{\"msg\":\"{\\\"rss\\\":1,\\\"x\\\":{\\\"y\\\":2}}\\n\"}\n",
        {"msg.rss=1 msg.x.y=2 msg={\"rss\":1,\"x\":{\"y\":2}}\n"});
}

void tst_JsonObjects::whatIsFound()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QByteArray>, expected);
    Heard wanted;
    for (const QByteArray& one : expected) {
        wanted.push_back(one.toStdString());
    }
    QCOMPARE(heardIn(text.toStdString()), wanted);
}

void tst_JsonObjects::printedObjectsBecomeJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    add("Node", "{ rss: 4935680, heapTotal: 1_826_816, big: 5n, x: undefined }",
        "{ \"rss\": 4935680, \"heapTotal\": 1826816, \"big\": 5, \"x\": null }");
    add("Python", "{'rss': 1, 'swap': None, 'ok': True, 'x': nan, 'y': -inf}",
        "{\"rss\": 1, \"swap\": null, \"ok\": true, \"x\": null, \"y\": -inf}");
    add("quotes", "{'a': 'it\\'s \"x\"', \"b\": 'c'}", "{\"a\": \"it's \\\"x\\\"\", \"b\": \"c\"}");
    add("commas", "{\"a\":[1,2,],\n}", "{\"a\":[1,2]\n}");
    add("dates", "{ at: 2012-06-29T14:12:13.000Z, day: 2012-06-29, n: 2012 }",
        "{ \"at\": \"2012-06-29T14:12:13.000Z\", \"day\": \"2012-06-29\", \"n\": 2012 }");
    add("dates with words",
        "{ a: Fri, 29 Jun 2012 14:12:13 GMT,\n  b: Mon Oct 07 2013 13:46:27 GMT+0800 (CST) }",
        "{ \"a\": \"Fri, 29 Jun 2012 14:12:13 GMT\",\n"
        "  \"b\": \"Mon Oct 07 2013 13:46:27 GMT+0800 (CST)\" }");
    add("no dates", "{ Mon: 1, a: Monday, b: [2012-06-29] }",
        "{ \"Mon\": 1, \"a\": Monday, \"b\": [2012-06-29] }");
    add("what Node leaves out", "{ a: [ [Object], [Array] ], b: [ 1,\n  ... 12 more items ] }",
        "{ \"a\": [ null, null ], \"b\": [ 1,\n  \"... 12 more items\"] }");
    add("no such thing", "{ a: [Objects], b: [ ...], c: '[Object] ... 2 more items' }",
        "{ \"a\": [Objects], \"b\": [ ...], \"c\": \"[Object] ... 2 more items\" }");
    add("numbers", "{\"a\":-1.5e-3,\"b\":-Infinity}", "{\"a\":-1.5e-3,\"b\":null}");
}

void tst_JsonObjects::printedObjectsBecomeJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(strictJson(text.toStdString()), expected.toStdString());
}

/// Braces that open nothing must not make a line take time in the square of its length.
void tst_JsonObjects::manyBracesEnd()
{
    std::string braces(1'000'000, '{');
    braces += "\n{\"a\":1}\n";
    QCOMPARE(heardIn(braces).front(), std::string("a=1"));
    std::string names;
    for (int i = 0; i < 100'000; ++i) {
        names += "{\"a\":";
    }
    QVERIFY(heardIn(names + "\n").size() <= 1);
}

TIDEMARK_TEST(tst_JsonObjects)

#include "tst_json_objects.moc"
