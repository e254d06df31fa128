// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/told_figures.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace tidemark;

/// Figures that a program prints of itself.
class tst_ToldFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfALine();
    void otherLinesTellNothing();
    void aSeriesForEachKey();
    void whatIsNoNumberIsAGap();
    void anotherUnitIsAGap();
    void keysAreBounded();
    void aFloodIsThinnedOut();
};

namespace
{

using Figures = std::vector<ToldFigure>;

/// Keeps what comes.
class Kept final : public RecordingSink
{
public:
    std::size_t addGroup(std::vector<SeriesHead> series) override
    {
        heads.push_back(series.front());
        rows.emplace_back();
        return heads.size() - 1;
    }
    void rename(std::size_t, const std::vector<std::string>&) override {}
    void addRow(std::size_t group, std::int64_t, std::span<const double> values) override
    {
        rows[group].push_back(values.front());
    }
    void addMarker(Marker) override {}
    void addSnapshot(Snapshot) override {}
    void addOutput(const OutputLine&) override {}
    void addWarning(WarningCode) override {}
    void countWarning(WarningCode code, std::uint64_t count) override
    {
        missing += code == WarningCode::ReadingsMissing ? count : 0;
    }

    std::vector<SeriesHead> heads;
    std::vector<std::vector<double>> rows; ///< by group
    std::uint64_t missing = 0;
};

/// A line each second.
Kept told(const std::vector<std::string>& lines, std::int64_t distance = 1'000'000'000)
{
    Kept kept;
    ToldFigures figures;
    std::int64_t position = 0;
    for (const std::string& line : lines) {
        figures.take({position, OutputStream::Stdout, line}, kept);
        position += distance;
    }
    return kept;
}

} // namespace

void tst_ToldFigures::figuresOfALine()
{
    QVERIFY((toldFiguresIn("tidemark: rows=1200") == Figures{{"rows", 1200.0, false}}));
    QVERIFY((toldFiguresIn("tidemark:a=-1.5,b=2e3\tc=0\r") ==
             Figures{{"a", -1.5, false}, {"b", 2000.0, false}, {"c", 0.0, false}}));
    QVERIFY((toldFiguresIn("tidemark: memory=12.5MiB heap=3kB rss_bytes=77") ==
             Figures{{"memory", 12.5 * 1048576, true},
                     {"heap", 3000.0, true},
                     {"rss_bytes", 77.0, true}}));
    QVERIFY((toldFiguresIn("tidemark: a=x b=1s c= d=nan e=1") == Figures{{"a", {}, false},
                                                                         {"b", {}, false},
                                                                         {"c", {}, false},
                                                                         {"d", {}, false},
                                                                         {"e", 1.0, false}}));
    QVERIFY((toldFiguresIn("tidemark: m=-5MiB") == Figures{{"m", {}, true}}));
}

void tst_ToldFigures::otherLinesTellNothing()
{
    for (const char* line : {"", "tidemark", "tidemark:", "tidemark: done", " tidemark: a=1",
                             "Tidemark: a=1", "tidemark: =1", "memory=5"}) {
        QVERIFY2(toldFiguresIn(line).empty(), line);
    }
    QCOMPARE(toldFiguresIn("tidemark: a=1 and so on b=2").size(), 1U);
    QVERIFY(toldFiguresIn("tidemark: " + std::string(61, 'k') + "=1").empty());
}

void tst_ToldFigures::aSeriesForEachKey()
{
    const Kept kept = told({"tidemark: rows=1 memory=1KiB", "printed", "tidemark: rows=3"});
    QCOMPARE(kept.heads.size(), 2U);
    QCOMPARE(kept.heads[0].name, std::string("rows"));
    QVERIFY(kept.heads[0].kind == SeriesKind::Counter && !kept.heads[0].countsBytes);
    QVERIFY(kept.heads[1].countsBytes);
    QCOMPARE(kept.rows[0], (std::vector<double>{1.0, 3.0}));
    QCOMPARE(kept.rows[1], std::vector<double>{1024.0});
    QCOMPARE(kept.missing, 0U);
}

void tst_ToldFigures::whatIsNoNumberIsAGap()
{
    const Kept kept = told({"tidemark: rows=many", "tidemark: rows=1", "tidemark: rows=?"});
    QCOMPARE(kept.heads.size(), 1U);
    QCOMPARE(kept.rows[0].size(), 2U);
    QVERIFY(std::isnan(kept.rows[0][1]));
    QCOMPARE(kept.missing, 1U);
}

void tst_ToldFigures::anotherUnitIsAGap()
{
    const Kept kept = told({"tidemark: memory=1MiB", "tidemark: memory=77"});
    QCOMPARE(kept.rows[0].size(), 2U);
    QVERIFY(std::isnan(kept.rows[0][1]));
    QCOMPARE(kept.missing, 1U);
}

void tst_ToldFigures::keysAreBounded()
{
    std::vector<std::string> lines;
    for (int i = 0; i < 1000; ++i) {
        lines.push_back("tidemark: key" + std::to_string(i) + "=1");
    }
    QCOMPARE(told(lines).heads.size(), ToldFigures::kMostKeys);
}

void tst_ToldFigures::aFloodIsThinnedOut()
{
    const std::vector<std::string> lines(1000, "tidemark: rows=1");
    QCOMPARE(told(lines, 1000).rows[0].size(), 1U);         // all within a millisecond
    QCOMPARE(told(lines, 1'000'000).rows[0].size(), 1000U); // one each
}

TIDEMARK_TEST(tst_ToldFigures)

#include "tst_told_figures.moc"
