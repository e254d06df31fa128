// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/allocation_recording.h"
#include "core/live/inspector_problem.h"
#include "core/live/node_inspector.h"
#include "tests/support/fake_inspector.h"
#include "tests/support/node_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;

/// With a real Node that allocates all the time, and with an inspector that answers rubbish.
class tst_AllocationRecording final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aProfile();
    void aTimeline();
    void givenUp_data();
    void givenUp();
    void whereNothingMayBeWritten();
    void anAnswerThatIsNoProfile();

private:
    std::string file() const { return m_folder->filePath(QStringLiteral("a")).toStdString(); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    /// A connection to a Node that keeps what keepSomething() makes.
    void open();

    TaskControl m_control;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::NodeTarget> m_node;
    std::unique_ptr<InspectorSession> m_session;
};

namespace
{

using namespace std::chrono_literals;

const QString kKeeps = QStringLiteral(
    "globalThis.kept = [];"
    "function keepSomething() { for (let i = 0; i < 2000; ++i) kept.push({i, text: 'x' + i}); }"
    "setInterval(keepSomething, 10)");

/// Gives up a while after it has begun.
class SoonCancelled final : public TaskControl
{
public:
    bool cancelled() const override { return m_isUnderWay; }
    void progress(double fraction) override { m_isUnderWay = fraction > 0.002; }

private:
    bool m_isUnderWay = false;
};

bool hasFunction(const QJsonObject& node, const QString& name)
{
    const QString function =
        node[QLatin1String("callFrame")].toObject()[QLatin1String("functionName")].toString();
    const QJsonArray children = node[QLatin1String("children")].toArray();
    return function == name || std::ranges::any_of(children, [&name](const QJsonValue& child) {
               return hasFunction(child.toObject(), name);
           });
}

} // namespace

void tst_AllocationRecording::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session.reset();
    m_node.reset();
}

void tst_AllocationRecording::open()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    m_node = std::make_unique<test::NodeTarget>(QStringList{QStringLiteral("--inspect=0")}, kKeeps);
    const auto found = findInspector(m_node->pid(), InspectorConsent::NotAsked, m_control);
    QVERIFY(found);
    auto session = InspectorSession::open(found->address, found->target, m_control);
    QVERIFY(session);
    m_session = std::move(*session);
}

void tst_AllocationRecording::aProfile()
{
    open();
    const auto taken = recordAllocations(*m_session, AllocationKind::Profile, 1s, file(),
                                         Overwrite::Nothing, m_control);
    QVERIFY2(taken.has_value(), taken ? "" : taken.error().detail.c_str());
    QFile written(QString::fromStdString(file()));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QCOMPARE(static_cast<std::uint64_t>(text.size()), taken->bytes);
    const QJsonObject profile = QJsonDocument::fromJson(text).object();
    QVERIFY(
        hasFunction(profile[QLatin1String("head")].toObject(), QStringLiteral("keepSomething")));
    QCOMPARE(written.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void tst_AllocationRecording::aTimeline()
{
    open();
    const auto taken = recordAllocations(*m_session, AllocationKind::Timeline, 500ms, file(),
                                         Overwrite::Nothing, m_control);
    QVERIFY2(taken.has_value(), taken ? "" : taken.error().detail.c_str());
    QCOMPARE(taken->bytes, std::filesystem::file_size(file()));
    QVERIFY(test::readFile(file())); // a heap snapshot like any other
    QFile written(QString::fromStdString(file()));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().contains("\"trace_tree\":[1,"));
}

void tst_AllocationRecording::givenUp_data()
{
    QTest::addColumn<AllocationKind>("kind");
    QTest::newRow("a profile") << AllocationKind::Profile;
    QTest::newRow("a timeline") << AllocationKind::Timeline;
}

void tst_AllocationRecording::givenUp()
{
    QFETCH(AllocationKind, kind);
    open();
    SoonCancelled stops;
    const auto taken = recordAllocations(*m_session, kind, 1min, file(), Overwrite::Nothing, stops);
    QVERIFY(!taken && taken.error().code == ErrorCode::Cancelled);
    QCOMPARE(files(), QStringList());
    QVERIFY(!m_session->failure()); // it can be asked for something else
    QVERIFY(collectGarbage(*m_session, m_control));
    QVERIFY(m_node->isRunning());
}

void tst_AllocationRecording::whereNothingMayBeWritten()
{
    open();
    for (const auto kind : {AllocationKind::Profile, AllocationKind::Timeline}) {
        const auto taken = recordAllocations(*m_session, kind, 100ms, "/proc/no/such",
                                             Overwrite::Nothing, m_control);
        QVERIFY(!taken && taken.error().code == ErrorCode::CannotWrite);
        QVERIFY(!m_session->failure());
    }
}

void tst_AllocationRecording::anAnswerThatIsNoProfile()
{
    test::FakeInspector inspector;
    inspector.onRequest = [&inspector](qint64 id, const QString& method) {
        inspector.sendResult(id, method.endsWith(QStringLiteral("stopSampling"))
                                     ? QStringLiteral(R"({"profile":"none"})")
                                     : QStringLiteral("{}"));
    };
    auto session = InspectorSession::open(inspector.address(), inspector.target(), m_control);
    QVERIFY(session);
    const auto taken = recordAllocations(**session, AllocationKind::Profile, 10ms, file(),
                                         Overwrite::Nothing, m_control);
    QVERIFY(!taken);
    QCOMPARE(test::problemIn(taken.error()), std::string(kBadAnswer));
    QCOMPARE(files(), QStringList());
}

TIDEMARK_TEST(tst_AllocationRecording)

#include "tst_allocation_recording.moc"
