// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/session_reader.h"
#include "tests/support/cli_process.h"
#include "tests/support/memory_target.h"
#include "tests/support/node_target.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"
#include "tests/support/web_target.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;

class tst_CliHunt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wrongUsage_data();
    void wrongUsage();
    void aServerThatKeepsEachRequest();
    void aServerThatKeepsNothing();
    void roundsThatLeaveDoubt();
    void inWords();
    void aRequest();
    void anActionThatTakesTooLong();
    void aFolderThatHoldsSomething();
    void anotherProgramIsLeftAlone();
    void aProgramThatEndsAtOnce();

private:
    QString folder() const { return m_folder->filePath(QStringLiteral("hunt")); }
    /// Hunts in a server whose code is @p keep for each request, where "scope" is what came of it.
    CliOutcome hunt(const char* keep, const QStringList& options = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace
{

const QStringList kHunt{QStringLiteral("hunt")};

const json* grownType(const json& document, const char* name)
{
    const json& grown = document["grown"];
    const auto found =
        std::ranges::find_if(grown, [name](const json& one) { return one["name"] == name; });
    return found == grown.end() ? nullptr : &*found;
}

} // namespace

void tst_CliHunt::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

CliOutcome tst_CliHunt::hunt(const char* keep, const QStringList& options) const
{
    // It tells its port by a file; the action asks it by Node itself, which is there.
    const QString port = m_folder->filePath(QStringLiteral("port"));
    const QString server = test::writeFile(
        m_folder->filePath(QStringLiteral("server.js")),
        QByteArray("const http = require('http'), fs = require('fs');\n"
                   "class Scope { constructor(url) { this.url = url + Math.random(); } }\n"
                   "const registry = [];\n"
                   "const server = http.createServer((request, response) => {\n"
                   "  const scope = new Scope(request.url);\n"
                   "  ") +
            keep +
            "\n"
            "  response.end(scope.url, () => request.socket.destroy());\n"
            "});\n"
            "server.listen(0, '127.0.0.1', () => fs.writeFileSync('" +
            port.toUtf8() + "', String(server.address().port)));\n");
    const QString action =
        QStringLiteral("node -e \"require('http').get({port: +require('fs').readFileSync('%1'), "
                       "path: '/x'}, r => r.resume()).on('error', () => process.exit(1))\"")
            .arg(port);
    return test::runCli(kHunt +
                        QStringList{QStringLiteral("-o"), folder(), QStringLiteral("--idle"),
                                    QStringLiteral("0.5"), QStringLiteral("--action"), action} +
                        options +
                        QStringList{QStringLiteral("--"), QStringLiteral("node"),
                                    QStringLiteral("--inspect-port=0"), server});
}

void tst_CliHunt::wrongUsage_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("message");
    const QStringList action{QStringLiteral("--action"), QStringLiteral("true")};
    const QStringList output{QStringLiteral("-o"), QStringLiteral("x")};
    const QStringList pid{QStringLiteral("--pid"), QStringLiteral("1")};
    const QStringList program{QStringLiteral("--"), QStringLiteral("node")};
    QTest::newRow("of nothing") << action + output << QByteArray("wants one of");
    QTest::newRow("of two") << action + output + pid + program << QByteArray("wants one of");
    QTest::newRow("no action") << output + pid << QByteArray("--action with");
    QTest::newRow("an empty action")
        << QStringList{QStringLiteral("--action"), QString()} + output + pid
        << QByteArray("--action with");
    const auto request = [&](const char* url, const QStringList& more = {}) {
        return QStringList{QStringLiteral("--request"), QString::fromUtf8(url)} + output + pid +
               more;
    };
    QTest::newRow("two actions") << request("localhost:1") + action << QByteArray("wants one of");
    QTest::newRow("no URL") << request("ftp://localhost/") << QByteArray("no address");
    QTest::newRow("elsewhere") << request("http://192.0.2.1/") << QByteArray("--allow-remote");
    QTest::newRow("no method") << request("localhost:1",
                                          {QStringLiteral("--method"), QStringLiteral("GET /")})
                               << QByteArray("--method wants");
    QTest::newRow("too many at once")
        << request("localhost:1", {QStringLiteral("--parallel"), QStringLiteral("1000")})
        << QByteArray("--parallel");
    QTest::newRow("a body of a command")
        << action + output + pid + QStringList{QStringLiteral("--body"), QStringLiteral("x")}
        << QByteArray("--request");
    QTest::newRow("no folder") << action + pid << QByteArray("--output");
    QTest::newRow("no times") << action + output + pid +
                                     QStringList{QStringLiteral("--times"), QStringLiteral("0")}
                              << QByteArray("--times");
}

void tst_CliHunt::wrongUsage()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, message);
    const CliOutcome outcome = test::runCli(kHunt + options);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(message), outcome.err.constData());
}

void tst_CliHunt::aServerThatKeepsEachRequest()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const CliOutcome outcome =
        hunt("registry.push(() => scope);",
             {QStringLiteral("--times"), QStringLiteral("4"), QStringLiteral("--json")});
    QVERIFY2(outcome.status == 1, outcome.err.constData());
    const json document = outcome.document();
    QCOMPARE(document["verdict"].get<std::string>(), std::string("leak"));
    QCOMPARE(document["actions"].get<int>(), 4);
    QVERIFY(document["bytes_per_action"].get<double>() > 0.0);
    const json* const scope = grownType(document, "Scope");
    QVERIFY(scope != nullptr);
    const auto counts = (*scope)["counts"].get<std::vector<int>>();
    QCOMPARE(counts[1] - counts[0], 4);
    QCOMPARE(counts[2] - counts[1], 4);
    QCOMPARE((*scope)["survivors"].get<int>(), 4);
    const json& survivors = document["survivors"];
    const auto kept =
        std::ranges::find_if(survivors, [](const json& one) { return one["name"] == "Scope"; });
    QVERIFY(kept != survivors.end());
    QCOMPARE((*kept)["holder"]["name"].get<std::string>(), std::string("registry"));
    QVERIFY((*kept)["holder"]["location"]["script"].get<std::string>().ends_with("server.js"));
    const json& marks = document["marks"];
    QCOMPARE(marks.size(), std::size_t{6});
    QCOMPARE(marks[0]["name"].get<std::string>(), std::string("baseline"));
    QVERIFY(marks[5]["heap_used_bytes"].get<double>() > 1e6);
    for (const char* const name : {"a", "b", "c", "recording"}) {
        const auto path = document["files"][name].get<std::string>();
        QVERIFY2(test::readFile(path), path.c_str());
        const auto rights = QFile::permissions(QString::fromStdString(path));
        QVERIFY(!(rights & (QFile::ReadGroup | QFile::ReadOther)));
    }
    const auto session = document["files"]["session"].get<std::string>();
    const auto opened = readSession(session);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->files.size(), 4U);
    QVERIFY(opened->hunt && opened->hunt->actions == 4);
    const QString page = folder() + QStringLiteral("/report.html");
    QCOMPARE(test::runCli({QStringLiteral("report"), QString::fromStdString(session),
                           QStringLiteral("-o"), page})
                 .status,
             0);
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("Leak: each action leaves something in the heap"));
    QVERIFY(text.contains("registry") && text.contains("Baseline"));
}

void tst_CliHunt::aServerThatKeepsNothing()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const CliOutcome outcome = hunt("registry[0] = scope;", {QStringLiteral("--json")});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const json document = outcome.document();
    QVERIFY2(document["verdict"] == "no_leak", outcome.out.constData());
    QVERIFY(document["grown"].empty());
}

/// Objects are left over of the second half alone: twice as many actions settle it. Before the
/// server can answer it may have been asked a few times more.
void tst_CliHunt::roundsThatLeaveDoubt()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const char* const keep = "registry.n = (registry.n || 0) + 1;"
                             "if (registry.n > 12 && registry.n <= 24) registry.push(scope);";
    const QStringList options{QStringLiteral("--times"), QStringLiteral("6"),
                              QStringLiteral("--json")};
    const CliOutcome two = hunt(keep, options);
    QVERIFY2(two.status == 0, two.err.constData());
    const json settled = two.document();
    QCOMPARE(settled["verdict"].get<std::string>(), std::string("no_leak"));
    QCOMPARE(settled["rounds"].get<int>(), 2);
    QCOMPARE(settled["actions"].get<int>(), 12);
    QVERIFY(settled["files"]["a"].get<std::string>().ends_with("/a-2.heapsnapshot"));
    QVERIFY2(two.err.contains("Round 2, with 12 actions"), two.err.constData());
    init();
    const CliOutcome one =
        hunt(keep, options + QStringList{QStringLiteral("--rounds"), QStringLiteral("1")});
    QVERIFY2(one.status == 0, one.err.constData());
    QCOMPARE(one.document()["rounds"].get<int>(), 1);
    QCOMPARE(one.document()["doubt"].get<std::string>(), std::string("late_growth"));
}

void tst_CliHunt::inWords()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const CliOutcome outcome = hunt("registry.push(() => scope);");
    QVERIFY2(outcome.status == 1, outcome.err.constData());
    QVERIFY2(outcome.out.startsWith("Leak: "), outcome.out.constData());
    QVERIFY2(outcome.out.contains("registry") && outcome.out.contains("server.js:6:"),
             outcome.out.constData());
    QVERIFY2(outcome.err.contains("Taking snapshot C"), outcome.err.constData());
}

void tst_CliHunt::aRequest()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    test::WebTarget target("if (request.method === 'PUT') registry.push(() => scope);");
    QTRY_VERIFY(target.port() != 0);
    const CliOutcome outcome = test::runCli(
        kHunt +
        QStringList{QStringLiteral("-o"), folder(), QStringLiteral("--idle"), QStringLiteral("0.5"),
                    QStringLiteral("--pid"), QString::number(target.node().pid()),
                    QStringLiteral("--request"), target.url(), QStringLiteral("--method"),
                    QStringLiteral("PUT"), QStringLiteral("--body"), QStringLiteral("{}"),
                    QStringLiteral("--times"), QStringLiteral("8"), QStringLiteral("--parallel"),
                    QStringLiteral("3"), QStringLiteral("--json")});
    QVERIFY2(outcome.status == 1, outcome.err.constData());
    const json document = outcome.document();
    QCOMPARE(document["actions"].get<int>(), 8);
    QCOMPARE(document["failed_actions"].get<int>(), 0);
    const json* const scope = grownType(document, "Scope");
    QVERIFY(scope != nullptr);
    QCOMPARE((*scope)["counts"].get<std::vector<int>>(), (std::vector<int>{8, 16, 24}));
}

void tst_CliHunt::anActionThatTakesTooLong()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    test::NodeTarget node({QStringLiteral("--inspect=127.0.0.1:0")});
    const CliOutcome outcome =
        test::runCli(kHunt + QStringList{QStringLiteral("-o"), folder(), QStringLiteral("--pid"),
                                         QString::number(node.pid()), QStringLiteral("--action"),
                                         QStringLiteral("sleep 600"),
                                         QStringLiteral("--action-limit"), QStringLiteral("0.2")});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("longer than it may") && outcome.err.contains("--action-limit"),
             outcome.err.constData());
    QVERIFY(node.isRunning());
    QVERIFY(QDir(folder()).isEmpty());
}

void tst_CliHunt::aFolderThatHoldsSomething()
{
    QVERIFY(QDir().mkpath(folder()));
    QVERIFY(!test::writeFile(folder() + QStringLiteral("/mine"), "x").isEmpty());
    const auto rights = QFile::permissions(folder()) | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(folder(), rights));
    const CliOutcome outcome = hunt("");
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains("holds something"), outcome.err.constData());
    QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{QStringLiteral("mine")});
    QCOMPARE(QFile::permissions(folder()), rights); // it was not for it to change
}

void tst_CliHunt::anotherProgramIsLeftAlone()
{
    test::MemoryTarget target;
    const CliOutcome outcome = test::runCli(
        kHunt + QStringList{QStringLiteral("-o"), folder(), QStringLiteral("--open-inspector"),
                            QStringLiteral("--action"), QStringLiteral("true"),
                            QStringLiteral("--pid"), QString::number(target.pid())});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("not known to be Node.js"), outcome.err.constData());
    QCOMPARE(target.tell("still there"), QByteArray("ok"));
    QVERIFY(QDir(folder()).isEmpty()); // so that the next try finds it so
}

void tst_CliHunt::aProgramThatEndsAtOnce()
{
    const CliOutcome outcome =
        test::runCli(kHunt + QStringList{QStringLiteral("-o"), folder(), QStringLiteral("--action"),
                                         QStringLiteral("true"), QStringLiteral("--"),
                                         QStringLiteral("sh"), QStringLiteral("-c"),
                                         QStringLiteral("echo no such module >&2; exit 3")});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("ended before") && outcome.err.contains("no such module"),
             outcome.err.constData());
    QVERIFY(QDir(folder()).isEmpty());
}

TIDEMARK_TEST(tst_CliHunt)

#include "tst_cli_hunt.moc"
