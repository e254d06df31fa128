// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/statistics.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QRegularExpression>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace tidemark;

using test::kGapShown;
using test::positionsOf;
using test::valuesOf;
using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;
using test::kMiB;

namespace
{

std::string fixture(const std::string& name)
{
    std::ifstream file(TIDEMARK_FIXTURES "/mprof/" + name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Number of warnings with @p code in the file's first recording.
} // namespace

class tst_MprofReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARealRun();
    void goldenNumbers_data();
    void goldenNumbers();
    void nestedFunctionsKeepTheirLevel();
    void childrenAreSeriesByPid();
    void numberedChildrenHaveNoPid();
    void appendedRunsAreSeveralRecordings();
    void spansGoToTheRunThatHoldsThem();
    void spansFarFromEveryRunAreCounted();
    void functionLines();
    void gapsAreNotNumbers();
    void emptyAndUnknownLines();
    void aFunctionBlockInsideAMemoryLine();
    void aRunAppendedBehindACutLine();
    void shapesOfText_data();
    void shapesOfText();
    void usualAndUnusualLinesAgree();
    void linesNearlyUsualAgree();
    void looksLikeMprof();
};

void tst_MprofReader::readsARealRun()
{
    const auto recordings = test::readFixture("mprof/list_sum.dat");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("mprof"));
    QCOMPARE(run.program, std::string("/usr/bin/python3 list_sum_noimport.py"));
    QCOMPARE(run.startedUnixNs, std::optional<std::int64_t>(1'795'288'796'882'100'000));

    const Series& rss = *run.timeline.mainSeries();
    QCOMPARE(rss.size(), 9U);
    QCOMPARE((*rss.values)[0], 4'395'008.0);
    QCOMPARE((*rss.positions)[7], 713'300'000);

    QCOMPARE(run.timeline.markers.size(), 1U);
    const Marker& span = run.timeline.markers.front();
    QCOMPARE(span.name, std::string("__main__.main"));
    QCOMPARE(span.start, 91'000'000); // written before CMDLINE, placed by its time
    QCOMPARE(span.end, 884'200'000);
    QCOMPARE(span.level, 0);
    QCOMPARE(span.startBytes.value(), 22'794'260);
    QCOMPARE(span.endBytes.value(), 24'682'535);
    QVERIFY(run.warnings.empty());
}

void tst_MprofReader::goldenNumbers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("samples");
    QTest::addColumn<double>("peak");
    QTest::addColumn<qint64>("peakAt"); // in 0.1 ms, as the file has it
    QTest::addColumn<double>("last");
    QTest::addColumn<qint64>("lastAt");
    QTest::addRow("list") << "list_sum.dat" << 9 << 424'316'928.0 << 7'133LL << 272'584'704.0
                          << 8'136LL;
    QTest::addRow("list, traced") << "list_sum.import.dat" << 51 << 424'521'728.0 << 50'977LL
                                  << 236'138'496.0 << 51'980LL;
    QTest::addRow("generator") << "gen_sum.dat" << 11 << 22'904'832.0 << 1'003LL << 22'904'832.0
                               << 10'166LL;
    QTest::addRow("chunks") << "islice_sum.dat" << 5 << 23'695'360.0 << 2'017LL << 23'695'360.0
                            << 4'028LL;
    QTest::addRow("functions") << "multi_func.dat" << 45 << 125'591'553.0 << 22'100LL
                               << 43'147'265.0 << 44'400LL;
    QTest::addRow("with children")
        << "children_C.dat" << 40 << 473'612'288.0 << 20'942LL << 22'814'719.0 << 40'601LL;
    QTest::addRow("children apart")
        << "children_M_20ms.dat" << 163 << 64'151'553.0 << 14'191LL << 64'151'553.0 << 39'272LL;
}

void tst_MprofReader::goldenNumbers()
{
    QFETCH(QString, file);
    const auto recordings = test::readFixture("mprof/" + file.toStdString());
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    const auto statistics = statisticsOf(run.timeline.series.front());
    QTEST(static_cast<int>(statistics.samples), "samples");
    QTEST(statistics.max, "peak");
    QTEST(static_cast<qint64>(statistics.maxAt / 100'000), "peakAt");
    QTEST(statistics.last, "last");
    QTEST(static_cast<qint64>(statistics.lastAt / 100'000), "lastAt");
    QVERIFY(run.warnings.empty());
}

void tst_MprofReader::nestedFunctionsKeepTheirLevel()
{
    const auto recordings = test::readFixture("mprof/multi_func.dat");
    const auto& markers = recordings->front()->timeline.markers;
    QCOMPARE(markers.size(), 10U);
    QCOMPARE(markers[0].name, std::string("__main__.main")); // by start, though last in the file
    QCOMPARE(markers[0].level, 0);
    QCOMPARE(markers[0].start, 108'800'000);
    QCOMPARE(markers[1].name, std::string("__main__.load"));
    QCOMPARE(markers[1].level, 1);
    QVERIFY(std::ranges::is_sorted(markers, {}, &Marker::start));
}

void tst_MprofReader::childrenAreSeriesByPid()
{
    const auto recordings = test::readFixture("mprof/children_M_20ms.dat");
    const auto& series = recordings->front()->timeline.series;
    QCOMPARE(series.size(), 5U);
    QCOMPARE(series[4].role, SeriesRole::Sum);
    QVERIFY(!series[0].pid);
    QCOMPARE(series[1].pid.value(), 14598);
    QCOMPARE(series[2].pid.value(), 14605);
    QCOMPARE(series[3].pid.value(), 14636);
    QCOMPARE(series[1].size(), 95U);
    QCOMPARE(statisticsOf(series[1]).max, 114'925'567.0);
    QCOMPARE(series[1].positions->front(), 111'100'000); // on the axis of the parent
    QCOMPARE(statisticsOf(series[2]).max, 219'717'631.0);
    QCOMPARE(statisticsOf(series[3]).max, 72'859'648.0);
}

/// Versions 0.44 to 0.60 number the children of a run from 0.
void tst_MprofReader::numberedChildrenHaveNoPid()
{
    const auto recordings =
        test::readMprof("CMDLINE a\nMEM 9.0 10.0\nCHLD 0 1.0 10.0\nCHLD 1 2.0 10.0\n"
                        "CHLD 0 0.0 10.1\nCMDLINE b\nMEM 9.0 20.0\n"
                        "CHLD 0 0.0 20.0\nCHLD 77 3.0 20.0\n");
    QCOMPARE(recordings->size(), 2U);
    const auto& numbered = recordings->at(0)->timeline.series;
    QCOMPARE(numbered.size(), 4U);
    QCOMPARE(numbered[1].name, std::string("RSS of child 0"));
    QCOMPARE(valuesOf(numbered[1]), (Values{kMiB, 0.0}));
    QCOMPARE(valuesOf(numbered[2]), Values{2 * kMiB});
    QVERIFY(!numbered[1].pid && !numbered[2].pid);
    QCOMPARE(valuesOf(numbered[3]), (Values{12 * kMiB, 0.0})); // of all three
    const auto& byPid = recordings->at(1)->timeline.series;
    QCOMPARE(byPid.size(), 3U);
    QCOMPARE(byPid[1].pid.value(), 77);
    QCOMPARE(valuesOf(byPid[2]), Values{12 * kMiB}); // of both
    QCOMPARE(recordings->at(1)->warnings.front().code, WarningCode::ReadingsMissing);
}

void tst_MprofReader::appendedRunsAreSeveralRecordings()
{
    const auto recordings =
        test::readMprof("MEM 1.000000 100.0000\n"
                        "CMDLINE first 'a b'\nMEM 2.000000 200.0000\nMEM 3.000000 200.1000\n"
                        "CMDLINE nothing came of it\n"
                        "CMDLINE ['python', 'attached.py']\nMEM 4.000000 300.0000\n");
    QCOMPARE(recordings->size(), 3U);
    QCOMPARE(recordings->at(0)->program, std::string());
    QCOMPARE(recordings->at(1)->program, std::string("first 'a b'"));
    QCOMPARE(valuesOf(*recordings->at(1)->timeline.mainSeries()), (Values{2 * kMiB, 3 * kMiB}));
    QCOMPARE(positionsOf(*recordings->at(1)->timeline.mainSeries()), (Positions{0, 100'000'000}));
    QCOMPARE(recordings->at(2)->program, std::string("['python', 'attached.py']"));
    QCOMPARE(recordings->at(2)->startedUnixNs.value(), 300'000'000'000);
}

void tst_MprofReader::spansGoToTheRunThatHoldsThem()
{
    // As two real runs leave it: each child's block before the CMDLINE of its own run.
    const auto recordings = test::readMprof(fixture("list_sum.dat") + fixture("gen_sum.dat") +
                                            fixture("islice_sum.dat") + fixture("multi_func.dat"));
    QCOMPARE(recordings->size(), 4U);
    const std::array<std::size_t, 4> spans{1, 1, 1, 10};
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const Timeline& timeline = recordings->at(i)->timeline;
        QCOMPARE(timeline.markers.size(), spans[i]);
        QVERIFY(recordings->at(i)->warnings.empty());
        for (const Marker& span : timeline.markers) {
            QVERIFY(span.start >= 0 && span.end < timeline.sampledRange().end + 1'000'000'000);
        }
    }
}

void tst_MprofReader::spansFarFromEveryRunAreCounted()
{
    const auto recordings = test::readMprof("FUNC lost 1.0 10.0 1.0 11.0 0\n"
                                            "FUNC near 1.0 940.0 1.0 950.0 0\n"
                                            "MEM 1.000000 1000.0000\nMEM 1.000000 1001.0000\n");
    QCOMPARE(test::countOf(recordings, WarningCode::SpansWithoutRun), 1U);
    const auto& markers = recordings->front()->timeline.markers;
    QCOMPARE(markers.size(), 1U);
    QCOMPARE(markers.front().name, std::string("near"));
    QCOMPARE(markers.front().start, -60'000'000'000);
}

void tst_MprofReader::functionLines()
{
    const auto recordings = test::readMprof(
        "CMDLINE x\nMEM 1.000000 1000.0000\nMEM 1.000000 1010.0000\n"
        "FUNC load all 5 files 1.5000 1001.0000 2.5000 1002.0000\n" // names with blanks
        "FUNC m.deep 1.5000 1003.0000 -1.0000 1004.0000 12\n"
        "FUNC backwards 1.0 1006.0 1.0 1005.0 0\n"
        "FUNC m.level 1.0 1005.0 1.0 1006.0 99999999999\n"
        "FUNC 1.0 1005.0 1.0 1006.0 0\n"
        "FUNC m.short 1.0 1005.0\n");
    QCOMPARE(test::countOf(recordings, WarningCode::LinesSkipped), 4U);
    const auto& markers = recordings->front()->timeline.markers;
    QCOMPARE(markers.size(), 2U);
    QCOMPARE(markers[0].name, std::string("load all 5 files"));
    QCOMPARE(markers[0].level, 0);
    QCOMPARE(markers[0].startBytes.value(), 1'572'864);
    QCOMPARE(markers[1].level, 12);
    QVERIFY(!markers[1].endBytes);
}

void tst_MprofReader::gapsAreNotNumbers()
{
    const auto recordings =
        test::readMprof("MEM 1.000000 10.0000\nMEM -1.000000 10.1000\n"
                        "CHLD 0 0.000000 10.1000\nCHLD 7 -1 10.1000\nMEM -1 10.2000\n"
                        "MEM 0.000000 10.3000\n");
    const auto& series = recordings->front()->timeline.series;
    QCOMPARE(series.size(), 2U);
    QCOMPARE(valuesOf(series[0]), (Values{kMiB, kGapShown, kGapShown, 0.0}));
    QCOMPARE(valuesOf(series[1]), Values{kGapShown});
    QCOMPARE(test::countOf(recordings, WarningCode::ReadingsMissing), 4U);
}

void tst_MprofReader::emptyAndUnknownLines()
{
    const auto recordings =
        test::readMprof("\n  \nMEM 1.0 10.0\n\nSWAP 1.0 10.0\nMEM 1.0 10.1 extra\n"
                        "CHLD x 1.0 10.1\nCHLD -4 1.0 10.1\nMEMO 1.0 10.1\n");
    QCOMPARE(recordings->front()->timeline.mainSeries()->size(), 1U);
    const auto skipped = test::warningOf(*recordings->front(), WarningCode::LinesSkipped);
    QCOMPARE(skipped.value(), (Warning{WarningCode::LinesSkipped, 4, 6, {}}));
    const auto output = test::warningOf(*recordings->front(), WarningCode::OutputSkipped);
    QCOMPARE(output.value(), (Warning{WarningCode::OutputSkipped, 1, 5, {}}));
}

void tst_MprofReader::aFunctionBlockInsideAMemoryLine()
{
    const std::string block = "FUNC m.main 1.0000 10.0000 2.0000 10.2000 0\n";
    const std::string memory = "MEM 1.000000 10.0000\nMEM 2.000000 10.1000\nMEM 3.000000 10.2000\n";
    const std::size_t second = memory.find('\n') + 1;
    for (std::size_t cut = second; cut <= memory.find('\n', second); ++cut) {
        const auto recordings = test::readMprof(memory.substr(0, cut) + block + memory.substr(cut));
        const Timeline& timeline = recordings->front()->timeline;
        QCOMPARE(timeline.markers.size(), 1U);
        QCOMPARE(timeline.markers.front().name, std::string("m.main"));
        const bool whole = cut == second;
        QCOMPARE(valuesOf(*timeline.mainSeries()),
                 whole ? (Values{kMiB, 2 * kMiB, 3 * kMiB}) : (Values{kMiB, 3 * kMiB}));
        QCOMPARE(test::countOf(recordings, WarningCode::LinesSkipped) > 0, !whole);
    }
}

void tst_MprofReader::aRunAppendedBehindACutLine()
{
    const auto recordings =
        test::readMprof("CMDLINE a\nMEM 1.0 10.0000\nMEM 2.0 10.1CMDLINE b\nMEM 3.0 90.0000\n");
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(recordings->at(1)->program, std::string("b"));
    QCOMPARE(test::countOf(recordings, WarningCode::LinesSkipped), 1U);
}

void tst_MprofReader::shapesOfText_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("replacement");
    QTest::addRow("CRLF") << "\n"
                          << "\r\n";
    QTest::addRow("decimal comma") << "(\\d)\\.(\\d)"
                                   << "\\1,\\2";
    QTest::addRow("BOM") << "^FUNC" << QString(QChar(0xfeff)) + "FUNC";
    QTest::addRow("no newline at the end") << "\n$"
                                           << "";
    QTest::addRow("wide") << "MEM "
                          << "MEM \t ";
    QTest::addRow("blank lines") << "\n"
                                 << "\n\n";
}

void tst_MprofReader::shapesOfText()
{
    QFETCH(QString, pattern);
    QFETCH(QString, replacement);
    const std::string text = fixture("islice_sum.dat");
    QString changed = QString::fromStdString(text);
    changed.replace(QRegularExpression(pattern), replacement);
    QVERIFY(changed.toStdString() != text);
    const auto recordings = test::readAnyText(changed.toStdString());
    QVERIFY(recordings.has_value());
    QVERIFY(*recordings->front() == *test::readMprof(text)->front());
}

void tst_MprofReader::usualAndUnusualLinesAgree()
{
    // A blank at the end takes a line off the fast path.
    std::string usual;
    std::string unusual;
    for (int i = 0; i < 100'000; ++i) {
        const std::string line = QString::asprintf("MEM %d.%06d 17952%05d.%04d", i * 7 % 40'000,
                                                   i * 7919 % 1'000'000, i / 3, i * 31 % 10'000)
                                     .toStdString();
        usual += line + "\n";
        unusual += line + " \n";
    }
    QVERIFY(*test::readMprof(usual)->front() == *test::readMprof(unusual)->front());
}

/// One that differs in a character from how mprof writes it, among those that do not.
void tst_MprofReader::linesNearlyUsualAgree()
{
    const std::string line = "MEM 1234.567890 1795212345.6789";
    for (std::size_t at = 0; at <= line.size(); ++at) {
        for (const char other :
             {'0', '9', ':', '/', '.', ',', ' ', '-', 'x', '\x80', '\xB9', '\0'}) {
            for (const bool isInserted : {false, true}) {
                std::string odd = line;
                odd.replace(at, isInserted || at == line.size() ? 0 : 1, 1, other);
                std::string usual = "MEM 1.000000 1795212340.0000\n";
                std::string unusual = "MEM 1.000000 1795212340.0000 \n";
                for (int i = 0; i < 4; ++i) {
                    usual += line + "\n" + odd + "\n";
                    unusual += line + " \n" + odd + " \n";
                }
                const auto a = test::readMprof(usual);
                const auto b = test::readMprof(unusual);
                QVERIFY2(a && b, odd.c_str());
                const auto seriesOf = [](const auto& read) { return read->front()->timeline; };
                QVERIFY2(seriesOf(a) == seriesOf(b), odd.c_str());
                const auto skipped = test::warningOf(*a->front(), WarningCode::LinesSkipped);
                const auto same = test::warningOf(*b->front(), WarningCode::LinesSkipped);
                QCOMPARE(skipped.has_value(), same.has_value());
                if (skipped) {
                    QCOMPARE(skipped->count, same->count);
                    QCOMPARE(skipped->line, same->line);
                }
            }
        }
    }
}

void tst_MprofReader::looksLikeMprof()
{
    const auto reader = builtinFormats();
    const auto accepts = [&](std::string_view head) { return reader.find("mprof")->accepts(head); };
    QVERIFY(accepts("CMDLINE python x.py\n"));
    QVERIFY(accepts("MEM 1,5 10,5"));
    QVERIFY(accepts("\n\nFUNC a b 1.0 2.0 3.0 4.0\n"));
    for (const char* text : {"", "MEM", "MEM \n", "MEMORY 1 2\n", "MEM a b\n", "mem 1 2\n",
                             "{\"MEM\": 1}\n", "t,rss\n1,2\n", "MEM,1,2\n"}) {
        QVERIFY2(!accepts(text), text);
    }
}

TIDEMARK_TEST(tst_MprofReader)

#include "tst_mprof_reader.moc"
