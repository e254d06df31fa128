// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/restart_name.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

class tst_RestartName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreReadBack();
    void otherNamesTellNothing();
};

void tst_RestartName::namesAreReadBack()
{
    const RestartPids pids{12, 34};
    QCOMPARE(restartName(pids), std::string("PID 12 → 34"));
    QVERIFY(pidsOfRestart(restartName(pids)) == pids);
}

void tst_RestartName::otherNamesTellNothing()
{
    for (const char* const name : {"", "PID 12", "PID 12 → ", "PID 12 → x", "12 → 34",
                                   "PID -1 → 34", "PID 0 → 34", "PID 12 → 34 "}) {
        QVERIFY2(!pidsOfRestart(name), name);
    }
}

TIDEMARK_TEST(tst_RestartName)
#include "tst_restart_name.moc"
