// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/run_columns.h"
#include "tests/support/test_registry.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

QStringList titles(const TableColumns<ComparedRun>& columns)
{
    QStringList all;
    for (const auto& column : columns) {
        all << column.title.text;
    }
    return all;
}

QStringList texts(const ComparedRun& run)
{
    QStringList all;
    for (const auto& column : runColumns(run.axis, SizeUnit::Bytes)) {
        all << column.text(run).replace(QChar(0xa0), QLatin1Char(' '));
    }
    return all;
}

} // namespace

class tst_RunColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void everyFigureHasAColumn();
    void aRunWithoutFigures();
    void lengthsOnOtherAxes();
    void aRowThatIsMoreThanARun();
    void columnsThatOnlySomeRunsHave();
};

void tst_RunColumns::everyFigureHasAColumn()
{
    const RunFigures figures{2000.0, 1'500'000'000, 3'000'000'000, 1000.0, 500.0, 3e12};
    ComparedRun run{QStringLiteral("a\nb"), AxisUnit::Nanoseconds, figures,
                    changeOf(figures, {1000.0, 0, 6'000'000'000, 1.0, 1.0, 1.0}), false};
    QCOMPARE(titles(runColumns(run.axis, SizeUnit::Bytes)),
             QStringLiteral("Run|Peak|vs. base|Duration|vs. base|Mean|Area|Peak at|Last")
                 .split(QLatin1Char('|')));
    QCOMPARE(texts(run),
             QStringLiteral("a↵b|2,000 B|+100 %|3.00 s|−50.0 %|1,000 B|3,000 B·s|1.50 s|"
                            "500 B")
                 .split(QLatin1Char('|')));
    run.isBase = true;
    QCOMPARE(texts(run).first(), QStringLiteral("a↵b (base)"));
    QCOMPARE(texts(run).at(2), unknownText());
}

void tst_RunColumns::aRunWithoutFigures()
{
    const ComparedRun run{QStringLiteral("empty"), AxisUnit::Nanoseconds, {}, {}, false};
    for (const auto& column : runColumns(run.axis, SizeUnit::Binary)) {
        if (column.isNumeric()) {
            QCOMPARE(column.text(run), unknownText());
            QVERIFY(std::isnan(column.number(run)));
        }
    }
}

void tst_RunColumns::lengthsOnOtherAxes()
{
    QCOMPARE(titles(runColumns(AxisUnit::Instructions, SizeUnit::Binary)).at(3),
             QStringLiteral("Length"));
    const ComparedRun run{{}, AxisUnit::Instructions, RunFigures{}, {}, false};
    QCOMPARE(texts(run).at(6), unknownText()); // only time has a unit to multiply with
}

void tst_RunColumns::aRowThatIsMoreThanARun()
{
    struct Row : ComparedRun {
        int id = 0;
    };
    const auto runs = runColumns(AxisUnit::Nanoseconds, SizeUnit::Binary);
    const TableColumns<Row> columns(runs.begin(), runs.end());
    Row row;
    row.figures = RunFigures{1024.0, 0, 0, 0.0, 0.0, 0.0};
    QCOMPARE(columns[1].title.text, runs[1].title.text);
    QCOMPARE(columns[1].number(row), 1024.0);
    QCOMPARE(columns[1].exact(row).replace(QChar(0xa0), QLatin1Char(' ')),
             QStringLiteral("1,024 B"));
    QVERIFY(columns[2].bar == BarKind::Change);
}

void tst_RunColumns::columnsThatOnlySomeRunsHave()
{
    RunFigures figures{540.36 * 1048576.0, 0, 1'395'130'000'000, kGap, kGap, kGap};
    figures.hasSamples = false;
    figures.count = 1487.13;
    figures.told = {{"cache", 2048.0, true}, {"memory_get_peak_usage", 2097152.0}};
    RunColumnChoice choice;
    choice.add(figures);
    choice.add(figures);
    const ComparedRun run{QStringLiteral("before"), AxisUnit::Nanoseconds, figures, {}, true};
    QStringList all;
    for (const auto& column : runColumns(run.axis, SizeUnit::Binary, choice)) {
        all << column.text(run).replace(QChar(0xa0), QLatin1Char(' '));
    }
    QCOMPARE(all, QStringLiteral("before (base)|540 MiB|—|23 m 15 s|—|1,487.13|0.363 MiB|"
                                 "—|0.938 s|—|2.00 KiB|2,097,152")
                      .split(QLatin1Char('|')));
    QVERIFY(choice.hasTotals && !choice.hasSamples); // no mean, area, time of the peak, last
    choice.add(RunFigures{});
    QCOMPARE(runColumns(run.axis, SizeUnit::Binary, choice).size(), 16U);
    const ComparedRun other{QStringLiteral("x"), AxisUnit::Nanoseconds, RunFigures{}, {}, false};
    QCOMPARE(runColumns(run.axis, SizeUnit::Binary, choice).back().text(other), unknownText());
}

TIDEMARK_TEST(tst_RunColumns)

#include "tst_run_columns.moc"
