// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/worker_channel.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QTest>

using namespace tidemark;

class tst_WorkerChannel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void workersComeAndGo();
    void theNumberIsThatOfTheThread();
    void rubbishIsNoWorker();
    void onlyTheOneThatIsEnteredSpeaks();
    void theOneThatIsEnteredEnds();

private:
    bool take(const char* method, const QByteArray& parameters);
    bool attach(const QByteArray& session, const QByteArray& number);

    WorkerChannel m_channel;
};

namespace
{

QJsonObject objectOf(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

void tst_WorkerChannel::init()
{
    m_channel = {};
    m_channel.setNode({"node", "app.js", "file:///app.js", "/abc"});
}

bool tst_WorkerChannel::take(const char* method, const QByteArray& parameters)
{
    return m_channel.take(QLatin1String(method), objectOf(parameters));
}

bool tst_WorkerChannel::attach(const QByteArray& session, const QByteArray& number)
{
    return take("NodeWorker.attachedToWorker",
                R"({"sessionId":")" + session + R"(","workerInfo":{"workerId":")" + number +
                    R"(","type":"worker","title":"[worker )" + number +
                    R"(]","url":"file:///w.js"},"waitingForDebugger":false})");
}

void tst_WorkerChannel::workersComeAndGo()
{
    QVERIFY(attach("s2", "7")); // the order in which they start is any
    QVERIFY(attach("s1", "1"));
    const std::vector<InspectorTarget> both{{"worker", "[worker 1]", "file:///w.js", "/abc", "1"},
                                            {"worker", "[worker 7]", "file:///w.js", "/abc", "7"}};
    QVERIFY(m_channel.workers() == both);
    QVERIFY(take("NodeWorker.detachedFromWorker", R"({"sessionId":"s1"})"));
    QVERIFY(m_channel.workers() == std::vector<InspectorTarget>{both[1]});
    QVERIFY(!take("Runtime.consoleAPICalled", "{}"));
}

/// The inspector's own count is in the order in which workers start.
void tst_WorkerChannel::theNumberIsThatOfTheThread()
{
    const auto numberOf = [this](const QByteArray& title) {
        m_channel = {};
        take("NodeWorker.attachedToWorker",
             R"({"sessionId":"1","workerInfo":{"workerId":"7","title":")" + title + R"("}})");
        return m_channel.workers().front().worker;
    };
    QCOMPARE(numberOf("[worker 2] pool job"), std::string("2"));
    QCOMPARE(numberOf("Worker 31"), std::string("31"));
    QCOMPARE(numberOf("worker bee"), std::string("7"));
    QCOMPARE(numberOf(""), std::string("7"));
}

void tst_WorkerChannel::rubbishIsNoWorker()
{
    QVERIFY(take("NodeWorker.attachedToWorker", "{}"));
    QVERIFY(take("NodeWorker.attachedToWorker", R"({"sessionId":5,"workerInfo":"none"})"));
    QVERIFY(take("NodeWorker.detachedFromWorker", R"({"sessionId":"nobody"})"));
    QVERIFY(m_channel.workers().empty());
    for (int i = 0; i < 20'000; ++i) {
        attach("s" + QByteArray::number(i), QByteArray::number(i));
    }
    QVERIFY(m_channel.workers().size() <= 10'000);
}

void tst_WorkerChannel::onlyTheOneThatIsEnteredSpeaks()
{
    attach("s1", "1");
    attach("s2", "2");
    const QString event = QStringLiteral("NodeWorker.receivedMessageFromWorker");
    const QJsonObject of1 = objectOf(R"({"sessionId":"s1","message":"one"})");
    const QJsonObject of2 = objectOf(R"({"sessionId":"s2","message":"two"})");
    QVERIFY(!m_channel.isInside());
    QVERIFY(!m_channel.messageIn(event, of2));
    m_channel.enter("2");
    QVERIFY(m_channel.isInside());
    QVERIFY(!m_channel.messageIn(event, of1));
    QVERIFY(!m_channel.messageIn(QStringLiteral("Other.event"), of2));
    QCOMPARE(m_channel.messageIn(event, of2).value_or(QString()), QStringLiteral("two"));
    const QJsonObject wrapped = m_channel.wrapped(QStringLiteral("{}"));
    QCOMPARE(wrapped, objectOf(R"({"sessionId":"s2","message":"{}"})"));
}

void tst_WorkerChannel::theOneThatIsEnteredEnds()
{
    attach("s1", "1");
    attach("s2", "2");
    QVERIFY(!m_channel.isLost());
    m_channel.enter("1");
    take("NodeWorker.detachedFromWorker", R"({"sessionId":"s2"})");
    QVERIFY(!m_channel.isLost());
    take("NodeWorker.detachedFromWorker", R"({"sessionId":"s1"})");
    QVERIFY(m_channel.isLost());
}

TIDEMARK_TEST(tst_WorkerChannel)

#include "tst_worker_channel.moc"
