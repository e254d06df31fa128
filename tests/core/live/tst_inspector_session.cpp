// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/inspector_session.h"
#include "tests/support/byte_array.h"
#include "tests/support/fake_inspector.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QTimer>

using namespace tidemark;
using test::bytesOf;

class tst_InspectorSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAnswer();
    void answersToOthersAreIgnored();
    void aRefusal();
    void events();
    void rubbish_data();
    void rubbish();
    void aMessageTooLarge();
    void noAnswer();
    void wordsThatAreNoAnswer();
    void theOtherSideGoes();
    void theTargetComesToItsEnd();
    void cancelled();
    void nobodyThere();

private:
    /// What comes of a request for which the fake does @p answer; its error, or empty.
    QByteArray problemAfter(std::function<void(qint64)> answer,
                            std::chrono::milliseconds patience = std::chrono::minutes(1));

    std::unique_ptr<test::FakeInspector> m_fake;
    std::unique_ptr<InspectorSession> m_session;
    const TaskControl m_control;
};

namespace
{

using namespace std::chrono_literals;

const QString kMethod = QStringLiteral("Runtime.getHeapUsage");

} // namespace

void tst_InspectorSession::init()
{
    m_fake = std::make_unique<test::FakeInspector>();
    auto session = InspectorSession::open(m_fake->address(), m_fake->target(), m_control);
    QVERIFY(session);
    m_session = std::move(*session);
}

void tst_InspectorSession::cleanup()
{
    m_session.reset();
    m_fake.reset();
}

QByteArray tst_InspectorSession::problemAfter(std::function<void(qint64)> answer,
                                              std::chrono::milliseconds patience)
{
    m_fake->onRequest = [&answer](qint64 id, const QString&) { answer(id); };
    const auto result = m_session->call(kMethod, {}, m_control, patience);
    return result ? QByteArray() : QByteArray::fromStdString(result.error().detail);
}

void tst_InspectorSession::anAnswer()
{
    QString asked;
    m_fake->onRequest = [&](qint64 id, const QString& method) {
        asked = method;
        m_fake->sendResult(id, QStringLiteral(R"({"usedSize":7})"));
    };
    for (int round = 0; round < 3; ++round) {
        const auto result = m_session->call(kMethod, {}, m_control);
        QVERIFY(result);
        QCOMPARE((*result)[QLatin1String("usedSize")].toInt(), 7);
        QCOMPARE(asked, kMethod);
    }
}

void tst_InspectorSession::answersToOthersAreIgnored()
{
    m_fake->onRequest = [&](qint64 id, const QString&) {
        m_fake->sendResult(id + 1, QStringLiteral(R"({"usedSize":1})"));
        m_fake->sendResult(id - 1, QStringLiteral(R"({"usedSize":2})"));
        m_fake->send(QStringLiteral(R"({"id":"x","result":{"usedSize":3}})"));
        // Only once the others have been looked at.
        QTimer::singleShot(50, &m_fake->peer(), [this, id] {
            m_fake->sendResult(id, QStringLiteral(R"({"usedSize":4})"));
        });
    };
    const auto result = m_session->call(kMethod, {}, m_control);
    QVERIFY(result);
    QCOMPARE((*result)[QLatin1String("usedSize")].toInt(), 4);
}

void tst_InspectorSession::aRefusal()
{
    QCOMPARE(problemAfter([this](qint64 id) {
                 m_fake->send(QStringLiteral(R"({"id":%1,"error":{"code":-32601,)"
                                             R"("message":"was not found"}})")
                                  .arg(id));
             }),
             bytesOf(kRefused) + "\nwas not found");
    QVERIFY(!m_session->failure()); // the next request may be taken
}

void tst_InspectorSession::events()
{
    QStringList seen;
    m_session->setEventHandler([&seen](const QString& method, const QJsonObject& parameters) {
        seen << method + parameters[QLatin1String("x")].toString();
    });
    m_fake->onRequest = [&](qint64 id, const QString&) {
        m_fake->send(QStringLiteral(R"({"method":"A.b","params":{"x":"1"}})"));
        m_fake->send(QStringLiteral(R"({"method":"C.d"})"));
        m_fake->send(QStringLiteral(R"({})"));
        m_fake->sendResult(id);
    };
    QVERIFY(m_session->call(kMethod, {}, m_control));
    QCOMPARE(seen, (QStringList{QStringLiteral("A.b1"), QStringLiteral("C.d"), QString()}));
}

void tst_InspectorSession::rubbish_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("no JSON") << QStringLiteral("hello");
    QTest::newRow("a list") << QStringLiteral("[]");
    QTest::newRow("cut off") << QStringLiteral(R"({"id":1,"result":{)");
    QTest::newRow("nothing") << QString();
    QTest::newRow("deep") << QString(100'000, u'[');
}

void tst_InspectorSession::rubbish()
{
    QFETCH(QString, message);
    QCOMPARE(problemAfter([&](qint64) { m_fake->send(message); }), bytesOf(kBadAnswer));
    QVERIFY(m_session->failure());
    const auto later = m_session->call(kMethod, {}, m_control);
    QVERIFY(!later);
}

void tst_InspectorSession::aMessageTooLarge()
{
    const qsizetype size = static_cast<qsizetype>(InspectorSession::kMostMessageBytes) + 1;
    const QByteArray problem =
        problemAfter([&](qint64 id) { m_fake->sendResult(id, u'"' + QString(size, u'x') + u'"'); });
    QVERIFY2(problem.startsWith(bytesOf(kConnectionLost)), problem.constData());
}

void tst_InspectorSession::noAnswer()
{
    QCOMPARE(problemAfter([](qint64) {}, 50ms), bytesOf(kNoAnswer));
    QVERIFY(!m_session->failure());
}

/// As long as something comes, the other side is at work.
void tst_InspectorSession::wordsThatAreNoAnswer()
{
    constexpr auto kPatience = 400ms;
    QTimer ticks;
    int left = 20;
    qint64 asked = 0;
    connect(&ticks, &QTimer::timeout, this, [&] {
        m_fake->send(QStringLiteral(R"({"method":"A.b","params":{}})"));
        if (--left == 0) {
            ticks.stop();
            m_fake->sendResult(asked);
        }
    });
    QCOMPARE(problemAfter(
                 [&](qint64 id) {
                     asked = id;
                     ticks.start(kPatience / 10); // twice as long in all
                 },
                 kPatience),
             QByteArray());
}

void tst_InspectorSession::theOtherSideGoes()
{
    const QByteArray problem = problemAfter([this](qint64) { m_fake->peer().abort(); });
    QVERIFY2(problem.startsWith(bytesOf(kConnectionLost)), problem.constData());
}

/// A Node waits until nobody is connected.
void tst_InspectorSession::theTargetComesToItsEnd()
{
    QString asked;
    m_fake->onRequest = [&](qint64 id, const QString& method) {
        asked = method;
        m_fake->sendResult(id);
    };
    QVERIFY(m_session->letTargetEnd(m_control));
    QCOMPARE(asked, QStringLiteral("NodeRuntime.notifyWhenWaitingForDisconnect"));
    QVERIFY(problemAfter([this](qint64) {
                m_fake->send(
                    QStringLiteral(R"({"method":"NodeRuntime.waitingForDisconnect","params":{}})"));
            }).startsWith(bytesOf(kConnectionLost)));
    QTRY_VERIFY(m_fake->peer().state() == QAbstractSocket::UnconnectedState);
}

void tst_InspectorSession::cancelled()
{
    const auto result = m_session->call(kMethod, {}, test::CancelledControl());
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Cancelled);
}

void tst_InspectorSession::nobodyThere()
{
    const InspectorAddress gone = test::FakeInspector().address();
    const auto session = InspectorSession::open(gone, m_fake->target(), m_control);
    QVERIFY(!session);
    QVERIFY(session.error().detail.starts_with(kNoConnection));
}

TIDEMARK_TEST(tst_InspectorSession)

#include "tst_inspector_session.moc"
