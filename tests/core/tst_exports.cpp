// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/csv_export.h"
#include "core/storage/json_export.h"
#include "tests/support/random_recording.h"
#include "tests/support/reading.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;

class tst_Exports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvOfARun();
    void csvMergesRowsByPosition();
    void csvNamesColumnsApart();
    void csvOfSeveralRecordings();
    void csvOfLineTables();
    void jsonHoldsEverySample();
    void jsonIsValidWhateverTheNamesHold_data();
    void jsonIsValidWhateverTheNamesHold();
    void failuresAreReported();

private:
    std::filesystem::path target() const { return m_folder.filePath("out").toStdString(); }
    QByteArray csvOf(const Recordings& recordings) const;
    QByteArray jsonOf(const Recordings& recordings) const;
    QByteArray content() const;

    static std::shared_ptr<Recording> recordingOf(std::vector<Series> series);
    static Series seriesOf(SeriesKind kind, std::string name,
                           const std::vector<std::pair<std::int64_t, double>>& samples);

    QTemporaryDir m_folder;
};

QByteArray tst_Exports::content() const
{
    QFile file(m_folder.filePath("out"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray tst_Exports::csvOf(const Recordings& recordings) const
{
    TaskControl control;
    return writeCsv(target(), recordings, control) ? content() : QByteArray("failed");
}

QByteArray tst_Exports::jsonOf(const Recordings& recordings) const
{
    TaskControl control;
    return writeJson(target(), recordings, "in.dat", control) ? content() : QByteArray("failed");
}

std::shared_ptr<Recording> tst_Exports::recordingOf(std::vector<Series> series)
{
    auto recording = std::make_shared<Recording>();
    recording->timeline.series = std::move(series);
    return recording;
}

Series tst_Exports::seriesOf(SeriesKind kind, std::string name,
                             const std::vector<std::pair<std::int64_t, double>>& samples)
{
    auto positions = std::make_shared<PositionColumn>();
    auto values = std::make_shared<ValueColumn>();
    for (const auto& [position, value] : samples) {
        positions->push_back(position);
        values->push_back(value);
    }
    return {kind, std::move(name), {}, positions, values};
}

void tst_Exports::csvOfARun()
{
    const auto recordings = test::readFixture("mprof/list_sum.dat");
    QVERIFY(recordings.has_value());
    const QByteArray csv = csvOf(*recordings);
    QVERIFY(csv.startsWith("time_s,rss_bytes\n0,4395008\n0.1005,31186945\n"));
    QVERIFY(csv.endsWith("\n0.8136,272584704\n"));
    QCOMPARE(csv.count('\n'), 10);
}

void tst_Exports::csvMergesRowsByPosition()
{
    const auto recording = recordingOf(
        {seriesOf(SeriesKind::Rss, "RSS", {{0, 1}, {2'000'000'000, 3}, {2'000'000'000, 4}}),
         seriesOf(SeriesKind::Swap, "swap", {{1, 5}, {2'000'000'000, kGap}, {2'000'000'000, 7}})});
    QCOMPARE(csvOf({recording}), QByteArray("time_s,rss_bytes,swap_bytes\n"
                                            "0,1,\n"
                                            "0.000000001,,5\n"
                                            "2,3,\n"
                                            "2,4,\n"
                                            "2,,7\n"));
}

void tst_Exports::csvNamesColumnsApart()
{
    Series child = seriesOf(SeriesKind::Rss, "RSS", {{0, 3}});
    child.pid = 77;
    auto recording = recordingOf({seriesOf(SeriesKind::Rss, "RSS", {{0, 1}}), child,
                                  seriesOf(SeriesKind::Counter, "CPU, \"%\"", {{0, 0.5}}),
                                  seriesOf(SeriesKind::File, "a", {{0, 1}}),
                                  seriesOf(SeriesKind::File, "a", {{0, -2}})});
    recording->timeline.axis = AxisUnit::Ordinal;
    QCOMPARE(csvOf({recording}),
             QByteArray("sample,rss_bytes,rss_pid_77_bytes,\"CPU, \"\"%\"\"_count\","
                        "file_a_bytes,file_a_2_bytes\n"
                        "0,1,3,0.5,1,-2\n"));
}

void tst_Exports::csvOfSeveralRecordings()
{
    const auto first = recordingOf({seriesOf(SeriesKind::Rss, "RSS", {{5, 1}})});
    const auto second = recordingOf(
        {seriesOf(SeriesKind::Uss, "USS", {{0, 9}}), seriesOf(SeriesKind::Rss, "RSS", {{0, 2}})});
    QCOMPARE(csvOf({first, second}), QByteArray("recording,time_s,rss_bytes,uss_bytes\n"
                                                "#1,0.000000005,1,\n"
                                                "#2,0,2,9\n"));

    // With known starts the second one lies where it was.
    first->startedUnixNs = 1'795'288'796'882'100'000;
    second->startedUnixNs = 1'795'288'799'382'100'000;
    QVERIFY(csvOf({first, second}).endsWith("\n#1,0.000000005,1,\n#2,2.5,2,9\n"));
}

void tst_Exports::csvOfLineTables()
{
    auto recording = recordingOf({});
    recording->lineTables = {{"a,b.py", "f", {{3, 100, -5, {}, "x = \"1\""}, {4}}}};
    QCOMPARE(csvOf({recording}),
             QByteArray("file,function,line,memory_bytes,increment_bytes,occurrences,source\n"
                        "\"a,b.py\",f,3,100,-5,,\"x = \"\"1\"\"\"\n"
                        "\"a,b.py\",f,4,,,,\n"));
}

void tst_Exports::jsonHoldsEverySample()
{
    auto recording = recordingOf(
        {seriesOf(SeriesKind::Rss, "RSS", {{0, 1}, {1'500'000'000, kGap}, {2'000'000'000, 4}}),
         seriesOf(SeriesKind::Counter, "CPU", {})});
    recording->program = "python";
    recording->startedUnixNs = 1'795'288'796'882'100'001;
    const auto json =
        nlohmann::json::parse(jsonOf({recording, recording}).toStdString(), nullptr, false);
    QVERIFY(json.is_object());
    QCOMPARE(json["tidemark"].get<int>(), 1);
    QCOMPARE(json["recordings"].size(), 2U);
    const auto& one = json["recordings"][0];
    QCOMPARE(one["path"].get<std::string>(), std::string("in.dat"));
    QCOMPARE(one["started_unix_ns"].get<std::int64_t>(), 1'795'288'796'882'100'001);
    const auto& rss = one["series"][0];
    QCOMPARE(rss["samples"].get<int>(), 3);
    QVERIFY(rss["t"] == nlohmann::json::parse("[0,1.5,2]"));
    QVERIFY(rss["values"] == nlohmann::json::parse("[1,null,4]"));
    QVERIFY(one["series"][1]["t"].empty());
    QVERIFY(one["series"][1]["max"].is_null());
}

void tst_Exports::jsonIsValidWhateverTheNamesHold_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 30; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void tst_Exports::jsonIsValidWhateverTheNamesHold()
{
    QFETCH(uint, seed);
    const auto recording = test::RandomRecording(seed).make();
    const auto json = nlohmann::json::parse(jsonOf({recording}).toStdString(), nullptr, false);
    QVERIFY(json.is_object());
    const auto& series = json["recordings"][0]["series"];
    QCOMPARE(series.size(), recording->timeline.series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        QCOMPARE(series[i]["t"].size(), recording->timeline.series[i].size());
        QCOMPARE(series[i]["values"].size(), recording->timeline.series[i].size());
    }
}

void tst_Exports::failuresAreReported()
{
    TaskControl control;
    const Recordings recordings{test::RandomRecording(1).make()};
    const auto csv = writeCsv(target() / "no", recordings, control);
    QVERIFY(!csv.has_value());
    QCOMPARE(csv.error().code, ErrorCode::CannotWrite);
    test::CancelledControl cancelled;
    const auto stopped =
        writeCsv(target(), test::readFixture("mprof/list_sum.dat").value(), cancelled);
    QVERIFY(!stopped.has_value());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    const auto json =
        writeJson(target(), test::readFixture("mprof/list_sum.dat").value(), "", cancelled);
    QVERIFY(!json.has_value());
    QCOMPARE(json.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(tst_Exports)

#include "tst_exports.moc"
