// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/live_recording.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <array>
#include <fstream>

using namespace tidemark;

namespace
{

OutputFile fileIn(const QTemporaryDir& folder)
{
    return std::move(*OutputFile::growing(folder.filePath("live.tidemark").toStdString()));
}

std::shared_ptr<const Recording> readFrom(const QTemporaryDir& folder)
{
    const auto recordings = test::readFile(folder.filePath("live.tidemark").toStdString());
    return recordings && !recordings->empty() ? recordings->front() : nullptr;
}

} // namespace

class tst_LiveRecording final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOutWhatItHasAndGoesOn();
    void fileHoldsTheSame();
    void whatWasFlushedSurvives();
    void outputBeyondTheBoundIsCounted();
    void markersAreInOrder();
    void warningsAreCounted();
    void aFullDiskIsSaid();
    void anOlderFileStaysUntilThereIsASample();
};

void tst_LiveRecording::handsOutWhatItHasAndGoesOn()
{
    LiveRecording live("server", 5);
    const auto group =
        live.addGroup({{SeriesKind::Rss, "RSS", {}}, {SeriesKind::Swap, "swap", {}}});
    live.addRow(group, 0, std::array{10.0, 1.0});
    const auto first = live.recording();
    live.addRow(group, 7, std::array{20.0, kGap});
    const auto later = live.addGroup({{SeriesKind::Rss, "RSS (child)", 77}});
    live.addRow(later, 9, std::array{30.0});
    live.addRow(later, 8, std::array{40.0}); // time never goes back
    const auto second = live.recording();

    QCOMPARE(first->format, std::string("live"));
    QCOMPARE(first->timeline.series.size(), 2U);
    QCOMPARE(first->timeline.series[0].size(), 1U);
    QCOMPARE(second->timeline.series.size(), 3U);
    QCOMPARE(second->timeline.series[0].size(), 2U);
    QCOMPARE((*second->timeline.series[0].values)[1], 20.0);
    QVERIFY(std::isnan((*second->timeline.series[1].values)[1]));
    QCOMPARE(second->timeline.series[0].positions, second->timeline.series[1].positions);
    QCOMPARE(second->timeline.series[2].pid, std::optional<std::int64_t>(77));
    QCOMPARE((*second->timeline.series[2].positions)[1], 9);
}

void tst_LiveRecording::fileHoldsTheSame()
{
    const QTemporaryDir folder;
    LiveRecording live("server --port 1", 1'700'000'000'000'000'000, fileIn(folder));
    const auto group = live.addGroup(
        {{SeriesKind::Rss, "RSS", {}}, {SeriesKind::Counter, "memory limit", {}, 0, true}});
    live.addRow(group, 0, std::array{10.0, 512.0});
    live.addMarker({MarkerKind::Mark, "after GC", 3, 3});
    live.addOutput({4, OutputStream::Stderr, "ready"});
    live.addWarning(WarningCode::PssRefused);
    live.countWarning(WarningCode::SamplesMissed, 3);
    live.addRow(group, 7, std::array{20.0, kGap});
    QVERIFY(live.finish());
    const auto read = readFrom(folder);
    QVERIFY(read);
    QVERIFY(*read == *live.recording());
    QVERIFY(read->timeline.series[1].isInBytes());
}

void tst_LiveRecording::whatWasFlushedSurvives()
{
    const QTemporaryDir folder;
    LiveRecording live("server", 0, fileIn(folder));
    const auto group = live.addGroup({{SeriesKind::Rss, "RSS", {}}});
    live.addRow(group, 0, std::array{10.0});
    QVERIFY(live.flush());
    live.addRow(group, 1, std::array{20.0});
    const auto read = readFrom(folder); // as after a kill: the file has no end
    QVERIFY(read);
    QCOMPARE(read->timeline.series.at(0).size(), 1U);
    QCOMPARE(read->warnings.at(0).code, WarningCode::FileCutOff);
}

void tst_LiveRecording::outputBeyondTheBoundIsCounted()
{
    const QTemporaryDir folder;
    LiveRecording live("yes", 0, fileIn(folder));
    live.addRow(live.addGroup({{SeriesKind::Rss, "RSS", {}}}), 0, std::array{1.0});
    const std::string text(ProgramOutput::kLongestLine, 'y');
    const auto print = [&live, &text](int lines) {
        for (int i = 0; i < lines; ++i) {
            live.addOutput({1, OutputStream::Stdout, text});
        }
    };
    print(300);
    QVERIFY(live.flush());
    const auto counted = live.recording()->output.dropped();
    QVERIFY(counted.lines > 0);
    const auto afterKill = readFrom(folder);
    QVERIFY(afterKill && afterKill->output.dropped() == counted);

    print(10);
    QVERIFY(live.finish());
    const auto read = readFrom(folder);
    QVERIFY(read && read->output.dropped().lines == counted.lines + 10);
    QVERIFY(*read == *live.recording());
}

void tst_LiveRecording::markersAreInOrder()
{
    LiveRecording live("p", 0);
    live.addMarker({MarkerKind::Function, "inner", 5, 6, 1});
    live.addMarker({MarkerKind::Mark, "late", 9, 9});
    live.addMarker({MarkerKind::Function, "outer", 5, 8, 0});
    live.addMarker({MarkerKind::Function, "first", 1, 2, 0});
    QStringList names;
    const auto recording = live.recording();
    for (const Marker& marker : recording->timeline.markers) {
        names << QString::fromStdString(marker.name);
    }
    QCOMPARE(names, QStringList({"first", "outer", "inner", "late"}));
}

void tst_LiveRecording::warningsAreCounted()
{
    LiveRecording live("p", 0);
    live.addWarning(WarningCode::PssRefused);
    live.addWarning(WarningCode::PssRefused);
    live.countWarning(WarningCode::SamplingPaused);
    live.countWarning(WarningCode::SamplingPaused, 2);
    const auto recording = live.recording();
    QCOMPARE(recording->warnings.size(), 2U);
    QCOMPARE(recording->warnings[0].count, 1U);
    QCOMPARE(recording->warnings[1].count, 3U);
}

void tst_LiveRecording::aFullDiskIsSaid()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("full.tidemark").toStdString();
    LiveRecording live("p", 0, std::move(*OutputFile::growing(path)));
    const test::FileSizeLimit limit(10);
    const auto group = live.addGroup({{SeriesKind::Rss, "RSS", {}}});
    live.addRow(group, 0, std::array{10.0});
    const auto flushed = live.flush();
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().code, ErrorCode::CannotWrite);
    QCOMPARE(live.recording()->timeline.series.at(0).size(), 1U);
}

void tst_LiveRecording::anOlderFileStaysUntilThereIsASample()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("older.tidemark").toStdString();
    std::ofstream(path) << "older";
    LiveRecording live("p", 0, std::move(*OutputFile::growing(path, Overwrite::AnyFile)));
    const auto group = live.addGroup({{SeriesKind::Rss, "RSS", {}}});
    QVERIFY(live.flush());
    QCOMPARE(std::filesystem::file_size(path), 5U);
    live.addRow(group, 0, std::array{10.0});
    QVERIFY(live.flush());
    const auto read = test::readFile(path);
    QVERIFY(read);
    QCOMPARE(read->front()->timeline.series.at(0).size(), 1U);
}

TIDEMARK_TEST(tst_LiveRecording)
#include "tst_live_recording.moc"
