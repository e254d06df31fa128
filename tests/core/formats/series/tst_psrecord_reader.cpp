// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/statistics.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::seriesCalled;
using test::valuesOf;
using Values = std::vector<double>;
using test::kMiB;

namespace
{

const std::string kPlain = "# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)\n";
const std::string kCsv = "elapsed_time,nproc,cpu,mem_real,mem_virtual\n";

Result<Recordings> readLog(const std::string& text)
{
    return test::readText("psrecord", text);
}

} // namespace

class tst_PsrecordReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainLog();
    void plainLogWithInputAndOutput();
    void csvLog();
    void csvLogWithInputAndOutput();
    void shapesOfText();
    void wrongRows_data();
    void wrongRows();
    void aWrongCellIsAGap();
    void furtherColumns();
    void columnsAreWhatAPersonSays();
    void aSecondHeaderStartsAnotherRun();
    void messagesAroundTheLog();
    void cutInTheLastRow();
    void timesBackwards();
    void nothingToShow();
    void looksLikePsrecord();
    void cancel();
};

void tst_PsrecordReader::plainLog()
{
    const auto recordings = test::readFixture("psrecord/plain.log");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("psrecord"));
    QVERIFY(run.program.empty());
    QVERIFY(!run.startedUnixNs);
    QVERIFY(run.warnings.empty());

    const auto& series = run.timeline.series;
    QCOMPARE(series.size(), 3U);
    QCOMPARE(series[0].kind, SeriesKind::Rss);
    QCOMPARE(series[0].name, std::string("Real"));
    QCOMPARE(series[1].kind, SeriesKind::Vsize);
    QCOMPARE(series[1].name, std::string("Virtual"));
    QCOMPARE(series[2].kind, SeriesKind::Counter);
    QCOMPARE(series[2].name, std::string("CPU (%)"));
    QCOMPARE(series[0].positions, series[2].positions);

    const auto real = statisticsOf(series[0]);
    QCOMPARE(real.samples, 24U);
    QCOMPARE(real.first, 22'793'945.0);
    QCOMPARE(real.max, 160'948'027.0);
    QCOMPARE(real.maxAt, 1'851'000'000);
    QCOMPARE(real.lastAt, 2'366'000'000);
    QCOMPARE(statisticsOf(series[1]).max, 827'177'566.0);
    QCOMPARE(statisticsOf(series[2]).max, 187.4);
}

void tst_PsrecordReader::plainLogWithInputAndOutput()
{
    const auto recordings = test::readFixture("psrecord/io.log");
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.series.size(), 7U);
    QCOMPARE(valuesOf(*seriesCalled(run, "read_count")),
             (Values{12, 15, 18, 21, 24, 27, 30, 33, 36, 39}));
    QCOMPARE(statisticsOf(*seriesCalled(run, "read_bytes")).max, 368'640.0);
    QCOMPARE(seriesCalled(run, "write_bytes")->kind, SeriesKind::Counter);
    QCOMPARE(seriesCalled(run, "Real")->kind, SeriesKind::Rss);
}

void tst_PsrecordReader::csvLog()
{
    const auto recordings = test::readFixture("psrecord/log.csv");
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.mainSeries()->name, std::string("Real"));
    QCOMPARE(run.timeline.mainSeries()->size(), 12U);
    QCOMPARE(statisticsOf(*run.timeline.mainSeries()).max, 43'068'162.0);
    QCOMPARE(run.timeline.mainSeries()->positions->front(), 0); // from the first row
    QCOMPARE(run.timeline.mainSeries()->positions->back(), 1'131'956'027);
    QCOMPARE(valuesOf(*seriesCalled(run, "nproc")), (Values{1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}));
}

void tst_PsrecordReader::csvLogWithInputAndOutput()
{
    const auto recordings = test::readFixture("psrecord/io.csv");
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.series.size(), 8U);
    QCOMPARE(valuesOf(*seriesCalled(run, "write_bytes")), (Values{0, 0, 512, 512, 1024, 1024}));
}

void tst_PsrecordReader::shapesOfText()
{
    const auto expected = readLog(kPlain + "0.000 0.000 1.500 2.500\n0.100 5.000 3.000 4.000\n");
    for (const std::string& text :
         {"\xef\xbb\xbf" + kPlain + "0.000 0.000 1.500 2.500\r\n0.100 5.000 3.000 4.000\r\n",
          kPlain + "0,000 0,000 1,500 2,500\n\n0,100 5,000 3,000 4,000\n",
          "\n" + kPlain + "  0.000\t0.000   1.500   2.500\n 0.100 5.000  3.000 4.000",
          std::string("elapsed_time;cpu;mem_real;mem_virtual\n0;0;1,5;2,5\n\"0,1\";5;3;4")}) {
        const auto recordings = test::readAnyText(text);
        QVERIFY(recordings.has_value());
        QVERIFY(recordings->front()->timeline.series[0] == expected->front()->timeline.series[0]);
        QVERIFY(recordings->front()->warnings.empty());
    }
}

void tst_PsrecordReader::wrongRows_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const char* row : {"0.1 0.0 1.0", "0.1 0.0 1.0 2.0 3.0", "x 0.0 1.0 2.0",
                            "1e300 0.0 1.0 2.0", "# ..", "\xff\x01"}) {
        QTest::addRow("%s", row) << QByteArray(row);
    }
}

void tst_PsrecordReader::wrongRows()
{
    QFETCH(QByteArray, row);
    const std::vector<Warning> skipped{{WarningCode::LinesSkipped, 1, 3, {}}};
    const auto plain =
        readLog(kPlain + "0.0 0.0 1.0 2.0\n" + row.toStdString() + "\n0.2 0.0 3.0 4.0\n");
    QCOMPARE(valuesOf(*plain->front()->timeline.mainSeries()), (Values{kMiB, 3 * kMiB}));
    QCOMPARE(plain->front()->warnings, skipped);

    row.replace(' ', ',');
    const auto csv = readLog("elapsed_time,cpu,mem_real,mem_virtual\n0.0,0.0,1.0,2.0\n" +
                             row.toStdString() + "\n0.2,0.0,3.0,4.0\n");
    QCOMPARE(valuesOf(*csv->front()->timeline.mainSeries()), (Values{kMiB, 3 * kMiB}));
    QCOMPARE(csv->front()->warnings, skipped);
}

void tst_PsrecordReader::aWrongCellIsAGap()
{
    for (const char* cell : {"x", "-1.0", "inf", "1e300", "1.0.0", "18446744073709551616"}) {
        const auto log =
            readLog(kPlain + "0.0 0.0 1.0 2.0\n0.1 0.0 " + cell + " 2.0\n0.2 0.0 3.0 4.0\n");
        const Recording& run = *log->front();
        QCOMPARE(valuesOf(*seriesCalled(run, "Real")), (Values{kMiB, test::kGapShown, 3 * kMiB}));
        QCOMPARE(valuesOf(*seriesCalled(run, "Virtual")), (Values{2 * kMiB, 2 * kMiB, 4 * kMiB}));
        QCOMPARE(test::warningOf(run, WarningCode::CellsUnreadable).value().line, std::optional(3));
    }
}

void tst_PsrecordReader::furtherColumns()
{
    const auto recordings =
        test::readAnyText(",elapsed_time,nproc,cpu,mem_real,mem_virtual,label,iteration\n"
                          "0,0.0,1,5.0,1.5,200,a,7\n1,0.5,1,5.0,2.5,200,b,8\n");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("psrecord"));
    QCOMPARE(valuesOf(*run.timeline.mainSeries()), (Values{1.5 * kMiB, 2.5 * kMiB}));
    QCOMPARE(run.timeline.series.size(), 5U); // neither texts nor the index
    QCOMPARE(seriesCalled(run, "iteration")->kind, SeriesKind::Counter);
    QVERIFY(run.warnings.empty());
}

void tst_PsrecordReader::columnsAreWhatAPersonSays()
{
    using Use = ColumnChoice::Use;
    const std::string text = "elapsed_time,nproc,cpu,mem_real,mem_virtual,pool\n"
                             "0.0,1,0.0,10.0,100.0,5\n1.0,1,0.0,12.0,100.0,7\n";
    const auto readWith = [&text](std::vector<ColumnChoice> choices) {
        auto input = Input::fromBytes(text);
        TaskControl control;
        return builtinFormats().read(*input, control, {.columns = {std::move(choices)}});
    };
    const auto plain = readWith({});
    QVERIFY(plain);
    const SourceTable& table = plain->front()->table;
    QCOMPARE(table.names(), (std::vector<std::string>{"elapsed_time", "nproc", "cpu", "mem_real",
                                                      "mem_virtual", "pool"}));
    QCOMPARE(table.columns[0].use, SourceColumn::Use::Time);
    QCOMPARE(table.columns[3].kind, SeriesKind::Rss);
    QCOMPARE(table.columns[3].example, std::string("10.0"));
    const auto said = readWith(
        {{"pool", Use::Memory, SeriesKind::HeapUsed, "MiB"}, {"mem_virtual", Use::Ignored}});
    QVERIFY(said);
    const Timeline& timeline = said->front()->timeline;
    const auto isPool = [](const Series& series) { return series.kind == SeriesKind::HeapUsed; };
    const auto pool = std::ranges::find_if(timeline.series, isPool);
    QVERIFY(pool != timeline.series.end());
    QCOMPARE((*pool->values)[1], 7.0 * 1024 * 1024);
    QVERIFY(std::ranges::find(timeline.series, SeriesKind::Vsize, &Series::kind) ==
            timeline.series.end());
    std::vector<ColumnChoice> all;
    for (const char* const name : {"nproc", "cpu", "mem_real", "mem_virtual", "pool"}) {
        all.push_back({name, Use::Ignored});
    }
    QCOMPARE(readWith(all).error().code, ErrorCode::NothingToMeasure);
}

void tst_PsrecordReader::aSecondHeaderStartsAnotherRun()
{
    const auto recordings =
        readLog(kPlain + "0.0 0.0 1.0 2.0\n" + kPlain + kPlain + "0.0 0.0 3.0 4.0\nx\n");
    QCOMPARE(recordings->size(), 2U);
    QVERIFY(recordings->at(0)->warnings.empty());
    QCOMPARE(valuesOf(*recordings->at(1)->timeline.mainSeries()), Values{3 * kMiB});
    QCOMPARE(recordings->at(1)->warnings.front().line.value(), 6U);
}

void tst_PsrecordReader::messagesAroundTheLog()
{
    const auto recordings =
        test::readAnyText("Attaching to process 4242\n" + kPlain +
                          "0.000 0.000 1.500 2.500\nhello\nProcess finished (0.10 seconds)\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->timeline.mainSeries()->size(), 1U);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::OutputSkipped, 3, 1, {}}}));
}

void tst_PsrecordReader::cutInTheLastRow()
{
    const std::string row = "       0.500        1.000       32.496      403.828\n";
    const std::string text = kPlain + row + row;
    for (std::size_t length = kPlain.size() + row.size(); length <= text.size(); ++length) {
        const auto recordings = readLog(text.substr(0, length));
        const Recording& run = *recordings->front();
        const bool whole = length >= text.size() - 1;
        QCOMPARE(run.timeline.mainSeries()->size(), whole ? 2U : 1U);
        QCOMPARE((*run.timeline.series[1].values)[run.timeline.series[1].size() - 1],
                 423'444'349.0);
        const bool blank = text.substr(kPlain.size() + row.size(), length).find_first_not_of(' ') ==
                           std::string::npos;
        QVERIFY(whole || blank || length < kPlain.size() + row.size() + 8 ||
                test::warningOf(run, WarningCode::FileCutOff));
    }
}

void tst_PsrecordReader::timesBackwards()
{
    const auto recordings = readLog(kPlain + "0.5 0.0 1.0 2.0\n0.4 0.0 3.0 4.0\n0.5 0.0 5.0 6.0\n");
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(*run.timeline.mainSeries()), (Values{3 * kMiB, kMiB, 5 * kMiB}));
    QCOMPARE(test::warningOf(run, WarningCode::TimesReordered).value().count, 1U);
}

void tst_PsrecordReader::nothingToShow()
{
    QCOMPARE(readLog("").error().code, ErrorCode::Empty);
    QCOMPARE(readLog(kPlain).error().code, ErrorCode::NoSamples);
    QCOMPARE(readLog("0.0 0.0 1.0 2.0\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(readLog(kCsv + "a,b,c\n").error(), (Error{ErrorCode::NoSamples, "a,b,c", 2, {}}));
}

void tst_PsrecordReader::looksLikePsrecord()
{
    const auto registry = builtinFormats();
    const auto* const reader = registry.find("psrecord");
    QVERIFY(reader->accepts(kPlain));
    QVERIFY(reader->accepts(kCsv));
    QVERIFY(reader->accepts("Attaching to process 4242\n" + kPlain));
    for (const char* text :
         {"", "#", "# Elapsed time", "# comment\n1 2 3 4\n", "elapsed_time,rss\n", "elapsed_time\n",
          "t,rss\n0,1\n", "CPU (%) Real (MB)\n"}) {
        QVERIFY2(!reader->accepts(text), text);
    }
}

void tst_PsrecordReader::cancel()
{
    auto input = Input::fromBytes(kPlain + "0.0 0.0 1.0 2.0\n");
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_PsrecordReader)

#include "tst_psrecord_reader.moc"
