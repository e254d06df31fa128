// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/palette.h"
#include "app/workspace/session.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

/// What is done with many recordings at once.
class tst_RecordingList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyFilesAreAnnouncedOnce();
    void filesAddedLaterLeaveTheCurrentOne();
    void coloursAreGivenEvenly();
    void snapshotsTakeNoColour();
    void showingOneAloneIsAnnouncedOnce();
    void movedRecordingsKeepTheirNumbers();
    void whatWasTakenFromSeveralPlacesComesBackThere();
    void whatCannotComeBackIsSaid();
    void recordingsOfAFileAreCalledByTheirPrograms();
};

namespace
{

/// Files with two recordings each, named "0", "1", ...
std::vector<ReadFile> files(int count)
{
    std::vector<ReadFile> made;
    for (int i = 0; i < count; ++i) {
        made.push_back(
            {QString::number(i), {test::recordingOf({1, 2}), test::recordingOf({3, 4})}});
    }
    return made;
}

} // namespace

void tst_RecordingList::manyFilesAreAnnouncedOnce()
{
    Session session;
    session.add(QStringLiteral("first"), {test::recordingOf({1, 2})});
    const QSignalSpy lists(&session, &Session::listChanged);
    const QSignalSpy plots(&session, &Session::plotChanged);
    const QSignalSpy currents(&session, &Session::currentChanged);
    const QSignalSpy changes(&session, &Session::recordingChanged);
    const auto firstIds = session.add(files(100), true);
    QCOMPARE(lists.count(), 1);
    QCOMPARE(plots.count(), 1);
    QCOMPARE(currents.count(), 1);
    QCOMPARE(changes.count(), 0);
    QCOMPARE(session.recordings().size(), 201U);
    QCOMPARE(firstIds.size(), 100U);
    QCOMPARE(session.current()->id, firstIds.front());
    QCOMPARE(session.find(firstIds[7])->path, QStringLiteral("7"));
    QCOMPARE(session.find(firstIds[7] + 1)->name, QStringLiteral("7 #2"));
    QCOMPARE(session.find(firstIds[7] + 1)->fileId, firstIds[7]);
    session.add(std::vector<ReadFile>(), true);
    QCOMPARE(lists.count(), 1);
    session.removeAll();
    session.restoreRemoved();
    QCOMPARE(lists.count(), 3);
    QCOMPARE(plots.count(), 3);
}

void tst_RecordingList::filesAddedLaterLeaveTheCurrentOne()
{
    Session session;
    const int first = session.add(files(2), false).front();
    QCOMPARE(session.current()->id, first); // there was none
    const QSignalSpy currents(&session, &Session::currentChanged);
    session.add(files(2), false);
    QCOMPARE(session.current()->id, first);
    QCOMPARE(currents.count(), 0);
}

void tst_RecordingList::coloursAreGivenEvenly()
{
    Session session;
    session.add(files(50 * static_cast<int>(kSeriesColours.size())), true);
    for (std::size_t i = 0; i < kSeriesColours.size(); ++i) {
        QCOMPARE(std::ranges::count(session.recordings(), seriesColour(i), &OpenRecording::colour),
                 100);
    }
}

void tst_RecordingList::snapshotsTakeNoColour()
{
    Session session;
    const int first = session.add(files(1), true).front();
    for (int i = 0; i < 5; ++i) {
        session.add(QStringLiteral("heap"), {std::make_shared<Recording>()});
    }
    const int last = session.add(files(1), true).front();
    QCOMPARE(session.find(first)->colour, seriesColour(0));
    QCOMPARE(session.find(last)->colour, seriesColour(2));
}

void tst_RecordingList::showingOneAloneIsAnnouncedOnce()
{
    Session session;
    session.add(files(50), true);
    const QSignalSpy lists(&session, &Session::listChanged);
    const QSignalSpy plots(&session, &Session::plotChanged);
    const QSignalSpy changes(&session, &Session::recordingChanged);
    session.showOnly(17);
    QCOMPARE(lists.count(), 1);
    QCOMPARE(plots.count(), 1);
    QCOMPARE(changes.count(), 0);
    QCOMPARE(session.current()->id, 17);
    QCOMPARE(std::ranges::count(session.recordings(), true, &OpenRecording::isVisible), 1);
    QVERIFY(session.find(17)->isVisible);
    session.showOnly(1234); // no such recording
    QVERIFY(session.find(17)->isVisible);
}

void tst_RecordingList::movedRecordingsKeepTheirNumbers()
{
    Session session;
    session.add(files(5), true);
    const auto order = [&session] {
        std::vector<int> ids;
        for (const OpenRecording& open : session.recordings()) {
            ids.push_back(session.find(open.id) == &open ? open.id : 0);
        }
        return ids;
    };
    session.move(2, 7);
    QCOMPARE(order(), (std::vector<int>{1, 3, 4, 5, 6, 7, 8, 2, 9, 10}));
    session.move(9, 0);
    QCOMPARE(order(), (std::vector<int>{9, 1, 3, 4, 5, 6, 7, 8, 2, 10}));
    session.move(9, 99);
    QCOMPARE(order(), (std::vector<int>{1, 3, 4, 5, 6, 7, 8, 2, 10, 9}));
    session.move(99, 0);
    QCOMPARE(order().front(), 1);
}

void tst_RecordingList::whatWasTakenFromSeveralPlacesComesBackThere()
{
    Session session;
    session.add(files(3), true);
    session.removeAll();
    session.add(files(1), true); // before it is brought back
    session.restoreRemoved();
    std::vector<int> ids;
    for (const OpenRecording& open : session.recordings()) {
        ids.push_back(open.id);
    }
    QCOMPARE(ids, (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8}));
}

void tst_RecordingList::whatCannotComeBackIsSaid()
{
    Session session(std::uint64_t{1});
    session.add(files(2), true);
    QSignalSpy removed(&session, &Session::recordingsRemoved);
    session.remove(1);
    QVERIFY(removed.takeFirst()[1].toStringList().isEmpty());
    session.remove(2);
    QCOMPARE(removed.takeFirst()[1].toStringList(), QStringList{QStringLiteral("0 #1")});
    session.restoreRemoved();
    QVERIFY(session.find(2) != nullptr);
    QVERIFY(!session.canRestore());
}

/// If that tells them apart: a fleet's by their servers, the runs of one program by numbers.
void tst_RecordingList::recordingsOfAFileAreCalledByTheirPrograms()
{
    const auto namesOf = [](const std::vector<std::string>& programs) {
        Recordings recordings;
        for (const std::string& program : programs) {
            auto recording = std::make_shared<Recording>(*test::recordingOf({1, 2}));
            recording->program = program;
            recording->format = "prometheus";
            recordings.push_back(std::move(recording));
        }
        Session session;
        session.add(QStringLiteral("/tmp/fleet.json"), recordings);
        QStringList names;
        for (const OpenRecording& open : session.recordings()) {
            names << open.name;
        }
        return names.join(u'|');
    };
    QCOMPARE(namesOf({"web-1", "web-2"}), QStringLiteral("web-1|web-2"));
    QCOMPARE(namesOf({"web-1"}), QStringLiteral("fleet.json"));
    QCOMPARE(namesOf({"run", "run"}), QStringLiteral("fleet.json #1|fleet.json #2"));
    QCOMPARE(namesOf({"web-1", ""}), QStringLiteral("fleet.json #1|fleet.json #2"));
}

TIDEMARK_TEST(tst_RecordingList)

#include "tst_recording_list.moc"
