// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format_registry.h"
#include "core/live/heap_capture.h"
#include "core/live/inspector_problem.h"
#include "core/live/node_inspector.h"
#include "core/snapshots/type_listing.h"
#include "tests/support/byte_array.h"
#include "tests/support/memory_target.h"
#include "tests/support/node_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using test::bytesOf;

/// With real Nodes. Each has a port that the system chooses: others may use the usual one.
class tst_NodeInspector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void likelySockets();
    void isNotOpenedUnasked();
    void isOpenedAndClosedAgain();
    void isFoundWhereItIsOpen();
    void anotherProgramIsLeftAlone();
    void aNodeWithoutAHandlerIsLeftAlone();
    void theWrongPortIsTaken();
    void takesASnapshot();
    void theTargetDiesMeanwhile();

private:
    /// The words of the error; empty if there was none.
    QByteArray problemOf(std::int32_t pid, InspectorConsent consent);
    std::unique_ptr<InspectorSession> connectTo(const FoundInspector& found);

    const TaskControl m_control;
};

namespace
{

const QStringList kAnyPort{QStringLiteral("--inspect-port=0")};

bool isListening(std::int32_t pid, std::uint16_t port)
{
    const auto sockets = listeningSocketsOf(pid);
    return sockets && std::ranges::find(*sockets, port, &ListeningSocket::port) != sockets->end();
}

} // namespace

void tst_NodeInspector::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
}

QByteArray tst_NodeInspector::problemOf(std::int32_t pid, InspectorConsent consent)
{
    const auto found = findInspector(pid, consent, m_control);
    return found ? QByteArray() : QByteArray::fromStdString(found.error().detail);
}

std::unique_ptr<InspectorSession> tst_NodeInspector::connectTo(const FoundInspector& found)
{
    auto session = InspectorSession::open(found.address, found.target, m_control);
    return session ? std::move(*session) : nullptr;
}

void tst_NodeInspector::likelySockets()
{
    InspectorAccess access;
    access.sockets = {{"127.0.0.1", 3000, 1}, {"127.0.0.1", 9229, 2}, {"10.0.0.5", 9229, 3},
                      {"0.0.0.0", 9231, 4},   {"::1", 9300, 5},       {"::", 4000, 6}};
    const auto inodes = [&access] {
        std::vector<std::uint64_t> all;
        for (const ListeningSocket& socket : inspectorSockets(access)) {
            all.push_back(socket.inode);
        }
        return all;
    };
    using Inodes = std::vector<std::uint64_t>;
    QVERIFY((inodes() == Inodes{2, 4, 5}));
    access.options.ports = {3000};
    QVERIFY((inodes() == Inodes{1, 2, 4, 5}));
    access.options.hasAnyPort = true;
    QVERIFY((inodes() == Inodes{1, 2, 4, 5, 6}));
}

void tst_NodeInspector::isNotOpenedUnasked()
{
    const test::NodeTarget target(kAnyPort);
    QCOMPARE(problemOf(target.pid(), InspectorConsent::NotAsked), bytesOf(kNotOpen));
    const auto sockets = listeningSocketsOf(target.pid());
    QVERIFY(sockets && sockets->empty());
}

void tst_NodeInspector::isOpenedAndClosedAgain()
{
    const test::NodeTarget target(kAnyPort);
    const auto found = findInspector(target.pid(), InspectorConsent::Asked, m_control);
    QVERIFY(found);
    QVERIFY(found->wasOpened);
    QVERIFY(isListening(target.pid(), found->address.port));
    auto session = connectTo(*found);
    QVERIFY(session);
    const auto usage = session->call(QStringLiteral("Runtime.getHeapUsage"), {}, m_control);
    QVERIFY(usage);
    QVERIFY((*usage)[QLatin1String("usedSize")].toDouble() > 1e6);
    session->close(); // it is closed whatever has become of the connection
    closeInspector(*found, std::move(session));
    QTRY_VERIFY(!isListening(target.pid(), found->address.port));
    QVERIFY(target.isRunning());
}

void tst_NodeInspector::isFoundWhereItIsOpen()
{
    // A server of its own beside it, which is not taken for the inspector.
    const test::NodeTarget target({QStringLiteral("--inspect=0")},
                                  QStringLiteral("require('http').createServer((q, r) => r.end("
                                                 "'[]')).listen(0, '127.0.0.1')"));
    Result<FoundInspector> found = failure(ErrorCode::Malformed);
    QTRY_VERIFY((found = findInspector(target.pid(), InspectorConsent::NotAsked, m_control)));
    QVERIFY(!found->wasOpened);
    QCOMPARE(found->target.type, std::string("node"));
}

void tst_NodeInspector::anotherProgramIsLeftAlone()
{
    test::MemoryTarget target;
    QCOMPARE(problemOf(target.pid(), InspectorConsent::Asked), bytesOf(kNotNode));
    QCOMPARE(target.tell("still there"), QByteArray("ok"));
}

/// As Electron's are, and those with --disable-sigusr1, which this Node may be too old for.
void tst_NodeInspector::aNodeWithoutAHandlerIsLeftAlone()
{
    const test::NodeTarget target({QStringLiteral("--heapsnapshot-signal=SIGUSR1")});
    QCOMPARE(problemOf(target.pid(), InspectorConsent::Asked), bytesOf(kSignalTaken));
    QVERIFY(target.isRunning());
}

void tst_NodeInspector::theWrongPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const test::NodeTarget target({QStringLiteral("--inspect-port=%1").arg(other.serverPort())});
    QCOMPARE(problemOf(target.pid(), InspectorConsent::Asked), bytesOf(kPortTaken));
    QVERIFY(target.isRunning());
}

void tst_NodeInspector::takesASnapshot()
{
    const QTemporaryDir folder;
    const test::NodeTarget target(
        kAnyPort, QStringLiteral("class Kept { constructor(i) { this.i = 'ü' + i; } };"
                                 "globalThis.kept = Array.from({length: 1234}, "
                                 "(_, i) => new Kept(i))"));
    const auto found = findInspector(target.pid(), InspectorConsent::Asked, m_control);
    QVERIFY(found);
    const auto session = connectTo(*found);
    QVERIFY(session);
    TaskControl control;
    QVERIFY(collectGarbage(*session, control));
    const auto path = folder.filePath(QStringLiteral("a.heapsnapshot"));
    const auto captured = captureHeap(*session, path.toStdString(), Overwrite::Nothing, control);
    QVERIFY(captured);
    QCOMPARE(static_cast<qint64>(captured->bytes), QFileInfo(path).size());
    const auto read = test::readFile(path.toStdString());
    QVERIFY(read);
    HeapAnalysisControl analysing;
    const auto overview = overviewHeap(read->front()->snapshots.front()->graph, analysing);
    QVERIFY(overview);
    const TypeListing listing = typesOf(*overview);
    std::uint64_t kept = 0;
    for (std::size_t row = 0; row < listing.rows.size(); ++row) {
        kept += listing.typeOf(row).name == "Kept" ? listing.rows[row].count : 0;
    }
    QCOMPARE(kept, std::uint64_t{1234});
}

void tst_NodeInspector::theTargetDiesMeanwhile()
{
    const QTemporaryDir folder;
    test::NodeTarget target(kAnyPort, QStringLiteral("globalThis.kept = Array.from({length: 3e5}, "
                                                     "(_, i) => ({i}))"));
    const auto found = findInspector(target.pid(), InspectorConsent::Asked, m_control);
    QVERIFY(found);
    const auto session = connectTo(*found);
    QVERIFY(session);
    struct Killing final : TaskControl {
        explicit Killing(test::NodeTarget& killed) : target(killed) {}
        void progress(double) override { target.kill(); }
        test::NodeTarget& target;
    } killing(target);
    const auto captured =
        captureHeap(*session, folder.filePath(QStringLiteral("a.heapsnapshot")).toStdString(),
                    Overwrite::Nothing, killing);
    QVERIFY(!captured);
    QVERIFY2(captured.error().detail.starts_with(kConnectionLost), captured.error().detail.c_str());
    QVERIFY(QDir(folder.path()).isEmpty());
}

TIDEMARK_TEST(tst_NodeInspector)

#include "tst_node_inspector.moc"
