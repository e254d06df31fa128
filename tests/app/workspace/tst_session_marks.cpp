// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/session.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// Marks that the user sets in what is open.
class tst_SessionMarks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksAreSetInAnyRecording();
};

/// They are part of the recording, whatever it becomes, and of no file.
void tst_SessionMarks::marksAreSetInAnyRecording()
{
    Session session;
    const auto read = test::recordingOf({1.0, 2.0, 3.0});
    read->timeline.markers = {test::spanOf("main", 0, 2, 0)};
    session.add(QStringLiteral("a.dat"), {read});
    const int id = session.current()->id;
    QVERIFY(!session.hasUnsavedMarks());
    const QSignalSpy changes(&session, &Session::recordingChanged);
    session.addMark(id, test::kSecondNs, QStringLiteral("here"));
    session.addMark(id, test::kSecondNs, QStringLiteral("here"));
    QCOMPARE(changes.size(), 1);
    QVERIFY(session.hasUnsavedMarks());
    QCOMPARE(read->timeline.markers.size(), 1U);
    const auto& markers = session.current()->recording->timeline.markers;
    QCOMPARE(markers.size(), 2U);
    QCOMPARE(markers[1].name, std::string("here"));
    QCOMPARE(markers[1].start, test::kSecondNs);

    const auto grown = test::recordingOf({1.0, 2.0, 3.0, 4.0});
    session.grow(id, grown);
    QCOMPARE(session.current()->recording->timeline.markers.size(), 1U);
    QCOMPARE(session.current()->recording->timeline.series.front().size(), 4U);
    session.setMarksSaved();
    QVERIFY(!session.hasUnsavedMarks());
    const Marker mark = session.current()->ownMarks.front();
    session.removeMark(id, mark);
    QVERIFY(session.hasUnsavedMarks());
    QCOMPARE(session.current()->recording.get(), grown.get());
    session.removeAll();
    QVERIFY(!session.hasUnsavedMarks());
}

TIDEMARK_TEST(tst_SessionMarks)

#include "tst_session_marks.moc"
