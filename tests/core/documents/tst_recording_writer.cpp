// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/recording_writer.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/random_recording.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace tidemark;

class tst_RecordingWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsBackEqual_data();
    void whatIsWrittenReadsBackEqual();
    void severalRecordingsInOneFile();
    void seriesThatShareRowsShareThemAgain();
    void aLiveSessionAppends();
    void anInterruptedSessionKeepsWhatWasFlushed();
    void failuresLeaveTheTargetAlone();
    void aDiskThatIsFullAtAnyByteLosesNothing();
    void aSessionOnADiskThatIsFullAtAnyByte();
    void cancelLeavesNothing();

private:
    std::string pathTo(const char* name) const { return folder() + '/' + name; }
    std::string folder() const { return m_folder.path().toStdString(); }

    static Result<Recordings> read(const std::string& path);
    static QByteArray contentOf(const std::string& path);

    QTemporaryDir m_folder;
};

Result<Recordings> tst_RecordingWriter::read(const std::string& path)
{
    TaskControl control;
    return builtinFormats().read(path, control);
}

QByteArray tst_RecordingWriter::contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

void tst_RecordingWriter::whatIsWrittenReadsBackEqual_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 200; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void tst_RecordingWriter::whatIsWrittenReadsBackEqual()
{
    QFETCH(uint, seed);
    const auto recording = test::RandomRecording(seed, folder()).make();
    const std::string path = pathTo("random.tidemark");
    TaskControl control;
    QVERIFY(writeRecordings(path, {recording}, control).has_value());

    const auto back = read(path);
    QVERIFY(back.has_value());
    QCOMPARE(back->size(), 1U);
    QCOMPARE(back->front()->format, std::string("tidemark"));
    QVERIFY(*back->front() == *recording);
}

void tst_RecordingWriter::severalRecordingsInOneFile()
{
    Recordings recordings;
    for (std::uint32_t seed = 300; seed < 305; ++seed) {
        recordings.push_back(test::RandomRecording(seed, folder()).make());
    }
    TaskControl control;
    QVERIFY(writeRecordings(pathTo("several.tidemark"), recordings, control).has_value());

    const auto back = read(pathTo("several.tidemark"));
    QVERIFY(back.has_value());
    QCOMPARE(back->size(), recordings.size());
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        QVERIFY(*(*back)[i] == *recordings[i]);
    }
}

void tst_RecordingWriter::seriesThatShareRowsShareThemAgain()
{
    auto positions = std::make_shared<PositionColumn>();
    positions->push_back(5);
    auto values = std::make_shared<ValueColumn>();
    values->push_back(1.0);
    auto recording = std::make_shared<Recording>();
    recording->timeline.series = {{SeriesKind::Rss, "RSS", {}, positions, values},
                                  {SeriesKind::Swap, "swap", {}, positions, values}};
    TaskControl control;
    QVERIFY(writeRecordings(pathTo("shared.tidemark"), {recording}, control).has_value());

    const auto back = read(pathTo("shared.tidemark"));
    QVERIFY(back.has_value());
    const auto& series = back->front()->timeline.series;
    QCOMPARE(series.size(), 2U);
    QVERIFY(series[0].positions == series[1].positions);
    QVERIFY(contentOf(pathTo("shared.tidemark")).contains("\n[0,5,1,1]\n"));
}

void tst_RecordingWriter::aLiveSessionAppends()
{
    auto file = OutputFile::growing(pathTo("live.tidemark"));
    QVERIFY(file.has_value());
    RecordingWriter writer(std::move(*file));
    writer.begin({"node app.js",
                  "live",
                  1'795'288'796'882'100'001,
                  AxisUnit::Nanoseconds,
                  {{SeriesKind::Rss, "RSS", {}, 0}}});
    writer.appendRow(0, 0, std::vector{100.0});
    const std::vector<SeriesHead> child{{SeriesKind::Rss, "RSS", 77, 1}};
    writer.append(child); // a process that started meanwhile
    writer.appendRow(1, 10, std::vector{kGap});
    writer.appendRow(0, 20, std::vector{90.0});
    writer.append(Marker{MarkerKind::Mark, "here", 20, 20});
    writer.append(OutputLine{21, OutputStream::Stderr, "ready"});
    writer.append(DroppedOutput{1, 5});
    writer.end();
    QVERIFY(writer.finish().has_value());

    const auto back = read(pathTo("live.tidemark"));
    QVERIFY(back.has_value());
    const Recording& recording = *back->front();
    QVERIFY(recording.warnings.empty());
    QCOMPARE(recording.startedUnixNs, std::optional<std::int64_t>(1'795'288'796'882'100'001));
    QCOMPARE(recording.timeline.series.size(), 2U);
    QCOMPARE(recording.timeline.series[0].size(), 2U);
    QCOMPARE(recording.timeline.series[1].pid, std::optional<std::int64_t>(77));
    QVERIFY(std::isnan((*recording.timeline.series[1].values)[0]));
    QCOMPARE(recording.timeline.markers.size(), 1U);
    QCOMPARE(recording.output.size(), 1U);
    QVERIFY(contentOf(pathTo("live.tidemark"))
                .contains("\n{\"output\":{\"at\":21,\"stream\":\"stderr\",\"text\":\"ready\"}}\n"));
}

void tst_RecordingWriter::anInterruptedSessionKeepsWhatWasFlushed()
{
    auto file = OutputFile::growing(pathTo("killed.tidemark"));
    QVERIFY(file.has_value());
    RecordingWriter writer(std::move(*file));
    writer.begin({"app", "live", {}, AxisUnit::Nanoseconds, {{SeriesKind::Rss, "RSS", {}, 0}}});
    writer.appendRow(0, 0, std::vector{100.0});
    QVERIFY(writer.flush().has_value());
    writer.appendRow(0, 1, std::vector{100.0}); // still in memory

    const auto back = read(pathTo("killed.tidemark"));
    QVERIFY(back.has_value());
    QCOMPARE(back->front()->timeline.series.front().size(), 1U);
    QCOMPARE(test::warningOf(*back->front(), WarningCode::FileCutOff)->line,
             std::optional<std::uint64_t>(2));
}

void tst_RecordingWriter::failuresLeaveTheTargetAlone()
{
    TaskControl control;
    const Recordings recordings{test::RandomRecording(1).make()};
    const auto missing = writeRecordings(pathTo("no/such/folder.tidemark"), recordings, control);
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().code, ErrorCode::CannotWrite);
    QVERIFY(!missing.error().detail.empty());

    const auto directory = writeRecordings(folder(), recordings, control);
    QVERIFY(!directory.has_value());
    QCOMPARE(directory.error().code, ErrorCode::CannotWrite);
    QVERIFY(std::filesystem::is_directory(folder()));
}

void tst_RecordingWriter::aDiskThatIsFullAtAnyByteLosesNothing()
{
    TaskControl control;
    const Recordings recordings{test::RandomRecording(1).make()};
    const std::string path = pathTo("full.tidemark");
    QVERIFY(writeRecordings(path, recordings, control));
    const QByteArray before = contentOf(path);
    for (qsizetype bytes = 0; bytes < before.size(); ++bytes) {
        const test::FileSizeLimit limit(static_cast<rlim_t>(bytes));
        const auto written = writeRecordings(path, recordings, control);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::CannotWrite);
        QVERIFY(!written.error().detail.empty());
        QCOMPARE(contentOf(path), before);
    }
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("full*")}, QDir::Files).size(), 1);
}

void tst_RecordingWriter::aSessionOnADiskThatIsFullAtAnyByte()
{
    constexpr int kRows = 20;
    const std::string path = pathTo("session.tidemark");
    const auto record = [&path] {
        RecordingWriter writer(std::move(*OutputFile::growing(path)));
        writer.begin({"program", "live", 0, AxisUnit::Nanoseconds, {{SeriesKind::Rss, "RSS", {}}}});
        for (int i = 0; i < kRows; ++i) {
            writer.appendRow(0, i, std::array{4096.0 * i});
            if (!writer.flush()) {
                break;
            }
        }
        writer.end();
        return writer.finish();
    };
    QVERIFY(record());
    const auto size = static_cast<rlim_t>(contentOf(path).size());
    std::size_t fewest = 0; // samples that were kept grow with the room
    for (rlim_t bytes = 0; bytes < size; ++bytes) {
        std::filesystem::remove(path);
        const test::FileSizeLimit limit(bytes);
        const auto written = record();
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::CannotWrite);
        const auto kept = read(path);
        const std::size_t samples = kept ? kept->front()->timeline.series.at(0).size() : 0;
        QVERIFY(samples >= fewest);
        const bool lacksMore = bytes + 1 < size; // than the last line's end
        QVERIFY(!kept || !lacksMore || test::warningOf(*kept->front(), WarningCode::FileCutOff));
        fewest = samples;
    }
    QCOMPARE(fewest, std::size_t{kRows});
}

void tst_RecordingWriter::cancelLeavesNothing()
{
    auto positions = std::make_shared<PositionColumn>();
    auto values = std::make_shared<ValueColumn>();
    for (int i = 0; i < 200'000; ++i) {
        positions->push_back(i);
        values->push_back(i);
    }
    auto recording = std::make_shared<Recording>();
    recording->timeline.series = {{SeriesKind::Rss, "RSS", {}, positions, values}};

    QTemporaryDir empty;
    const std::string path = empty.filePath("kept.tidemark").toStdString();
    {
        QFile before(QString::fromStdString(path));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("before");
    }
    test::CancelledControl control;
    const auto written = writeRecordings(path, {recording}, control, Overwrite::AnyFile);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QCOMPARE(contentOf(path), QByteArray("before"));
    QCOMPARE(QDir(empty.path()).entryList(QDir::Files).size(), 1);
}

TIDEMARK_TEST(tst_RecordingWriter)

#include "tst_recording_writer.moc"
