// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/class_table_panel.h"
#include "app/widgets/data_table.h"
#include "tests/support/reading.h"
#include "tests/support/recordings.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_ClassTablePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void classesOfARealSnapshotAreListed();
    void theFilterKeepsWhatMatches();
    void anotherRecordingAndBack();
    void cancellingTellsNothing();

private:
    static Recordings snapshot();
    static QStringList column(const ClassTablePanel& panel, int column);
};

/// A snapshot of Node 24 with 3,100 objects of class SteadyThing.
Recordings tst_ClassTablePanel::snapshot()
{
    return test::readFixture("heapsnapshot/pair-small-after.heapsnapshot.zst")
        .value_or(Recordings());
}

QStringList tst_ClassTablePanel::column(const ClassTablePanel& panel, int column)
{
    const QAbstractItemModel& model = *panel.findChild<DataTable*>()->model();
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        texts << model.index(row, column).data().toString();
    }
    return texts;
}

void tst_ClassTablePanel::classesOfARealSnapshotAreListed()
{
    Session session;
    ViewOptions options;
    ClassTablePanel panel(session, options);
    session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    QTRY_VERIFY(column(panel, 0).contains(QStringLiteral("SteadyThing")));
    const auto row = column(panel, 0).indexOf(QStringLiteral("SteadyThing"));
    QCOMPARE(column(panel, 1)[row], QStringLiteral("3,100"));
    QTRY_VERIFY(!column(panel, 4).contains(unknownText()));       // retained sizes fill in
    QCOMPARE(column(panel, 0).first(), QStringLiteral("global")); // what retains most stands first
}

void tst_ClassTablePanel::theFilterKeepsWhatMatches()
{
    Session session;
    ViewOptions options;
    ClassTablePanel panel(session, options);
    session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    QTRY_VERIFY(!column(panel, 0).isEmpty());
    panel.findChild<QLineEdit*>()->setText(QStringLiteral("thing"));
    const QStringList left = column(panel, 0);
    QVERIFY(left.contains(QStringLiteral("LeakyThing")));
    for (const QString& name : left) {
        QVERIFY2(name.contains(QStringLiteral("thing"), Qt::CaseInsensitive), qPrintable(name));
    }
}

void tst_ClassTablePanel::anotherRecordingAndBack()
{
    Session session;
    ViewOptions options;
    ClassTablePanel panel(session, options);
    session.add(QStringLiteral("after.heapsnapshot"), snapshot());
    const int first = session.current()->id;
    QTRY_VERIFY(!column(panel, 4).isEmpty() && !column(panel, 4).contains(unknownText()));
    session.add(QStringLiteral("run.dat"), {test::recordingOf({1, 2})});
    QVERIFY(column(panel, 0).isEmpty());
    session.setCurrent(first);
    QVERIFY(!column(panel, 4).contains(unknownText())); // kept, not computed again
    session.remove(first);
    QVERIFY(column(panel, 0).isEmpty());
}

void tst_ClassTablePanel::cancellingTellsNothing()
{
    const Recordings recordings = snapshot();
    QVERIFY(!recordings.empty());
    HeapJob job;
    QSignalSpy finished(&job, &HeapJob::finished);
    QSignalSpy failed(&job, &HeapJob::failed);
    job.start(heapGraphOf(*recordings.front()));
    job.cancel();
    job.start(heapGraphOf(*recordings.front())); // wanted again while the first one ends
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(failed.count(), 0);
}

QTEST_MAIN(tst_ClassTablePanel)

#include "tst_class_table_panel.moc"
