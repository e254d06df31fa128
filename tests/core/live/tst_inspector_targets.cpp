// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/inspector_targets.h"
#include "tests/support/fake_inspector.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_InspectorTargets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofNode();
    void thoseWithoutASocketAreLeftOut();
    void noList_data();
    void noList();
    void fetched();
    void otherAnswers_data();
    void otherAnswers();
    void nobodyThere();
    void cancelled();
};

void tst_InspectorTargets::ofNode()
{
    const auto targets = parseInspectorTargets(
        R"([ { "description": "node.js instance", "id": "e822", "title": "srv.js", "type": "node",
             "url": "file:///tmp/srv.js",
             "webSocketDebuggerUrl": "ws://127.0.0.1:9229/e822a635-c436" } ])");
    QVERIFY(targets);
    const std::vector<InspectorTarget> expected{
        {"node", "srv.js", "file:///tmp/srv.js", "/e822a635-c436"}};
    QVERIFY(*targets == expected);
}

void tst_InspectorTargets::thoseWithoutASocketAreLeftOut()
{
    const auto targets = parseInspectorTargets(
        R"([{"type":"page","title":"in use by DevTools"}, 7, {"webSocketDebuggerUrl":7},
            {"type":"page","webSocketDebuggerUrl":"http://127.0.0.1/1"},
            {"type":"page","webSocketDebuggerUrl":"ws://elsewhere:1/devtools/page/2?x"}])");
    QVERIFY(targets);
    QCOMPARE(targets->size(), std::size_t{1});
    QCOMPARE(targets->front().path, std::string("/devtools/page/2"));
}

void tst_InspectorTargets::noList_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html></html>");
    QTest::newRow("an object") << QByteArray("{}");
    QTest::newRow("cut off") << QByteArray("[{\"type\":\"node\"");
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void tst_InspectorTargets::noList()
{
    QFETCH(QByteArray, answer);
    const auto targets = parseInspectorTargets(answer);
    QVERIFY(!targets);
    QCOMPARE(test::problemIn(targets.error()), std::string(kNoInspector));
}

void tst_InspectorTargets::fetched()
{
    const test::FakeInspector inspector;
    const TaskControl control;
    const auto targets = fetchInspectorTargets(inspector.address(), control);
    QVERIFY(targets);
    QCOMPARE(targets->size(), std::size_t{1});
    QVERIFY(targets->front() == inspector.target());
}

void tst_InspectorTargets::otherAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("not found") << QByteArray("HTTP/1.0 404 Not Found\r\n\r\n");
    QTest::newRow("a page") << QByteArray("HTTP/1.0 200 OK\r\n\r\n<html></html>");
    QTest::newRow("sent elsewhere")
        << QByteArray("HTTP/1.0 302 Found\r\nLocation: http://127.0.0.1:1/json/list\r\n\r\n");
    QTest::newRow("larger than any list")
        << "HTTP/1.0 200 OK\r\n\r\n" + QByteArray(8 << 20, ' ') + "[]";
}

void tst_InspectorTargets::otherAnswers()
{
    QFETCH(QByteArray, answer);
    test::FakeInspector inspector;
    inspector.answer = answer;
    const TaskControl control;
    const auto targets = fetchInspectorTargets(inspector.address(), control);
    QVERIFY(!targets);
    QCOMPARE(test::problemIn(targets.error()), std::string(kNoInspector));
}

void tst_InspectorTargets::nobodyThere()
{
    const InspectorAddress gone = test::FakeInspector().address();
    QVERIFY(gone.port != 0);
    const TaskControl control;
    const auto targets = fetchInspectorTargets(gone, control);
    QVERIFY(!targets);
    QCOMPARE(test::problemIn(targets.error()), std::string(kNoConnection));
}

void tst_InspectorTargets::cancelled()
{
    const test::FakeInspector inspector;
    const auto targets = fetchInspectorTargets(inspector.address(), test::CancelledControl());
    QVERIFY(!targets);
    QVERIFY(targets.error().code == ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_InspectorTargets)

#include "tst_inspector_targets.moc"
