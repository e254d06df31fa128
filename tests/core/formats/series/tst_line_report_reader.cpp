// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace tidemark;

namespace
{

const std::string kHeader = "Line #    Mem usage    Increment  Occurrences   Line Contents\n"
                            "=============================================================\n";
const std::string kRow = "     5   21.500 MiB   21.500 MiB           1   @profile\n";

Result<Recordings> readReport(const std::string& text)
{
    return test::readText("line_report", text);
}

std::int64_t mebibytes(double value)
{
    return std::llround(value * 1048576.0);
}

} // namespace

class tst_LineReportReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realReport();
    void outputAroundTheTable();
    void loggedReport();
    void indentedTable();
    void oldColumns();
    void narrowColumns();
    void shapesOfText();
    void sourceIsVerbatim();
    void damagedRows_data();
    void damagedRows();
    void cutInTheLastRow();
    void namesWithoutATableAreOutput();
    void nothingToShow();
    void looksLikeAReport();
    void cancel();
};

void tst_LineReportReader::realReport()
{
    const auto recordings = test::readFixture("line_report/islice_sum.line-report.txt");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& report = *recordings->front();
    QCOMPARE(report.format, std::string("line_report"));
    QVERIFY(report.timeline.series.empty());
    QCOMPARE(report.lineTables.size(), 1U);
    const LineTable& table = report.lineTables.front();
    QCOMPARE(table.file, std::string("islice_sum_noimport.py"));
    QCOMPARE(table.function, std::string("main"));
    QCOMPARE(table.rows.size(), 4U);
    const std::int64_t start = mebibytes(21.953);
    QVERIFY(table.rows[0] == (LineRow{17, start, start, 1, "@profile"}));
    QVERIFY(table.rows[1] == (LineRow{18, {}, {}, {}, "def main():"}));
    QVERIFY(table.rows[2] ==
            (LineRow{19, mebibytes(22.719), mebibytes(0.766), 1, "    total = calc()"}));
    QVERIFY(table.rows[3] == (LineRow{20, mebibytes(22.719), 0, 1, "    print(total)"}));
}

void tst_LineReportReader::outputAroundTheTable()
{
    const auto recordings = test::readFixture("line_report/list_sum.stdout.txt");
    QCOMPARE(recordings->front()->lineTables.size(), 1U);
    QCOMPARE(recordings->front()->lineTables.front().rows.size(), 4U);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::OutputSkipped, 4, 1, {}}}));

    const auto mixed =
        readReport("start\n\n" + kHeader + kRow + "printed at once\n" +
                   "     6   21.500 MiB    0.000 MiB           1   x\n\n\n7\n    88\n");
    QCOMPARE(mixed->front()->lineTables.front().rows.size(), 2U);
    QCOMPARE(mixed->front()->warnings,
             (std::vector<Warning>{{WarningCode::OutputSkipped, 4, 1, {}}}));
}

void tst_LineReportReader::loggedReport()
{
    const auto recordings = test::readFixture("line_report/logged.txt");
    const Recording& report = *recordings->front();
    QVERIFY(report.warnings.empty());
    QCOMPARE(report.lineTables.size(), 2U);
    for (const LineTable& table : report.lineTables) {
        QCOMPARE(table.file, std::string("build.py"));
        QCOMPARE(table.function, std::string("build"));
        QCOMPARE(table.rows.size(), 6U);
        QCOMPARE(table.rows[3].source, std::string("    # 日本語 MiB\\tcomment"));
        QCOMPARE(table.rows[4].source, std::string());
    }
    QCOMPARE(report.lineTables[0].rows[2].incrementBytes.value(), mebibytes(2.29));
    QCOMPARE(report.lineTables[1].rows[2].incrementBytes.value(), mebibytes(3.82));
}

void tst_LineReportReader::indentedTable()
{
    const auto recordings = test::readFixture("line_report/indented.rst");
    const Recording& report = *recordings->front();
    QCOMPARE(report.lineTables.size(), 1U);
    const LineTable& table = report.lineTables.front();
    QVERIFY(table.file.empty());
    QCOMPARE(table.function, std::string("squares"));
    QCOMPARE(table.rows.size(), 4U);
    QVERIFY(table.rows[3] ==
            (LineRow{6, mebibytes(46.629), mebibytes(-152.488), 12345, "    del a  # 5 MiB"}));
    QCOMPARE(report.warnings, (std::vector<Warning>{{WarningCode::OutputSkipped, 4, 1, {}}}));
}

void tst_LineReportReader::oldColumns()
{
    const auto recordings = test::readFixture("line_report/old_columns.txt");
    const auto& tables = recordings->front()->lineTables;
    QCOMPARE(tables.size(), 2U);
    QCOMPARE(tables[0].rows.size(), 4U);
    QVERIFY(tables[0].rows[0] ==
            (LineRow{13, mebibytes(25.19141), 0, {}, "@profile(precision=5)"}));
    QVERIFY(tables[0].rows[1] == (LineRow{14, {}, {}, {}, "def main():"}));
    QCOMPARE(tables[0].rows[2].source, std::string("    # 12 MiB\twith a tab, 日本語"));
    QVERIFY(tables[0].rows[3] ==
            (LineRow{17, mebibytes(125.19922), mebibytes(100.00781), {}, "    1 + 1"}));
    QCOMPARE(tables[1].function, std::string("load"));
    QCOMPARE(tables[1].rows[1].incrementBytes.value(), mebibytes(-0.5));
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::OutputSkipped, 2, 1, {}}}));
}

/// As versions before 0.30 laid the table out.
void tst_LineReportReader::narrowColumns()
{
    const auto read = readReport("Filename: app.py\n\n"
                                 "Line #    Mem usage  Increment   Line Contents\n"
                                 "==============================================\n"
                                 "     3                           @profile\n"
                                 "     4      5.97 MB    0.00 MB   def my_func():\n"
                                 "     5     13.61 MB    7.64 MB       a = [1]\n");
    QVERIFY(read.has_value());
    QVERIFY(read->front()->warnings.empty());
    const LineTable& table = read->front()->lineTables.front();
    QCOMPARE(table.rows.size(), 3U);
    QVERIFY(table.rows[0] == (LineRow{3, {}, {}, {}, "@profile"}));
    QVERIFY(table.rows[2] == (LineRow{5, mebibytes(13.61), mebibytes(7.64), {}, "    a = [1]"}));
}

void tst_LineReportReader::shapesOfText()
{
    const std::string text = "Filename: x.py\n\n" + kHeader + kRow;
    const auto expected = readReport(text);
    QString changed = QString::fromStdString(text);
    for (const QString& shape :
         {QString(changed).replace("\n", "\r\n"), QString(changed).replace("21.500", "21,500"),
          QString(QChar(0xfeff)) + changed, changed.chopped(1),
          QString(changed).replace("Occurrences", "Occurences")}) {
        const auto recordings = test::readAnyText(shape.toStdString());
        QVERIFY(recordings.has_value());
        QVERIFY(*recordings->front() == *expected->front());
        QVERIFY(recordings->front()->warnings.empty());
    }
}

void tst_LineReportReader::sourceIsVerbatim()
{
    for (const std::string& source :
         {std::string("    x = '1.0 MiB   2.0 MiB   3'"), std::string("\tif a:  "),
          std::string("Line # Mem usage"), std::string("# 日本語 \xff\xfe"),
          std::string("Filename: not a name"), std::string("    ======")}) {
        const auto recordings =
            readReport(kHeader + "     5   21.500 MiB   21.500 MiB           1   " + source + "\n" +
                       "     6                                         " + source + "\n");
        const auto& rows = recordings->front()->lineTables.front().rows;
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].source, source);
        QCOMPARE(rows[1].source, source);
        QVERIFY(recordings->front()->warnings.empty());
    }
}

void tst_LineReportReader::damagedRows_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const char* row : {"     6   2x.500 MiB   21.500 MiB           1   x",
                            "     6   21.500 MiB                        1   x",
                            "     6   21.500 KiB   21.500 MiB           1   x",
                            "     6      nan MiB   21.500 MiB           1   x",
                            "     6    1e300 MiB   21.500 MiB           1   x",
                            "     6   -5.000 MiB   21.500 MiB           1   x",
                            "     6   21.500 MiB   21.500 MiB 99999999999999999999   x",
                            "     6   21.500 MiB   21.500 MiB          -1   x",
                            "     6   21.500 MiB   21.500 MiB           1x",
                            "     5   21.500 MiB   21.500 MiB           1   again",
                            "     0                                         x"}) {
        QTest::addRow("%s", row) << QByteArray(row);
    }
}

void tst_LineReportReader::damagedRows()
{
    QFETCH(QByteArray, row);
    const auto recordings = readReport(kHeader + kRow + row.toStdString() +
                                       "\n     7   21.500 MiB    0.000 MiB           1   y\n");
    QCOMPARE(recordings->front()->lineTables.front().rows.size(), 2U);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::LinesSkipped, 1, 4, {}}}));
}

void tst_LineReportReader::cutInTheLastRow()
{
    const std::string front = kHeader + kRow;
    for (const std::string& last :
         {std::string("     6   21.500 MiB    0.000 MiB         123   xyz"),
          std::string("     6                                         xyz")}) {
        for (std::size_t length = 6; length < last.size(); ++length) {
            const auto recordings = readReport(front + last.substr(0, length));
            const Recording& report = *recordings->front();
            const bool whole = length >= last.find("xyz");
            QCOMPARE(report.lineTables.front().rows.size(), whole ? 2U : 1U);
            QCOMPARE(test::warningOf(report, WarningCode::FileCutOff).has_value(), !whole);
        }
    }
}

void tst_LineReportReader::namesWithoutATableAreOutput()
{
    const auto recordings =
        readReport("Filename: a.py\nFilename: b.py\n\n" + kHeader + kRow + "\n\nFilename: c.py\n");
    QCOMPARE(recordings->front()->lineTables.front().file, std::string("b.py"));
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::OutputSkipped, 2, 1, {}}}));
}

void tst_LineReportReader::nothingToShow()
{
    QCOMPARE(readReport("").error().code, ErrorCode::Empty);
    QCOMPARE(readReport("just text\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(readReport(kHeader).error().code, ErrorCode::NoSamples);
    QCOMPARE(readReport(kHeader + "    5  x\n").error(),
             (Error{ErrorCode::NoSamples, "    5  x", 3, {}}));
}

void tst_LineReportReader::looksLikeAReport()
{
    const auto registry = builtinFormats();
    const auto* const reader = registry.find("line_report");
    QVERIFY(reader->accepts("output\n\n" + kHeader));
    QVERIFY(reader->accepts("    Line #    Mem usage    Increment   Line Contents"));
    for (const char* text :
         {"", "Line #", "Line #    Mem usage\n",
          "Line #      Hits         Time  Per Hit   % Time  Line Contents\n", // line_profiler
          "Total allocated: 1085212 bytes (12578 objects)\n\nallocated memory by gem\n", // Ruby
          "The header is Line #, Mem usage, Increment, Line Contents.\n"}) {
        QVERIFY2(!reader->accepts(text), text);
    }
}

void tst_LineReportReader::cancel()
{
    auto input = Input::fromBytes(kHeader + kRow);
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_LineReportReader)

#include "tst_line_report_reader.moc"
