// SPDX-License-Identifier: GPL-3.0-or-later
// What a person says about columns counts, whatever the reader would have made of them.
#include "core/formats/series/source_columns.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace tidemark;

using test::kGapShown;
using test::positionsOf;
using test::seriesCalled;
using test::valuesOf;
using Use = ColumnChoice::Use;
using Values = std::vector<double>;

namespace
{

constexpr std::int64_t kDay = 86'400'000'000'000;

Result<Recordings> readWith(const std::string& text, ColumnChoices choices)
{
    auto input = Input::fromBytes(text);
    TaskControl control;
    return builtinFormats().read(*input, control, {.columns = std::move(choices)});
}

Result<Recordings> readWith(const std::string& text, ColumnChoice choice)
{
    return readWith(text, ColumnChoices{{std::move(choice)}});
}

const SourceColumn& columnCalled(const Recording& recording, std::string_view name)
{
    return *std::ranges::find(recording.table.columns, name, &SourceColumn::name);
}

} // namespace

class tst_SourceColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCounterBecomesMemory();
    void theUnitThatIsSaidCounts_data();
    void theUnitThatIsSaidCounts();
    void unitsInCells();
    void theKindCanBeSaid();
    void memoryBecomesACounter();
    void anIgnoredColumnIsLeftOut();
    void timesAndTextsCanBeChosen();
    void tablesOfTools();
    void rowsOfSeveralSources();
    void theOrderOfDatesIsFollowed();
    void datesThatTellTheirOrderGoBefore();
    void membersOfObjects();
    void columnsThatThereAreNot();
    void nothingLeft();
    void whatBecameOfColumnsIsNoted();
    void rememberedChoicesAreAskedForByLayout();
};

void tst_SourceColumns::aCounterBecomesMemory()
{
    const std::string text = "time,depth\n0,5\n1,7.25\n";
    const auto before = readWith(text, ColumnChoices());
    QCOMPARE(seriesCalled(*before->front(), "depth")->kind, SeriesKind::Counter);
    const auto read = readWith(text, {"depth", Use::Memory, {}, "KiB"});
    const Series& depth = *seriesCalled(*read->front(), "depth");
    QCOMPARE(depth.kind, SeriesKind::External);
    QCOMPARE(valuesOf(depth), (Values{5120, 7424}));
    QCOMPARE(depth.meaning, (SeriesMeaning{MeaningSource::User, "KiB", 1024}));
    QVERIFY(read->front()->warnings.empty());
    QVERIFY(depth.isInBytes());

    // Without a unit it is as the file has it: of a name with one, and else in bytes.
    const auto named = readWith("time,growth_kb\n0,5\n1,7\n", {"growth_kb", Use::Memory});
    QCOMPARE(valuesOf(*seriesCalled(*named->front(), "growth_kb")), (Values{5120, 7168}));
    QCOMPARE(seriesCalled(*named->front(), "growth_kb")->meaning,
             (SeriesMeaning{MeaningSource::User, "kb", 1024}));
    const auto plain = readWith(text, {"depth", Use::Memory});
    QCOMPARE(seriesCalled(*plain->front(), "depth")->meaning, (SeriesMeaning{MeaningSource::User}));
    QCOMPARE(valuesOf(*seriesCalled(*plain->front(), "depth")), (Values{5, 7}));
    QCOMPARE(plain->front()->warnings.front().code, WarningCode::FractionsOfBytes);
}

void tst_SourceColumns::theUnitThatIsSaidCounts_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<double>("bytes");
    QTest::newRow("bytes") << QByteArray("B") << 3.0;
    QTest::newRow("kB") << QByteArray("kB") << 3000.0;
    QTest::newRow("KiB") << QByteArray("KiB") << 3072.0;
    QTest::newRow("MB") << QByteArray("MB") << 3e6;
    QTest::newRow("MiB") << QByteArray("MiB") << 3145728.0;
    QTest::newRow("GB") << QByteArray("GB") << 3e9;
    QTest::newRow("GiB") << QByteArray("GiB") << 3221225472.0;
    QTest::newRow("pages") << QByteArray("pages") << 12288.0;
}

/// Also where the name of the column, or the table, says another one.
void tst_SourceColumns::theUnitThatIsSaidCounts()
{
    QFETCH(QByteArray, unit);
    QFETCH(double, bytes);
    for (const char* name : {"rss", "rss_mb", "rss [furlongs]", "queue"}) {
        const auto read = readWith("time," + std::string(name) + "\n0,3\n1,3\n",
                                   {name, Use::Memory, {}, unit.toStdString()});
        QVERIFY2(read.has_value(), name);
        const Series& series = read->front()->timeline.series.front();
        QCOMPARE(valuesOf(series), (Values{bytes, bytes}));
        QCOMPARE(series.meaning,
                 (SeriesMeaning{MeaningSource::User, unit.toStdString(), bytes / 3}));
        QVERIFY2(read->front()->warnings.empty(), name);
    }
}

void tst_SourceColumns::unitsInCells()
{
    const std::string text = "time,x\n0,2 MB\n1,3\n2,1 KiB\n";
    const auto said = readWith(text, {"x", Use::Memory, {}, "MB"}); // of 1,000,000
    QCOMPARE(valuesOf(*seriesCalled(*said->front(), "x")), (Values{2e6, 3e6, 1024}));
    const auto binary = readWith(text, {"x", Use::Memory, {}, "KiB"});
    QCOMPARE(valuesOf(*seriesCalled(*binary->front(), "x")), (Values{2097152, 3072, 1024}));
    const auto open = readWith(text, {"x", Use::Memory}); // in which unit 3 is nobody said
    QCOMPARE(valuesOf(*seriesCalled(*open->front(), "x")), (Values{2097152, kGapShown, 1024}));
    QCOMPARE(seriesCalled(*open->front(), "x")->meaning.source, MeaningSource::User);
    const auto share = readWith("time,rss\n0,5%\n1,7\n", {"rss", Use::Memory, {}, "MiB"});
    QCOMPARE(valuesOf(*seriesCalled(*share->front(), "rss")), (Values{kGapShown, 7340032}));
}

void tst_SourceColumns::theKindCanBeSaid()
{
    const auto read = readWith("time,x,y\n0,1,2\n1,1,2\n",
                               ColumnChoices{{{"x", Use::Memory, SeriesKind::Rss, "KiB"},
                                              {"y", Use::Memory, SeriesKind::HeapUsed, "KiB"}}});
    QCOMPARE(read->front()->timeline.mainSeries()->name, "x");
    QCOMPARE(seriesCalled(*read->front(), "y")->kind, SeriesKind::HeapUsed);
    // A name that says one keeps it.
    const auto named = readWith("time,heap_percent\n0,1\n1,1\n", {"heap_percent", Use::Memory});
    QCOMPARE(named->front()->timeline.mainSeries()->kind, SeriesKind::HeapUsed);
}

void tst_SourceColumns::memoryBecomesACounter()
{
    const auto read = readWith("time,rss_kb,x\n0,5,3 MB\n1,7.5,4 MB\n",
                               ColumnChoices{{{"rss_kb", Use::Counter}, {"x", Use::Counter}}});
    const Series& rss = *seriesCalled(*read->front(), "rss_kb");
    QCOMPARE(rss.kind, SeriesKind::Counter);
    QVERIFY(!rss.isInBytes());
    QCOMPARE(valuesOf(rss), (Values{5, 7.5}));
    QCOMPARE(rss.meaning, (SeriesMeaning{MeaningSource::User}));
    const Series& x = *seriesCalled(*read->front(), "x");
    QVERIFY(x.kind == SeriesKind::Counter && x.countsBytes); // as its cells say
    QCOMPARE(valuesOf(x), (Values{3145728, 4194304}));
    const auto ofBytes = readWith("time,sent\n0,5\n1,7\n", {"sent", Use::Counter, {}, "KiB"});
    QCOMPARE(valuesOf(*seriesCalled(*ofBytes->front(), "sent")), (Values{5120, 7168}));
    QCOMPARE(seriesCalled(*ofBytes->front(), "sent")->kind, SeriesKind::Counter);
}

void tst_SourceColumns::anIgnoredColumnIsLeftOut()
{
    const auto read = readWith("time,rss,uss\n0,5,1\n1,7,1\n", {"rss", Use::Ignored});
    QCOMPARE(read->front()->timeline.series.size(), 1U);
    QCOMPARE(read->front()->timeline.mainSeries()->name, "uss");
    QVERIFY(read->front()->warnings.empty());
    QCOMPARE(columnCalled(*read->front(), "rss").use, SourceColumn::Use::LeftOut);
    QCOMPARE(columnCalled(*read->front(), "rss").example, "5");
}

/// A column that is said to be something is neither the time nor a label nor a mere text.
void tst_SourceColumns::timesAndTextsCanBeChosen()
{
    const auto other = readWith("ts,time,rss\n9,0,5\n8,1,7\n", {"ts", Use::Counter});
    QCOMPARE(positionsOf(*seriesCalled(*other->front(), "rss")),
             (std::vector<std::int64_t>{0, 1'000'000'000}));
    QCOMPARE(valuesOf(*seriesCalled(*other->front(), "ts")), (Values{9, 8}));
    const auto none = readWith("time,rss\n0,5\n1,7\n", {"time", Use::Ignored});
    QCOMPARE(none.error().code, ErrorCode::NoTimeColumn);

    const std::string text = "time,pid,rss\n0,1,5\n0,2,6\n1,1,7\n1,2,8\n";
    QCOMPARE(readWith(text, ColumnChoices())->front()->timeline.series.size(), 2U);
    const auto whole = readWith(text, {"pid", Use::Ignored});
    QCOMPARE(whole->front()->timeline.series.size(), 1U);

    const auto words = readWith("time,note,rss\n0,a,5\n1,b,7\n", {"note", Use::Memory, {}, "KiB"});
    QVERIFY(seriesCalled(*words->front(), "note") == nullptr); // it has no number
    const auto warning = test::warningOf(*words->front(), WarningCode::CellsUnreadable);
    QVERIFY(warning.has_value());
    QCOMPARE(warning->column, "note");
}

void tst_SourceColumns::tablesOfTools()
{
    const std::string ps = "etime;rss;free\n00:05;100;1\n00:06;200;1\n";
    const auto plain = readWith(ps, ColumnChoices());
    QCOMPARE(valuesOf(*seriesCalled(*plain->front(), "rss")), (Values{102400, 204800}));
    const auto said =
        readWith(ps, ColumnChoices{{{"rss", Use::Memory, {}, "MiB"}, {"free", Use::Counter}}});
    QCOMPARE(valuesOf(*seriesCalled(*said->front(), "rss")), (Values{104857600, 209715200}));
    QVERIFY(!seriesCalled(*said->front(), "free")->isInBytes());
    const auto asRead = readWith(ps, {"free", Use::Memory});
    QCOMPARE(valuesOf(*seriesCalled(*asRead->front(), "free")), (Values{1024, 1024}));
}

/// What labels say of the unit counts where nothing was said of it.
void tst_SourceColumns::rowsOfSeveralSources()
{
    const std::string text = "time,metric,value\n0,rss_kb,1.5\n0,jobs,3\n1,rss_kb,2\n1,jobs,4\n";
    const auto plain = readWith(text, ColumnChoices());
    QCOMPARE(valuesOf(*seriesCalled(*plain->front(), "rss_kb")), (Values{1536, 2048}));
    QCOMPARE(seriesCalled(*plain->front(), "jobs")->kind, SeriesKind::Counter);

    const auto memory = readWith(text, {"value", Use::Memory});
    QCOMPARE(valuesOf(*seriesCalled(*memory->front(), "rss_kb")), (Values{1536, 2048}));
    QCOMPARE(valuesOf(*seriesCalled(*memory->front(), "jobs")), (Values{3, 4}));
    QVERIFY(seriesCalled(*memory->front(), "jobs")->isInBytes());
    const auto inMiB = readWith(text, {"value", Use::Memory, {}, "MiB"});
    QCOMPARE(valuesOf(*seriesCalled(*inMiB->front(), "rss_kb")), (Values{1572864, 2097152}));
    QCOMPARE(valuesOf(*seriesCalled(*inMiB->front(), "jobs")), (Values{3145728, 4194304}));
    const auto count = readWith(text, {"value", Use::Counter});
    QCOMPARE(valuesOf(*seriesCalled(*count->front(), "rss_kb")), (Values{1.5, 2}));
    QCOMPARE(columnCalled(*count->front(), "value").meaning.source, MeaningSource::User);

    const std::string units = "time,x,unit\n0,1.5,MB\n1,2,MB\n";
    const auto ofLabel = readWith(units, {"x", Use::Memory});
    QCOMPARE(valuesOf(*seriesCalled(*ofLabel->front(), "x")), (Values{1572864, 2097152}));
    const auto said = readWith(units, {"x", Use::Memory, {}, "KiB"});
    QCOMPARE(valuesOf(*seriesCalled(*said->front(), "x")), (Values{1536, 2048}));
}

void tst_SourceColumns::theOrderOfDatesIsFollowed()
{
    const std::string text = "time,rss\n03/04/2025,1\n04/04/2025,2\n";
    const auto lengthOf = [&text](DateOrder order) {
        const auto read = readWith(text, ColumnChoices{{}, order});
        const Recording& run = *read->front();
        return run.warnings.empty() && run.table.areDatesUnclear
                   ? positionsOf(*run.timeline.mainSeries()).back()
                   : -1;
    };
    QCOMPARE(lengthOf(DateOrder::DayFirst), kDay);
    QCOMPARE(lengthOf(DateOrder::MonthFirst), 31 * kDay);
    const std::string lines =
        "{\"time\":\"03/04/2025\",\"rss\":1}\n{\"time\":\"04/04/2025\",\"rss\":2}\n";
    const auto read = readWith(lines, ColumnChoices{{}, DateOrder::MonthFirst});
    QCOMPARE(positionsOf(*read->front()->timeline.mainSeries()).back(), 31 * kDay);
    QVERIFY(read->front()->warnings.empty());
}

void tst_SourceColumns::datesThatTellTheirOrderGoBefore()
{
    const std::string text = "time,rss\n03/04/2025,1\n13/04/2025,2\n";
    const auto read = readWith(text, ColumnChoices{{}, DateOrder::MonthFirst});
    QCOMPARE(positionsOf(*read->front()->timeline.mainSeries()).back(), 10 * kDay);
    const auto warning = test::warningOf(*read->front(), WarningCode::DatesTellOrder);
    QVERIFY(warning.has_value());
    QCOMPARE(warning->column, "time");
    QCOMPARE(warning->example, "13/04/2025");
    QVERIFY(!read->front()->table.areDatesUnclear);
    QVERIFY(readWith(text, ColumnChoices{{}, DateOrder::DayFirst})->front()->warnings.empty());
}

void tst_SourceColumns::membersOfObjects()
{
    const std::string text = "{\"t\":0,\"rss\":1,\"in\":{\"depth\":5},\"jobs\":2}\n"
                             "{\"t\":1,\"rss\":1,\"in\":{\"depth\":6},\"jobs\":3}\n"
                             "{\"t\":2,\"jobs\":3}\n";
    const auto read = readWith(
        text, ColumnChoices{{{"in.depth", Use::Memory, {}, "KiB"}, {"jobs", Use::Ignored}}});
    QCOMPARE(valuesOf(*seriesCalled(*read->front(), "in.depth")), (Values{5120, 6144}));
    QVERIFY(seriesCalled(*read->front(), "jobs") == nullptr);
    QVERIFY(read->front()->warnings.empty());
    QCOMPARE(columnCalled(*read->front(), "t").use, SourceColumn::Use::Time);
    QCOMPARE(columnCalled(*read->front(), "in.depth").example, "5");
    const auto node = readWith("{\"t\":0,\"rss\":1,\"heapUsed\":1,\"jobs\":4}\n"
                               "{\"t\":1,\"rss\":2,\"heapUsed\":1,\"jobs\":5}\n",
                               ColumnChoices{{{"rss", Use::Ignored}, {"jobs", Use::Counter}}});
    QCOMPARE(node->front()->format, "memory_usage");
    QVERIFY(seriesCalled(*node->front(), "rss") == nullptr);
    QCOMPARE(valuesOf(*seriesCalled(*node->front(), "jobs")), (Values{4, 5}));
}

void tst_SourceColumns::columnsThatThereAreNot()
{
    QCOMPARE(readWith("time,rss\n0,5\n1,7\n", {"mem", Use::Memory}).error(),
             (Error{ErrorCode::NoSuchColumn, "mem\ntime\nrss"}));
    QCOMPARE(readWith("MEM 1.000000 1.0000\nMEM 2.000000 2.0000\n", {"mem", Use::Memory}).error(),
             (Error{ErrorCode::NoSuchColumn, "mem"}));
}

void tst_SourceColumns::nothingLeft()
{
    QCOMPARE(readWith("time,rss\n0,5\n1,7\n", {"rss", Use::Ignored}).error().code,
             ErrorCode::NothingToMeasure);
    QCOMPARE(
        readWith("{\"t\":0,\"rss\":1}\n{\"t\":1,\"rss\":1}\n", {"rss", Use::Ignored}).error().code,
        ErrorCode::NothingToMeasure);
}

void tst_SourceColumns::whatBecameOfColumnsIsNoted()
{
    const auto read = readWith("time,pid,host,rss_kb,note,jobs\n"
                               "0,1,a,5,x,2\n0,1,b,5,y,2\n1,1,a,6,x,3\n1,1,b,6,y,3\n",
                               {"jobs", Use::Memory, {}, "MiB"});
    const Recording& run = *read->front();
    QCOMPARE(run.table.names(),
             (std::vector<std::string>{"time", "pid", "host", "rss_kb", "note", "jobs"}));
    QCOMPARE(columnCalled(run, "time").use, SourceColumn::Use::Time);
    QCOMPARE(columnCalled(run, "host").use, SourceColumn::Use::Label);
    QCOMPARE(columnCalled(run, "rss_kb").use, SourceColumn::Use::Series);
    QCOMPARE(columnCalled(run, "rss_kb").meaning, (SeriesMeaning{MeaningSource::Unit, "kb", 1024}));
    QCOMPARE(columnCalled(run, "rss_kb").kind, SeriesKind::Rss);
    QCOMPARE(columnCalled(run, "jobs").meaning,
             (SeriesMeaning{MeaningSource::User, "MiB", 1048576}));
    QCOMPARE(run.table.choices.columns.size(), 1U);
}

void tst_SourceColumns::rememberedChoicesAreAskedForByLayout()
{
    std::vector<std::string> asked;
    const auto remembered = [&asked](std::string_view format, std::span<const std::string> names) {
        asked.emplace_back(format);
        asked.insert(asked.end(), names.begin(), names.end());
        return ColumnChoices{{{"depth", Use::Memory, {}, "KiB"}}};
    };
    const auto read = [&](std::string text, ColumnChoices choices) {
        auto input = Input::fromBytes(std::move(text));
        TaskControl control;
        return builtinFormats().read(*input, control, {{}, std::move(choices), remembered});
    };
    const auto csv = read("time,depth\n0,5\n1,7\n", {});
    QCOMPARE(asked, (std::vector<std::string>{"csv", "time", "depth"}));
    QCOMPARE(valuesOf(*csv->front()->timeline.mainSeries()), (Values{5120, 7168}));
    QCOMPARE(csv->front()->table.choices.columns.size(), 1U);
    asked.clear();
    const auto json = read("[{\"t\":0,\"depth\":5},{\"t\":1,\"depth\":7}]", {});
    QCOMPARE(asked, (std::vector<std::string>{"json", "t", "depth"}));
    QCOMPARE(valuesOf(*json->front()->timeline.mainSeries()), (Values{5120, 7168}));
    asked.clear();
    // What is said now goes before; what was once said of another file is no error here.
    QVERIFY(read("time,depth\n0,5\n1,7\n", {{{"depth", Use::Counter}}}).has_value());
    QVERIFY(asked.empty());
    QVERIFY(read("time,rss\n0,5\n1,7\n", {}).has_value());
}

TIDEMARK_TEST(tst_SourceColumns)

#include "tst_source_columns.moc"
