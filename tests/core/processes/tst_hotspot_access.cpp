// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/hotspot_access.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace std::string_literals;

class tst_HotspotAccess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void options_data();
    void options();
    void ofAnotherProgram();
    void ofNobody();
};

void tst_HotspotAccess::options_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<bool>("reducesSignals");
    QTest::addColumn<bool>("disablesAttach");
    const auto add = [](const char* words, const QByteArray& environment, bool reduces,
                        bool disables) {
        QTest::addRow("%s | %s", words, environment.constData())
            << QString::fromLatin1(words).split(u' ') << environment << reduces << disables;
    };
    add("java Main", "", false, false);
    add("java -Xrs Main", "", true, false);
    add("java -Xmx1g -XX:+ReduceSignalUsage -jar x.jar", "", true, false);
    add("java -Xrs -XX:-ReduceSignalUsage Main", "", false, false);
    add("java -XX:+DisableAttachMechanism Main", "", false, true);
    add("java -XX:+DisableAttachMechanism -XX:-DisableAttachMechanism Main", "", false, false);
    add("java -cp a.jar:b.jar -Xrs Main", "", true, false);
    add("java --add-modules java.sql -Xrs Main", "", true, false);
    add("java @options -Xrs Main", "", true, false);
    // What stands behind the program is its own.
    add("java Main -Xrs", "", false, false);
    add("java -jar x.jar -XX:+DisableAttachMechanism", "", false, false);
    add("java -m app/app.Main -Xrs", "", false, false);
    // The last one counts.
    add("java Main", "JAVA_TOOL_OPTIONS=-Xmx1g -Xrs", true, false);
    add("java Main", "_JAVA_OPTIONS=-XX:+DisableAttachMechanism", false, true);
    add("java -XX:-DisableAttachMechanism Main", "JDK_JAVA_OPTIONS=-XX:+DisableAttachMechanism",
        false, false);
    add("java -XX:+DisableAttachMechanism Main", "_JAVA_OPTIONS=-XX:-DisableAttachMechanism", false,
        false);
    add("java Main", "MY_JAVA_TOOL_OPTIONS=-Xrs", false, false);
}

void tst_HotspotAccess::options()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, environment);
    QFETCH(bool, reducesSignals);
    QFETCH(bool, disablesAttach);
    std::vector<std::string> commandLine;
    for (const QString& word : words) {
        commandLine.push_back(word.toStdString());
    }
    const std::string variables = "A=1\0"s + environment.toStdString() + "\0B=2\0"s;
    QVERIFY((hotspotOptionsOf(commandLine, variables) ==
             HotspotOptions{reducesSignals, disablesAttach}));
    QVERIFY((hotspotOptionsOf({}, {}) == HotspotOptions()));
}

void tst_HotspotAccess::ofAnotherProgram()
{
    const test::MemoryTarget target;
    const auto access = hotspotAccessOf(target.pid());
    QVERIFY(access.has_value());
    QVERIFY(access->signal == HotspotSignal::NotJvm);
    QCOMPARE(access->identity.pid, target.pid());
    QVERIFY(access->figures.empty());
}

void tst_HotspotAccess::ofNobody()
{
    QCOMPARE(hotspotAccessOf(1 << 22).error().code, ErrorCode::NoSuchProcess);
}

TIDEMARK_TEST(tst_HotspotAccess)

#include "tst_hotspot_access.moc"
