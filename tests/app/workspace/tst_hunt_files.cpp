// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/hunt_files.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_HuntFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThatNoFileHas();
};

void tst_HuntFiles::namesThatNoFileHas()
{
    const QTemporaryDir folder;
    const QString recording = folder.filePath(QStringLiteral("node.js.tidemark"));
    const QStringList first = newHuntFiles(recording);
    QCOMPARE(first.size(), 3);
    QCOMPARE(first.front(), folder.filePath(QStringLiteral("node.js-hunt-1-a.heapsnapshot")));
    QCOMPARE(first.back(), folder.filePath(QStringLiteral("node.js-hunt-1-c.heapsnapshot")));
    QFile taken(first[1]); // of one that was given up
    QVERIFY(taken.open(QIODevice::WriteOnly));
    const QStringList second = newHuntFiles(recording);
    QCOMPARE(second.front(), folder.filePath(QStringLiteral("node.js-hunt-2-a.heapsnapshot")));
}

TIDEMARK_TEST(tst_HuntFiles)

#include "tst_hunt_files.moc"
