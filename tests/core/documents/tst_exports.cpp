// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_export.h"
#include "core/documents/json_export.h"
#include "core/documents/recording_writer.h"
#include "core/timeline/process_sum.h"
#include "tests/support/random_recording.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

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
    void csvOfTotals();
    void csvMergesRowsByPosition();
    void csvNamesColumnsApart();
    void csvOfSeveralRecordings();
    void csvNamesStayOnOneLine();
    void csvReadsBack_data();
    void csvReadsBack();
    void csvOfSeveralRecordingsReadsBack();
    void rolesReadBack_data();
    void rolesReadBack();
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
    return writeCsv(target(), recordings, control, Overwrite::AnyFile) ? content()
                                                                       : QByteArray("failed");
}

QByteArray tst_Exports::jsonOf(const Recordings& recordings) const
{
    TaskControl control;
    return writeJson(target(), recordings, "in.dat", control, Overwrite::AnyFile)
               ? content()
               : QByteArray("failed");
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

void tst_Exports::csvOfTotals()
{
    const auto recordings = test::readFixture("run_table/batch.csv");
    QVERIFY(recordings.has_value());
    const QByteArray csv = csvOf(*recordings);
    QCOMPARE(csv, QByteArray("label,peak_bytes,duration_s,count\n"
                             "before,566608527,1395.13,1487.13\nafter,443201618,783.88,1519.75\n"));
    const auto back = test::readAnyText(csv.toStdString());
    QVERIFY(back && *back->back() == *recordings->back());
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
    QCOMPARE(csvOf({recording}), QByteArray("recording,time_s,rss_bytes,swap_bytes\n"
                                            "#1,0,1,\n"
                                            "#1,0.000000001,,5\n"
                                            "#1,2,3,\n"
                                            "#1,2,4,nan\n"
                                            "#1,2,,7\n"));
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
             QByteArray("recording,sample,rss_bytes,rss_pid_77_bytes,\"CPU, \"\"%\"\"_count\","
                        "file:a_bytes,file:a_2_bytes\n"
                        "#1,0,1,3,0.5,1,-2\n"));
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

void tst_Exports::csvNamesStayOnOneLine()
{
    const auto recording = recordingOf({seriesOf(SeriesKind::Counter, "a\r\nb", {{0, 1}})});
    QCOMPARE(csvOf({recording}), QByteArray("time_s,a  b_count\n0,1\n"));
}

void tst_Exports::csvReadsBack_data()
{
    QTest::addColumn<QString>("fixture");
    for (const char* fixture :
         {"mprof/list_sum.dat", "mprof/children_C.dat", "mprof/children_M_20ms.dat",
          "psrecord/io.csv", "psrecord/plain.log", "csv/psutil.csv", "csv/dates.tsv",
          "memory_usage/node20.jsonl", "memory_usage/without_time.jsonl", "json/columns.json"}) {
        QTest::newRow(fixture) << QString::fromLatin1(fixture);
    }
}

/// Everything about samples comes back; names of series that are told by kind do not.
void tst_Exports::csvReadsBack()
{
    QFETCH(QString, fixture);
    const auto recordings = test::readFixture(fixture.toStdString());
    QVERIFY(recordings.has_value());
    QVERIFY(!csvOf(*recordings).isEmpty());
    TaskControl control;
    const auto again = builtinFormats().read(target(), control);
    QVERIFY(again.has_value());
    QCOMPARE(again->size(), recordings->size());
    for (std::size_t i = 0; i < again->size(); ++i) {
        const Timeline& before = (*recordings)[i]->timeline;
        Timeline after = (*again)[i]->timeline;
        QCOMPARE(after.series.size(), before.series.size());
        for (std::size_t k = 0; k < after.series.size(); ++k) {
            QVERIFY(before.series[k].isInBytes() || after.series[k].name == before.series[k].name);
            after.series[k].name = before.series[k].name;
        }
        after.markers = before.markers;
        QVERIFY(after == before);
    }
}

void tst_Exports::csvOfSeveralRecordingsReadsBack()
{
    Series child = seriesOf(SeriesKind::Rss, "RSS", {{1, 5}, {3, kGap}});
    child.pid = 2000;
    const auto first = recordingOf({seriesOf(SeriesKind::Rss, "RSS", {{0, 1}, {9, kGap}}), child,
                                    seriesOf(SeriesKind::Counter, "threads", {{0, 4}, {9, -0.5}})});
    const auto second = recordingOf({seriesOf(SeriesKind::External, "cache: a", {{0, 7}}),
                                     seriesOf(SeriesKind::External, "b_c", {{0, 8}})});
    first->startedUnixNs = 1'795'288'796'000'000'000;
    second->startedUnixNs = 1'795'288'856'000'000'000;
    QVERIFY(!csvOf({first, second}).isEmpty());
    TaskControl control;
    const auto again = builtinFormats().read(target(), control);
    QVERIFY(again.has_value());
    QCOMPARE(again->size(), 2U);
    Timeline one = (*again)[0]->timeline;
    QCOMPARE(one.series[0].name, std::string("rss"));
    one.series[0].name = one.series[1].name = "RSS";
    Timeline expected = first->timeline;
    addProcessSum(expected); // as for any file of a program with children
    QVERIFY(one == expected);
    QVERIFY((*again)[1]->timeline == second->timeline);
    QCOMPARE((*again)[0]->warnings,
             (std::vector<Warning>{{WarningCode::ReadingsMissing, 2, {}, {}}}));
    QVERIFY((*again)[1]->warnings.empty());
}

void tst_Exports::rolesReadBack_data()
{
    QTest::addColumn<QString>("format");
    for (const char* const format : {"tidemark", "json", "csv"}) {
        QTest::newRow(format) << QString::fromLatin1(format);
    }
}

/// No format has a place for them: readers know them by kind and name.
void tst_Exports::rolesReadBack()
{
    QFETCH(QString, format);
    Series all = seriesOf(SeriesKind::Pss, "PSS of all processes", {{0, 9}});
    all.role = SeriesRole::Sum;
    Series limit = seriesOf(SeriesKind::Counter, "memory limit", {{0, 20}});
    limit.countsBytes = true;
    limit.role = SeriesRole::Limit;
    const Recordings recordings{
        recordingOf({seriesOf(SeriesKind::Rss, "RSS", {{0, 5}}),
                     seriesOf(SeriesKind::Pss, "PSS", {{0, 4}}), all, limit})};
    TaskControl control;
    if (format == QLatin1String("tidemark")) {
        QVERIFY(writeRecordings(target(), recordings, control, Overwrite::AnyFile));
    } else {
        QVERIFY(
            !(format == QLatin1String("csv") ? csvOf(recordings) : jsonOf(recordings)).isEmpty());
    }
    const auto read = builtinFormats().read(target(), control);
    QVERIFY(read.has_value());
    const auto& series = read->front()->timeline.series;
    QCOMPARE(series.size(), 4U);
    QCOMPARE(series[0].role, SeriesRole::Plain);
    QCOMPARE(series[1].role, SeriesRole::Plain);
    QCOMPARE(series[2].role, SeriesRole::Sum);
    QCOMPARE(series[3].role, SeriesRole::Limit);
    QCOMPARE(read->front()->timeline.mainSeries(), &series[2]);
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
    const auto stopped = writeCsv(target(), test::readFixture("mprof/list_sum.dat").value(),
                                  cancelled, Overwrite::AnyFile);
    QVERIFY(!stopped.has_value());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    const auto json = writeJson(target(), test::readFixture("mprof/list_sum.dat").value(), "",
                                cancelled, Overwrite::AnyFile);
    QVERIFY(!json.has_value());
    QCOMPARE(json.error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_Exports)

#include "tst_exports.moc"
