// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/snapshot_mime.h"
#include "tests/support/test_registry.h"

#include <QMimeData>
#include <QtTest>

#include <memory>

using namespace tidemark::app;

class TestSnapshotMime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void refusesOtherData_data();
    void refusesOtherData();
    void refusesOtherTypes();
};

void TestSnapshotMime::comesBackAsItWas()
{
    const SnapshotRef snapshot{7, 4'000'000'000};
    const std::unique_ptr<QMimeData> data(encodeSnapshot(snapshot));

    QCOMPARE(data->data(kSnapshotMimeType), QByteArray("7 4000000000"));
    QVERIFY(decodeSnapshot(data.get()) == snapshot);
}

void TestSnapshotMime::refusesOtherData_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("one number") << QByteArray("7");
    QTest::newRow("three numbers") << QByteArray("7 1 2");
    QTest::newRow("words") << QByteArray("a b");
    QTest::newRow("negative index") << QByteArray("7 -1");
    QTest::newRow("too large") << QByteArray("99999999999999999999 1");
}

void TestSnapshotMime::refusesOtherData()
{
    QFETCH(const QByteArray, bytes);
    QMimeData data;
    data.setData(kSnapshotMimeType, bytes);

    QVERIFY(!decodeSnapshot(&data));
}

void TestSnapshotMime::refusesOtherTypes()
{
    QMimeData data;
    data.setText(QStringLiteral("7 1"));

    QVERIFY(!decodeSnapshot(&data));
    QVERIFY(!decodeSnapshot(nullptr));
}

TIDEMARK_TEST(TestSnapshotMime)
#include "tst_snapshot_mime.moc"
