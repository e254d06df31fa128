// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/process_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <limits>
#include <set>

using namespace tidemark;
using namespace tidemark::app;

class tst_ProcessText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRuntimeHasItsOwnName();
    void commandLines();
    void cpuUse();
};

void tst_ProcessText::everyRuntimeHasItsOwnName()
{
    std::set<QString> names;
    for (int value = 0; value <= static_cast<int>(ProcessRuntime::Ruby); ++value) {
        const QString name = runtimeText(static_cast<ProcessRuntime>(value));
        QVERIFY(!name.isEmpty());
        QVERIFY2(names.insert(name).second, qPrintable(name));
    }
}

void tst_ProcessText::commandLines()
{
    QCOMPARE(commandLineText({}), QString());
    QCOMPARE(commandLineText({"node", "server.js"}), QStringLiteral("node server.js"));
    QCOMPARE(commandLineText({"sh", "-c", "sleep 5", ""}),
             QStringLiteral("sh -c \"sleep 5\" \"\""));
    QCOMPARE(commandLineText({"nginx: master process"}), QStringLiteral("nginx: master process"));
    QCOMPARE(commandLineText({"\xff"}), QStringLiteral("\ufffd"));
}

void tst_ProcessText::cpuUse()
{
    QCOMPARE(cpuText({}), QStringLiteral("—"));
    QCOMPARE(cpuText(0.0), QStringLiteral("0\u00a0%"));
    QCOMPARE(cpuText(0.001), QStringLiteral("0\u00a0%"));
    QCOMPARE(cpuText(6.0), QStringLiteral("6.0\u00a0%"));
    QCOMPARE(cpuText(99.96), QStringLiteral("100\u00a0%"));
    QCOMPARE(cpuText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("—"));
    QCOMPARE(cpuText(12.345), QStringLiteral("12.3\u00a0%"));
    QCOMPARE(cpuText(187.0), QStringLiteral("187\u00a0%"));
}

TIDEMARK_TEST(tst_ProcessText)
#include "tst_process_text.moc"
