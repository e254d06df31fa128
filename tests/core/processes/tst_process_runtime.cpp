// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_runtime.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

using Words = std::vector<std::string>;

class tst_ProcessRuntime final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byTraces_data();
    void byTraces();
    void byMaps_data();
    void byMaps();
    void eachHasItsOwnId();
};

void tst_ProcessRuntime::byTraces_data()
{
    QTest::addColumn<std::string>("executable");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<Words>("words");
    QTest::addColumn<ProcessRuntime>("runtime");
    const auto add = [](const char* label, const char* executable, const char* name,
                        const Words& words, ProcessRuntime runtime) {
        QTest::addRow("%s", label)
            << std::string(executable) << std::string(name) << words << runtime;
    };
    using enum ProcessRuntime;
    add("node", "/usr/bin/node", "node", {"node", "server.js"}, Node);
    add("nodejs", "/usr/bin/nodejs", "nodejs", {"nodejs"}, Node);
    add("a title", "/usr/bin/node", "next-server (v1", {"next-server (v14.2.3)"}, Node);
    add("a title, other user", "", "next-server (v1", {"next-server (v14.2.3)"}, Node);
    add("main thread's name", "/opt/node-v20/bin/node", "MainThread", {"x"}, Node);
    add("npm", "", "npm run dev", {"npm run dev"}, Node);
    add("pm2", "", "PM2 v5.3.0: God", {"PM2 v5.3.0: God Daemon (/srv/.pm2)"}, Node);
    add("electron", "/usr/lib/electron/electron", "electron", {"electron", "."}, Node);
    add("electron program", "/usr/share/chat/chat", "chat",
        {"/usr/share/chat/chat", "--type=x", "--app-path=/usr/share/chat/resources/app.asar"},
        Node);
    add("python", "/usr/bin/python3.11", "python3", {"python3", "app.py"}, Python);
    add("debug python", "/usr/bin/python3-dbg", "python3", {}, Python);
    add("pypy", "/opt/pypy3/bin/pypy3.9", "pypy3", {"pypy3"}, Python);
    add("deleted", "/usr/bin/python3.11 (deleted)", "app", {"./app"}, Python);
    add("env", "", "env", {"/usr/bin/env", "-i", "LANG=C", "python3", "x"}, Python);
    add("env alone", "", "env", {"/usr/bin/env", "-i"}, Unknown);
    add("a script", "/usr/bin/python3.11", "backup", {"/usr/bin/python3", "/usr/bin/backup"},
        Python);
    add("uwsgi", "/usr/bin/uwsgi-core", "uwsgi", {"uwsgi", "--ini", "x.ini"}, Python);
    add("gunicorn", "", "gunicorn: maste", {"gunicorn: master [app:wsgi]"}, Python);
    add("java", "/usr/lib/jvm/java-17/bin/java", "java", {"java", "-jar", "x.jar"}, Jvm);
    add("php", "/usr/bin/php8.2", "php", {"php", "batch.php"}, Php);
    add("php-fpm", "/usr/sbin/php-fpm8.2", "php-fpm8.2", {"php-fpm: pool www"}, Php);
    add("php-fpm, other user", "", "php-fpm8.2", {"php-fpm: pool www"}, Php);
    add("php-cgi", "/usr/bin/php-cgi", "php-cgi", {"/usr/bin/php-cgi"}, Php);
    add("ruby", "/usr/bin/ruby3.1", "ruby", {"ruby", "x.rb"}, Ruby);
    add("puma", "", "ruby", {"puma 6.0 (tcp://0.0.0.0:3000) [app]"}, Ruby);
    add("a native program", "/usr/sbin/nginx", "nginx", {"nginx: worker process"}, Unknown);
    add("a name that begins alike", "/usr/bin/nodelet", "nodelet", {"nodelet"}, Unknown);
    add("an editor of a script", "/usr/bin/vim", "vim", {"vim", "python.py"}, Unknown);
    add("a folder named so", "/srv/python/bin/tool", "tool", {"/srv/python/bin/tool"}, Unknown);
    add("javascript", "/usr/bin/javascriptcore", "javascriptcore", {}, Unknown);
    add("nothing", "", "", {}, Unknown);
    add("empty words", "", "", {"", ""}, Unknown);
    add("only slashes", "///", "/", {"/"}, Unknown);
}

void tst_ProcessRuntime::byTraces()
{
    QFETCH(std::string, executable);
    QFETCH(std::string, name);
    QFETCH(Words, words);
    QFETCH(ProcessRuntime, runtime);
    QCOMPARE(runtimeOf({executable, name, words}), runtime);
}

void tst_ProcessRuntime::byMaps_data()
{
    QTest::addColumn<std::string>("maps");
    QTest::addColumn<ProcessRuntime>("runtime");
    const std::string start = "55d0c0-55d0c1 r-xp 00000000 fe:01 12 /usr/sbin/server\n"
                              "7f0000-7f0001 rw-p 00000000 00:00 0 \n";
    const auto line = [](const std::string& file) {
        return "7f1000-7f1001 r-xp 00001000 fe:01 77                 /usr/lib/" + file + "\n";
    };
    using enum ProcessRuntime;
    QTest::addRow("none") << start + line("libc.so.6") << Native;
    QTest::addRow("python") << start + line("libc.so.6") + line("libpython3.11.so.1.0") << Python;
    QTest::addRow("jvm") << start + line("jvm/lib/server/libjvm.so") << Jvm;
    QTest::addRow("node") << start + line("libnode.so.108") << Node;
    QTest::addRow("php") << start + line("apache2/modules/libphp8.2.so") << Php;
    QTest::addRow("ruby") << start + line("libruby-3.1.so.3.1") << Ruby;
    QTest::addRow("a folder") << start + line("libpython/x.so") << Native;
    QTest::addRow("no line feed") << start + "1-2 r 0 0 0 /libjvm.so" << Jvm;
    QTest::addRow("empty") << std::string() << Native;
    QTest::addRow("line feeds") << std::string(1000, '\n') << Native;
    QTest::addRow("slashes") << std::string("/\n//\n/") << Native;
}

void tst_ProcessRuntime::byMaps()
{
    QFETCH(std::string, maps);
    QFETCH(ProcessRuntime, runtime);
    QCOMPARE(runtimeInMaps(maps), runtime);
}

void tst_ProcessRuntime::eachHasItsOwnId()
{
    using enum ProcessRuntime;
    QSet<QByteArray> ids;
    for (const ProcessRuntime runtime : {Native, Node, Python, Jvm, Php, Ruby}) {
        const std::string_view id = runtimeId(runtime);
        QVERIFY(!id.empty());
        ids.insert(QByteArray(id.data(), qsizetype(id.size())));
    }
    QCOMPARE(ids.size(), 6);
    QVERIFY(runtimeId(Unknown).empty());
}

TIDEMARK_TEST(tst_ProcessRuntime)
#include "tst_process_runtime.moc"
