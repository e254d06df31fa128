// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/file_follower.h"
#include "app/workspace/plotted_series.h"
#include "core/timeline/statistics.h"
#include "tests/support/growing_file.h"
#include "tests/support/memory_target.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <signal.h>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

using namespace std::chrono_literals;
using test::kMiB;

constexpr FileFollower::Pace kFast{5ms, 60s};
constexpr FileFollower::Pace kFastAndShort{5ms, 100ms};

} // namespace

class tst_FileFollower final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_follower.reset(); }

    void followsUntilTheEnd();
    void halfLinesAreNotShown();
    void newSeriesAreShown();
    void aCompleteFileIsLeftAlone();
    void anOldFileIsCutOffUntilItGrows();
    void withoutGrowthItIsCutOff();
    void anotherFileEndsIt_data();
    void anotherFileEndsIt();
    void aFileReplacedBeforeTheFirstLook();
    void closingStopsIt();
    void closedOnesThatEndAreRight();
    void twoAtOnce();
    void followsTheLastRunOfAFile();
    void destroyingStopsQuietly();
    void followsTheCommandLine();

private:
    std::filesystem::path path(const char* suffix = "") const
    {
        return m_folder
            .filePath(QLatin1String(QTest::currentTestFunction()) + QLatin1String(suffix))
            .toStdString();
    }

    /// Opens the file as the window does; gives the id of its last recording.
    int open(const std::filesystem::path& path, FileFollower::Pace pace = kFast);
    const Recording& shown(int id) const { return *m_session->find(id)->recording; }
    bool isLive(int id) const { return m_session->find(id)->isLive; }
    std::size_t samplesOf(int id) const { return shown(id).timeline.series.at(0).size(); }
    bool isCutOff(int id) const
    {
        return test::warningOf(shown(id), WarningCode::FileCutOff).has_value();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<GrowingRecordings> m_growing;
    std::unique_ptr<FileFollower> m_follower;
    int m_lost = 0; ///< the recording that was said to be lost
};

void tst_FileFollower::init()
{
    m_growing.reset();
    m_session = std::make_unique<Session>();
    m_growing = std::make_unique<GrowingRecordings>(*m_session);
    m_lost = 0;
}

int tst_FileFollower::open(const std::filesystem::path& path, FileFollower::Pace pace)
{
    if (!m_follower) {
        m_follower = std::make_unique<FileFollower>(*m_growing, pace);
        connect(m_follower.get(), &FileFollower::lost, this, [this](int id) { m_lost += id; });
    }
    const auto read = test::readFile(path);
    if (!read) {
        return 0;
    }
    const QString name = QString::fromStdString(path.string());
    m_session->add(name, *read);
    m_follower->take(name, m_session->current()->id, *read);
    return m_session->recordings().back().id;
}

void tst_FileFollower::followsUntilTheEnd()
{
    test::GrowingFile file(path());
    file.appendRows(60);
    const int id = open(file.path());
    QVERIFY(m_follower->isFollowing(id));
    QTRY_VERIFY(isLive(id));
    QVERIFY(!isCutOff(id));
    QSignalSpy changes(m_session.get(), &Session::recordingChanged);
    file.appendRows(2);
    QTRY_COMPARE(samplesOf(id), 62U);
    QVERIFY(!changes.isEmpty());
    QCOMPARE(m_session->time().whole().end, 6'200'000'001);
    file.appendRows(1);
    file.append("{\"marker\":{\"kind\":\"exit\",\"name\":\"exit 0\",\"start\":6300000000,"
                "\"end\":6300000000,\"level\":0,\"start_bytes\":null,\"end_bytes\":null}}\n");
    QTRY_COMPARE(shown(id).timeline.markers.size(), 1U);
    QVERIFY(isLive(id));
    file.end();
    QTRY_VERIFY(!isLive(id));
    QCOMPARE(samplesOf(id), 63U);
    QVERIFY(shown(id).warnings.empty());
    QVERIFY(!m_follower->isFollowing(id));
    QCOMPARE(m_lost, 0);
}

void tst_FileFollower::halfLinesAreNotShown()
{
    test::GrowingFile file(path());
    file.appendRows(1);
    const int id = open(file.path());
    QTRY_VERIFY(isLive(id));
    const std::string row = file.nextRow();
    file.append(row.substr(0, row.size() - 3)); // a number, but not the whole one
    test::GrowingFile other(path("other"));
    other.appendRows(1);
    const int later = open(other.path());
    other.appendRows(1);
    QTRY_COMPARE(samplesOf(later), 2U);
    other.appendRows(1);
    QTRY_COMPARE(samplesOf(later), 3U); // the first was looked at meanwhile
    QCOMPARE(samplesOf(id), 1U);
    file.append(row.substr(row.size() - 3));
    QTRY_COMPARE(samplesOf(id), 2U);
    QCOMPARE(statisticsOf(shown(id).timeline.series[0]).last, 2 * kMiB);
    QVERIFY(shown(id).warnings.empty());
}

void tst_FileFollower::newSeriesAreShown()
{
    test::GrowingFile file(path());
    file.appendRows(1);
    const int id = open(file.path());
    file.append("{\"series\":[{\"group\":1,\"kind\":\"pss\",\"name\":\"PSS\"}]}\n[1,7,4096]\n");
    QTRY_COMPARE(shown(id).timeline.series.size(), 2U);
    QCOMPARE(m_session->find(id)->seriesShown, (std::vector<bool>{true, true}));
    QCOMPARE(plottedSeries(*m_session).size(), 2U);
}

void tst_FileFollower::aCompleteFileIsLeftAlone()
{
    test::GrowingFile file(path());
    file.appendRows(1);
    file.end();
    const int id = open(file.path());
    QVERIFY(!m_follower->isFollowing(id));
    QVERIFY(!m_follower->isFollowing(0));
    m_follower->take(QStringLiteral(":/samples/list.dat"), id, {m_session->current()->recording});
    m_follower->take(QStringLiteral("empty"), id, {});
    QVERIFY(!m_follower->isFollowing(id));
}

void tst_FileFollower::anOldFileIsCutOffUntilItGrows()
{
    test::GrowingFile file(path());
    file.appendRows(2);
    file.age();
    const int old = open(file.path());
    test::GrowingFile other(path("other"));
    other.appendRows(1);
    const int young = open(other.path());
    QTRY_VERIFY(isLive(young)); // so both were looked at
    QVERIFY(m_follower->isFollowing(old));
    QVERIFY(!isLive(old));
    QVERIFY(isCutOff(old));
    file.appendRows(1);
    QTRY_COMPARE(samplesOf(old), 3U);
    QVERIFY(isLive(old));
    QVERIFY(!isCutOff(old));
}

void tst_FileFollower::withoutGrowthItIsCutOff()
{
    test::GrowingFile file(path());
    file.appendRows(2);
    QList<bool> lives; // what is short may be over between two looks of this test
    connect(m_session.get(), &Session::recordingChanged, this,
            [&](int changed) { lives << isLive(changed); });
    const int id = open(file.path(), kFastAndShort);
    QTRY_VERIFY(lives.contains(true) && !isLive(id));
    QVERIFY(isCutOff(id));
    QCOMPARE(m_lost, 0);
    lives.clear();
    file.appendRows(1); // its writer was only held up
    QTRY_VERIFY(lives.contains(true));
    QCOMPARE(samplesOf(id), 3U);
    QCOMPARE(isCutOff(id), !isLive(id));
    QVERIFY(m_follower->isFollowing(id));
}

void tst_FileFollower::anotherFileEndsIt_data()
{
    QTest::addColumn<QString>("what");
    for (const char* const what : {"removed", "emptied", "rewritten", "newer version"}) {
        QTest::addRow("%s", what) << QString::fromLatin1(what);
    }
}

void tst_FileFollower::anotherFileEndsIt()
{
    QFETCH(QString, what);
    test::GrowingFile file(path());
    file.appendRows(50);
    const int id = open(file.path());
    QTRY_VERIFY(isLive(id));
    if (what == QLatin1String("removed")) {
        std::filesystem::remove(file.path());
    } else if (what == QLatin1String("emptied")) {
        file.begin();
    } else if (what == QLatin1String("rewritten")) {
        const auto newer = path("newer");
        std::ofstream(newer) << std::string(100'000, 'x') << '\n';
        std::filesystem::rename(newer, file.path());
    } else {
        file.append("{\"tidemark\":\"recording\",\"version\":\"2.0\"}\n");
    }
    QTRY_COMPARE(m_lost, id);
    QVERIFY(!isLive(id));
    QVERIFY(isCutOff(id));
    QCOMPARE(samplesOf(id), 50U);
    QVERIFY(!m_follower->isFollowing(id));
}

void tst_FileFollower::aFileReplacedBeforeTheFirstLook()
{
    test::GrowingFile file(path());
    file.appendRows(2);
    const auto read = test::readFile(file.path());
    m_session->add(QStringLiteral("x"), *read);
    file.begin();
    std::ofstream(file.path()) << R"({"tidemark":"recording","version":"1.1","program":"another",)"
                                  R"("format":"live","axis_unit":"ns","series":[]})"
                               << '\n';
    m_follower = std::make_unique<FileFollower>(*m_growing, kFast);
    const int id = m_session->current()->id;
    m_follower->take(QString::fromStdString(file.path().string()), id, *read);
    QTRY_VERIFY(!m_follower->isFollowing(id));
    QCOMPARE(shown(id).program, std::string("server"));
    QVERIFY(!isLive(id));
}

void tst_FileFollower::closingStopsIt()
{
    test::GrowingFile file(path());
    file.appendRows(1);
    const int id = open(file.path());
    QTRY_VERIFY(isLive(id));
    m_session->remove(id);
    QVERIFY(!m_follower->isFollowing(id));
    file.appendRows(4);

    test::GrowingFile other(path("other"));
    other.appendRows(1);
    const int second = open(other.path());
    QTRY_VERIFY(isLive(second));
    other.appendRows(1);
    QTRY_COMPARE(samplesOf(second), 2U);

    m_session->restoreRemoved();
    QVERIFY(!isLive(id)); // until it was looked at
    QCOMPARE(samplesOf(id), 1U);
    QTRY_COMPARE(samplesOf(id), 5U);
    QVERIFY(isLive(id));
}

void tst_FileFollower::closedOnesThatEndAreRight()
{
    test::GrowingFile file(path());
    file.appendRows(1);
    const int id = open(file.path());
    QTRY_VERIFY(isLive(id));
    file.appendRows(1);
    file.end();
    m_session->removeAll(); // perhaps in the middle of a look
    m_session->restoreRemoved();
    QTRY_COMPARE(samplesOf(id), 2U);
    QVERIFY(!isLive(id));
    QVERIFY(!isCutOff(id));
}

void tst_FileFollower::twoAtOnce()
{
    test::GrowingFile one(path("1"));
    test::GrowingFile two(path("2"));
    one.appendRows(1);
    two.appendRows(1);
    const int first = open(one.path());
    const int second = open(two.path());
    one.appendRows(1);
    two.appendRows(2);
    QTRY_COMPARE(samplesOf(first), 2U);
    QTRY_COMPARE(samplesOf(second), 3U);
    std::filesystem::remove(one.path());
    QTRY_VERIFY(!isLive(first));
    two.appendRows(1);
    QTRY_COMPARE(samplesOf(second), 4U);
    QCOMPARE(m_lost, first);
}

void tst_FileFollower::followsTheLastRunOfAFile()
{
    test::GrowingFile file(path());
    file.appendRows(1);
    file.append("{\"end\":\"recording\"}\n"
                R"({"tidemark":"recording","version":"1.1","program":"server","axis_unit":"ns",)"
                R"("series":[{"group":0,"kind":"rss","name":"RSS"}]})"
                "\n");
    file.appendRows(2);
    const int last = open(file.path());
    QCOMPARE(m_session->recordings().size(), 2U);
    QTRY_VERIFY(isLive(last));
    QVERIFY(!isLive(m_session->recordings().front().id));
    file.appendRows(1);
    QTRY_COMPARE(samplesOf(last), 3U);
    QCOMPARE(samplesOf(m_session->recordings().front().id), 1U);
}

void tst_FileFollower::destroyingStopsQuietly()
{
    test::GrowingFile file(path());
    file.appendRows(100'000);
    open(file.path());
    m_follower.reset(); // in the middle of the first look
    m_session.reset();
    QCoreApplication::processEvents();
}

void tst_FileFollower::followsTheCommandLine()
{
    test::MemoryTarget target;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto file = path(".tidemark");
    process.start(QStringLiteral(TIDEMARK_CLI),
                  {QStringLiteral("record"), QStringLiteral("--pid"), QString::number(target.pid()),
                   QStringLiteral("-o"), QString::fromStdString(file.string()),
                   QStringLiteral("--interval"), QStringLiteral("10")});
    QVERIFY(process.waitForStarted());
    int id = 0;
    QTRY_VERIFY((id = open(file)) != 0); // nothing is in it at first
    QTRY_VERIFY(isLive(id));
    const std::size_t early = samplesOf(id);
    target.tell("grow 67108864");
    const auto rss = [&] { return statisticsOf(*shown(id).timeline.mainSeries()).last; };
    QTRY_VERIFY(rss() > 64 * kMiB);
    QVERIFY(samplesOf(id) > early);
    QVERIFY(isLive(id));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished());
    QTRY_VERIFY(!isLive(id));
    const auto whole = test::readFile(file);
    QVERIFY(whole && *whole->front() == shown(id));
    const auto isMissedSample = [](WarningCode code) { return code == WarningCode::SamplesMissed; };
    QVERIFY(std::ranges::all_of(shown(id).warnings, isMissedSample, &Warning::code));
}

TIDEMARK_TEST(tst_FileFollower)
#include "tst_file_follower.moc"
