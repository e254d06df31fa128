// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/heap_capture.h"
#include "core/live/inspector_problem.h"
#include "tests/support/fake_inspector.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace tidemark;

class tst_HeapCapture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void writesTheChunks();
    void chunksWrittenOtherwise();
    void tellsHowFarItIs();
    void whatIsNotWholeIsThrownAway_data();
    void whatIsNotWholeIsThrownAway();
    void nothingIsLostThatStoodThere();
    void cancelled();

private:
    /// The events of a snapshot with this text.
    void sendChunk(const QString& text);
    Result<HeapCapture> capture(Overwrite overwrite = Overwrite::OwnRecordings);
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    QString path() const { return m_folder->filePath(QStringLiteral("a.heapsnapshot")); }
    QByteArray content() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeInspector> m_fake;
    std::unique_ptr<InspectorSession> m_session;
    TaskControl m_control;
};

namespace
{

const QString kText = QStringLiteral("{\"snapshot\":{},\n\"strings\":[\"a \\\" b\"]}\n");

} // namespace

void tst_HeapCapture::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fake = std::make_unique<test::FakeInspector>();
    auto session = InspectorSession::open(m_fake->address(), m_fake->target(), m_control);
    QVERIFY(session);
    m_session = std::move(*session);
}

void tst_HeapCapture::cleanup()
{
    m_session.reset();
    m_fake.reset();
}

void tst_HeapCapture::sendChunk(const QString& text)
{
    const QJsonObject event{
        {QStringLiteral("method"), QStringLiteral("HeapProfiler.addHeapSnapshotChunk")},
        {QStringLiteral("params"), QJsonObject{{QStringLiteral("chunk"), text}}}};
    m_fake->send(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)));
}

Result<HeapCapture> tst_HeapCapture::capture(Overwrite overwrite)
{
    return captureHeap(*m_session, path().toStdString(), overwrite, m_control);
}

QByteArray tst_HeapCapture::content() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_HeapCapture::writesTheChunks()
{
    QString asked;
    m_fake->onRequest = [&](qint64 id, const QString& method) {
        asked = method;
        for (qsizetype at = 0; at < kText.size(); at += 5) {
            sendChunk(kText.mid(at, 5));
        }
        m_fake->sendResult(id);
    };
    const auto captured = capture();
    QVERIFY(captured);
    QCOMPARE(asked, QStringLiteral("HeapProfiler.takeHeapSnapshot"));
    QCOMPARE(content(), kText.toUtf8());
    QCOMPARE(captured->bytes, static_cast<std::uint64_t>(kText.size()));
    QVERIFY(captured->length.count() > 0);
    QCOMPARE(files(), QStringList{QStringLiteral("a.heapsnapshot")});
    const auto rights = QFile::permissions(path());
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup)));
}

void tst_HeapCapture::chunksWrittenOtherwise()
{
    m_fake->onRequest = [&](qint64 id, const QString&) {
        const QString text =
            QString::fromUtf8(QJsonDocument(QJsonArray{kText}).toJson(QJsonDocument::Compact));
        m_fake->send(QStringLiteral("{\"params\": {\"chunk\": %1},\n"
                                    " \"method\": \"HeapProfiler.addHeapSnapshotChunk\"}")
                         .arg(text.mid(1, text.size() - 2)));
        m_fake->sendResult(id);
    };
    QVERIFY(capture());
    QCOMPARE(content(), kText.toUtf8());
}

void tst_HeapCapture::tellsHowFarItIs()
{
    struct Noting final : TaskControl {
        void progress(double fraction) override { seen.push_back(fraction); }
        std::vector<double> seen;
    } noting;
    m_fake->onRequest = [&](qint64 id, const QString&) {
        for (const char* const counts : {R"("done":0,"total":4)", R"("done":3,"total":4)",
                                         R"("done":5,"total":4)", R"("done":1,"total":0)"}) {
            m_fake->send(
                QStringLiteral(
                    R"({"method":"HeapProfiler.reportHeapSnapshotProgress","params":{%1}})")
                    .arg(QLatin1String(counts)));
        }
        sendChunk(kText);
        m_fake->sendResult(id);
    };
    QVERIFY(captureHeap(*m_session, path().toStdString(), Overwrite::Nothing, noting));
    QVERIFY((noting.seen == std::vector<double>{0.0, 0.75}));
}

void tst_HeapCapture::whatIsNotWholeIsThrownAway_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QByteArray>("problem");
    const auto problem = [](std::string_view text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    };
    QTest::newRow("an end without the last chunk") << "answer" << problem(kBadAnswer);
    QTest::newRow("the target dies") << "die" << problem(kConnectionLost);
    QTest::newRow("the target refuses") << "refuse" << problem(kRefused);
    QTest::newRow("rubbish in between") << "rubbish" << problem(kBadAnswer);
}

void tst_HeapCapture::whatIsNotWholeIsThrownAway()
{
    QFETCH(QString, how);
    QFETCH(QByteArray, problem);
    m_fake->onRequest = [&](qint64 id, const QString&) {
        sendChunk(kText.chopped(5));
        if (how == QLatin1String("answer")) {
            m_fake->sendResult(id);
        } else if (how == QLatin1String("die")) {
            m_fake->peer().flush();
            m_fake->peer().abort();
        } else if (how == QLatin1String("refuse")) {
            m_fake->send(QStringLiteral(R"({"id":%1,"error":{"message":"no"}})").arg(id));
        } else {
            m_fake->send(QStringLiteral("{"));
        }
    };
    const auto captured = capture();
    QVERIFY(!captured);
    QVERIFY2(QByteArray::fromStdString(captured.error().detail).startsWith(problem),
             captured.error().detail.c_str());
    QCOMPARE(files(), QStringList());
}

void tst_HeapCapture::nothingIsLostThatStoodThere()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    int asked = 0;
    m_fake->onRequest = [&](qint64 id, const QString&) {
        ++asked;
        sendChunk(kText);
        m_fake->sendResult(id);
    };
    const auto refused = capture();
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::CannotWrite);
    QCOMPARE(content(), QByteArray("mine"));
    QCOMPARE(asked, 0); // the target was left in peace
    QVERIFY(capture(Overwrite::AnyFile));
    QCOMPARE(content(), kText.toUtf8());
}

/// A Node may crash if the connection goes in the middle of a snapshot: its end is waited for.
void tst_HeapCapture::cancelled()
{
    struct Cancelling final : TaskControl {
        bool cancelled() const override { return isWanted; }
        bool isWanted = false;
    } cancelling;
    QTimer later;
    later.setSingleShot(true);
    bool isOver = false;
    m_fake->onRequest = [&](qint64 id, const QString&) {
        sendChunk(kText);
        cancelling.isWanted = true;
        connect(&later, &QTimer::timeout, &later, [this, id, &isOver] {
            sendChunk(kText);
            isOver = true;
            m_fake->sendResult(id);
        });
        later.start(200);
    };
    const auto captured =
        captureHeap(*m_session, path().toStdString(), Overwrite::Nothing, cancelling);
    QVERIFY(!captured);
    QVERIFY(captured.error().code == ErrorCode::Cancelled);
    QVERIFY(isOver);
    QCOMPARE(files(), QStringList());
    QVERIFY(!m_session->failure()); // it can be asked for something else
}

TIDEMARK_TEST(tst_HeapCapture)

#include "tst_heap_capture.moc"
