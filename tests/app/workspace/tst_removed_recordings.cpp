// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/removed_recordings.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// What was removed is kept to be brought back, but not without limit.
class tst_RemovedRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsComeBackTheLastFirst();
    void theLastIsKeptWhateverItTakes();
    void earlierOnesAreKeptWithinTheBudget();
    void whatIsGivenUpIsFreed();
    void whatIsForgottenLeavesNoEmptyStep();

private:
    static constexpr std::size_t kSamples = 100'000;
    static constexpr std::uint64_t kSize = 1'800'000; ///< a little more than one takes

    static RemovedRecording removed(int id)
    {
        OpenRecording open;
        open.id = id;
        open.name = QString::number(id);
        open.recording = test::recordingOf(std::vector<double>(kSamples, 1.0));
        return {0, std::move(open)};
    }

    static std::vector<RemovedRecording> step(const std::vector<int>& ids)
    {
        std::vector<RemovedRecording> made;
        for (const int id : ids) {
            made.push_back(removed(id));
        }
        return made;
    }
};

void tst_RemovedRecordings::stepsComeBackTheLastFirst()
{
    RemovedRecordings kept;
    QVERIFY(kept.isEmpty());
    QVERIFY(kept.names().isEmpty());
    QVERIFY(kept.add(step({1})).isEmpty());
    QVERIFY(kept.add(step({2, 3})).isEmpty());
    QCOMPARE(kept.steps(), 2U);
    QCOMPARE(kept.names(), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    QVERIFY(kept.bytes() > 3 * kSamples * sizeof(double));
    QCOMPARE(kept.takeLast().size(), 2U);
    QVERIFY(kept.contains(1) && !kept.contains(2));
    QCOMPARE(kept.takeLast().front().recording.id, 1);
    QVERIFY(kept.isEmpty());
    QCOMPARE(kept.bytes(), std::uint64_t{0});
}

void tst_RemovedRecordings::theLastIsKeptWhateverItTakes()
{
    RemovedRecordings kept(1);
    QVERIFY(kept.add(step({1, 2})).isEmpty());
    QCOMPARE(kept.names().size(), 2);
    QCOMPARE(kept.add(step({3})), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(kept.names(), QStringList{QStringLiteral("3")});
    QCOMPARE(kept.steps(), 1U);
}

void tst_RemovedRecordings::earlierOnesAreKeptWithinTheBudget()
{
    RemovedRecordings kept(3 * kSize);
    QVERIFY(kept.add(step({1})).isEmpty());
    QVERIFY(kept.add(step({2})).isEmpty());
    QVERIFY(kept.add(step({3})).isEmpty());
    QCOMPARE(kept.add(step({4})), QStringList{QStringLiteral("1")});
    QCOMPARE(kept.steps(), 3U);
    QVERIFY(kept.bytes() <= 3 * kSize);
    QCOMPARE(kept.add(step({5, 6, 7, 8})),
             (QStringList{QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")}));
    QVERIFY(kept.contains(8) && !kept.contains(4));
}

void tst_RemovedRecordings::whatIsGivenUpIsFreed()
{
    RemovedRecordings kept(1);
    auto first = step({1});
    const std::weak_ptr<const Recording> watched = first.front().recording.recording;
    kept.add(std::move(first));
    QVERIFY(!watched.expired());
    kept.add(step({2}));
    QTRY_VERIFY(watched.expired());
}

void tst_RemovedRecordings::whatIsForgottenLeavesNoEmptyStep()
{
    RemovedRecordings kept;
    kept.add(step({1}));
    kept.add(step({2, 3}));
    QCOMPARE(kept.all().size(), 3U);
    kept.eraseIf([](const OpenRecording& open) { return open.id != 3; });
    QCOMPARE(kept.steps(), 1U);
    QCOMPARE(kept.names(), QStringList{QStringLiteral("3")});
}

TIDEMARK_TEST(tst_RemovedRecordings)

#include "tst_removed_recordings.moc"
