// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_registry.h"
#include "tests/support/traced_python.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace tidemark;

/// The agent must not change what the program does.
class tst_PythonAgentManners final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void childrenAreNotTold();
    void exitStatusStays_data();
    void exitStatusStays();
    void leavesNoTrace();
    void importsTheUsersSitecustomize();
    void absentWherePythonIsIsolated_data();
    void absentWherePythonIsIsolated();
    void canBeLeftOut();
    void survivesClosedDescriptors();
    void aFullPipeDoesNotBlock();
    void survivesTidemark();
    void outputComesAtOnce();
    void nobodyElseCanMakeItsFolder();
    void absentWithoutASafePlace_data();
    void absentWithoutASafePlace();

private:
    std::string path(const char* name) const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    void write(const char* name, const QByteArray& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

/// What runs here is not to depend on how the tests were started.
void tst_PythonAgentManners::initTestCase()
{
    for (const char* name : {"PYTHONPATH", "PYTHONUNBUFFERED"}) {
        qunsetenv(name);
    }
}

void tst_PythonAgentManners::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_PythonAgentManners::write(const char* name, const QByteArray& text) const
{
    QFile file(m_folder->filePath(QString::fromLatin1(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void tst_PythonAgentManners::childrenAreNotTold()
{
    write("links.py", "import os\n"
                      "def links():\n"
                      "    found = set()\n"
                      "    for number in range(3, 64):\n"
                      "        try: found.add(os.readlink('/proc/self/fd/%d' % number))\n"
                      "        except OSError: pass\n"
                      "    return found\n"
                      "if __name__ == '__main__':\n"
                      "    try: profile\n"
                      "    except NameError: print('none', ' '.join(links()))\n");
    LaunchRequest request =
        test::python("import links, os, subprocess, sys\n"
                     "@profile\ndef f(): pass\n"
                     "f()\nown = links.links()\n"
                     "if os.fork() == 0:\n"
                     "    f()\n    print(*sorted(own - links.links()), flush=True)\n"
                     "    os._exit(0)\n"
                     "os.wait()\n"
                     "subprocess.run([sys.executable, links.__file__], close_fds=False)\n"
                     "f()\n");
    request.folder = m_folder->path().toStdString();
    const test::Traced traced = test::trace(request);
    QCOMPARE(traced.shape(), "__main__.f 0, __main__.f 0");
    QCOMPARE(traced.interpreters, 1U);
    const auto lines = traced.output().split('\n');
    const auto closed = lines[0].split(' '); // in the fork: where it tells, and where it is asked
    QCOMPARE(closed.size(), 2);
    QVERIFY(closed[0].startsWith("pipe:") && closed[1].startsWith("socket:"));
    QVERIFY(lines[1].startsWith("none"));
    for (const auto& link : closed) { // which other programs do not inherit
        QVERIFY(!lines[1].contains(link));
    }
}

void tst_PythonAgentManners::exitStatusStays_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QByteArray("pass") << 0;
    QTest::newRow("exit") << QByteArray("raise SystemExit(7)") << 7;
    QTest::newRow("decorated exit")
        << QByteArray("@profile\ndef f(): raise SystemExit(7)\nf()") << 7;
    QTest::newRow("error") << QByteArray("@profile\ndef f(): 1 / 0\nf()") << 1;
    QTest::newRow("syntax") << QByteArray("@profile def") << 1;
}

void tst_PythonAgentManners::exitStatusStays()
{
    QFETCH(QByteArray, code);
    QFETCH(int, status);
    QCOMPARE(test::traceCode(code.toStdString()).finished.status, (ExitStatus{status, 0, false}));
}

void tst_PythonAgentManners::leavesNoTrace()
{
    const std::string code = "import os, sys\n"
                             "print(os.environ.pop('PYTHONUNBUFFERED', None))\n"
                             // What it takes to answer is there, as soon as that is ready.
                             "others = set(sys.modules) - {'_socket', 'atexit', 'gc'}\n"
                             "print(sorted(os.environ.items()), sys.path, sorted(others))\n";
    for (const char* given : {"", "/some/where", "/some/where:/else"}) {
        LaunchRequest request = test::python(code);
        qputenv("PYTHONPATH", given);
        if (*given == '\0') {
            qunsetenv("PYTHONPATH");
        }
        const test::Traced with = test::trace(request);
        request.hasAgent = false;
        const test::Traced without = test::trace(request);
        qunsetenv("PYTHONPATH");
        QCOMPARE(with.interpreters, 1U);
        QCOMPARE(without.interpreters, 0U);
        QCOMPARE(with.output().replace("None\n", "1\n"), without.output());
    }
    LaunchRequest request = test::python(code);
    request.environment = {{"PYTHONUNBUFFERED", "yes"}};
    QVERIFY(test::trace(request).output().startsWith("yes\n"));
}

void tst_PythonAgentManners::importsTheUsersSitecustomize()
{
    write("sitecustomize.py", "print('mine', __name__)\nhere = 5\n");
    LaunchRequest request = test::python("import sys, sitecustomize\nprint(sitecustomize.here)\n"
                                         "profile(lambda: None)()\n");
    request.environment = {{"PYTHONPATH", m_folder->path().toStdString()}};
    const test::Traced traced = test::trace(request);
    QCOMPARE(traced.output(), "mine sitecustomize\n5\n");
    QCOMPARE(traced.calls.size(), 1U);

    write("sitecustomize.py", "raise ValueError('mine is broken')\n");
    request.arguments.back() = "print('runs')";
    const test::Traced broken = test::trace(request);
    QCOMPARE(broken.output(), "runs\n");
    QVERIFY(broken.finished.errors.find("mine is broken") != std::string::npos);
    QCOMPARE(broken.finished.status.code, 0);
}

void tst_PythonAgentManners::absentWherePythonIsIsolated_data()
{
    QTest::addColumn<QByteArray>("flag");
    for (const char* flag : {"-I", "-E", "-S"}) {
        QTest::newRow(flag) << QByteArray(flag);
    }
}

void tst_PythonAgentManners::absentWherePythonIsIsolated()
{
    QFETCH(QByteArray, flag);
    LaunchRequest request = test::python("print('profile' in dir(__builtins__))");
    request.arguments.insert(request.arguments.begin() + 1, flag.toStdString());
    const test::Traced traced = test::trace(request);
    QCOMPARE(traced.output(), "False\n");
    QCOMPARE(traced.finished.errors, std::string());
    QCOMPARE(traced.interpreters, 0U);
}

void tst_PythonAgentManners::canBeLeftOut()
{
    LaunchRequest request = test::python("profile");
    request.hasAgent = false;
    const auto program = launch(request);
    QVERIFY(program);
    QCOMPARE(program->agentDescriptor(), -1);
    QCOMPARE(test::trace(request).finished.status.code, 1);
}

/// Daemons close all descriptors; another file may then get the pipe's number.
void tst_PythonAgentManners::survivesClosedDescriptors()
{
    write("log", "");
    const test::Traced traced =
        test::traceCode("import os\n"
                        "@profile\ndef f(): pass\n"
                        "f()\nos.closerange(3, 256)\n"
                        "files = [os.open('" +
                        path("log") +
                        "', os.O_RDWR) for _ in range(40)]\n"
                        "f()\n"
                        "pid = os.fork()\n"
                        "if pid == 0:\n    [os.fstat(file) for file in files]\n    print('open')\n"
                        "else: os.waitpid(pid, 0)\n");
    QCOMPARE(traced.calls.size(), 1U);
    QCOMPARE(traced.output(), "open\n");
    QFile log(m_folder->filePath(QStringLiteral("log")));
    QCOMPARE(log.size(), 0);
}

void tst_PythonAgentManners::aFullPipeDoesNotBlock()
{
    auto program = launch(test::python("import os, time\n@profile\ndef f(): pass\n"
                                       "for _ in range(20000): f()\n"
                                       "print('full')\n"
                                       "while not os.path.exists('" +
                                       path("go") + "'): time.sleep(0.01)\nf()\n"));
    QVERIFY(program);
    std::string output;
    while (!output.ends_with('\n')) { // nobody reads the agent's pipe meanwhile
        test::waitForEvent(*program);
        program->readOutput([&output](OutputStream, std::string_view bytes) { output += bytes; });
    }
    QCOMPARE(output, std::string("full\n"));
    AgentLines lines;
    std::uint64_t calls = 0;
    const auto read = [&](std::string_view bytes) {
        lines.add(bytes, [&calls](const AgentCall&) { ++calls; });
    };
    while (program->readAgent(read)) {
    }
    QVERIFY(calls > 1000 && calls < 40'000);
    write("go", "");
    const auto finished = test::finish(*program);
    read(finished.agent);
    QCOMPARE(finished.status, ExitStatus{});
    QCOMPARE(lines.damagedLines(), 0U);
    QCOMPARE(calls + lines.droppedLines(), 40'002U);
}

/// Also a program that wants to be ended by a broken pipe is not ended by ours.
void tst_PythonAgentManners::survivesTidemark()
{
    LaunchRequest request =
        test::python("import signal, sys, time\nsignal.signal(signal.SIGPIPE, signal.SIG_DFL)\n"
                     "@profile\ndef f(): pass\n"
                     "f()\nimport os\nwhile not os.path.exists('" +
                     path("go") +
                     "'): time.sleep(0.01)\n"
                     "for _ in range(20000): f()\nopen('" +
                     path("done") + "', 'w')\n");
    request.keepsOutput = false;
    { // and the agent is loaded by then
        auto program = launch(request);
        QVERIFY(program);
        std::string agent;
        while (agent.find("\ne ") == std::string::npos) {
            test::waitForEvent(*program);
            program->readAgent([&agent](std::string_view bytes) { agent += bytes; });
        }
    }
    write("go", "");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder->filePath(QStringLiteral("done"))), 30'000);
}

void tst_PythonAgentManners::outputComesAtOnce()
{
    LaunchRequest request = test::python("import time\nprint('first')\ntime.sleep(60)\n");
    auto program = launch(request);
    QVERIFY(program);
    std::string output;
    while (!output.ends_with('\n')) { // would come after a minute
        test::waitForEvent(*program);
        program->readOutput([&output](OutputStream, std::string_view bytes) { output += bytes; });
    }
    QCOMPARE(output, std::string("first\n"));
    program->kill();
    test::finish(*program);
}

/// What a program has in its environment it may hand on for weeks.
void tst_PythonAgentManners::nobodyElseCanMakeItsFolder()
{
    const QString seen =
        QString::fromStdString(test::run(test::shell("echo \"$PYTHONPATH\"")).output).trimmed();
    QVERIFY(seen.startsWith(u'/') && !seen.contains(u':'));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(seen) & others, QFile::Permissions());
    QVERIFY(QFile::exists(seen + QStringLiteral("/sitecustomize.py"))); // though it has ended
    for (QString path = seen; path != QStringLiteral("/"); path = QFileInfo(path).path()) {
        QCOMPARE(QFile::permissions(path) & (QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }
    // What was changed there is put right.
    QFile file(seen + QStringLiteral("/agent.py"));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write("broken") == 6);
    file.close();
    QCOMPARE(test::traceCode("profile(lambda: None)()").calls.size(), 1U);
    const QStringList files = QDir(seen).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(files, (QStringList{QStringLiteral("agent.py"), QStringLiteral("sitecustomize.py"),
                                 QStringLiteral("tidemark_agent.py")}));
}

void tst_PythonAgentManners::absentWithoutASafePlace_data()
{
    QTest::addColumn<QString>("below"); // of the folder of this test
    QTest::addColumn<int>("mode");
    QTest::addRow("others may write") << QStringLiteral("open") << 0777;
    QTest::addRow("others may add") << QStringLiteral("sticky") << 01777;
    QTest::addRow("its group may write") << QStringLiteral("group") << 0770;
    QTest::addRow("a colon") << QStringLiteral("a:b") << 0700;
    QTest::addRow("a file") << QStringLiteral("file") << -1;
}

void tst_PythonAgentManners::absentWithoutASafePlace()
{
    QFETCH(QString, below);
    QFETCH(int, mode);
    // The build's own folder for runtime files, as no folder below /tmp will do.
    const QTemporaryDir folder(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/XXXXXX"));
    const QString place = folder.filePath(below);
    if (mode < 0) {
        QFile file(place);
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else {
        QVERIFY(QDir().mkdir(place));
        QCOMPARE(::chmod(qPrintable(place), static_cast<mode_t>(mode)), 0);
    }
    QByteArrayList before;
    for (const char* const name : {"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME"}) {
        before << qgetenv(name);
        qputenv(name, place.toLocal8Bit());
    }
    auto program = launch(test::python("print('runs')"));
    auto plain = LaunchRequest{{"true"}};
    plain.hasAgent = false;
    const auto without = launch(plain);
    for (const char* const name : {"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME"}) {
        qputenv(name, before.takeFirst());
    }
    QVERIFY(program && without);
    QVERIFY(program->isAgentMissing());
    QVERIFY(!without->isAgentMissing());
    QCOMPARE(program->agentDescriptor(), -1);
    QCOMPARE(test::finish(*program).output, std::string("runs\n"));
}

TIDEMARK_TEST(tst_PythonAgentManners)
#include "tst_python_agent_manners.moc"
