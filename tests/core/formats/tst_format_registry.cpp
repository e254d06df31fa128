// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format_registry.h"
#include "core/system/available_memory.h"
#include "tests/support/compressing.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

#include <malloc.h>

using namespace tidemark;

using test::valuesOf;
using Values = std::vector<double>;
using test::kMiB;

namespace
{

const std::string kReport = "Filename: a.py\n\n"
                            "Line #    Mem usage    Increment  Occurrences   Line Contents\n"
                            "=============================================================\n"
                            "     5   21.891 MiB   21.891 MiB           1   @profile\n\n\n";
const std::string kPsrecord = "# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)\n"
                              "       0.000        1.000        5.000       10.000\n"
                              "       1.000        1.000        6.000       10.000\n";
const std::string kMprof = "CMDLINE python x.py\nMEM 7.000000 1714557600.0000\n"
                           "MEM 8.000000 1714557601.0000\n";

/// Each line of @p text behind what @p prefix makes of its number.
template <typename Prefix>
std::string prefixed(const std::string& text, Prefix prefix)
{
    std::string result;
    std::size_t start = 0;
    for (int line = 0; start < text.size(); ++line) {
        const std::size_t end = text.find('\n', start);
        result += prefix(line) + text.substr(start, end + 1 - start);
        start = end + 1;
    }
    return result;
}

std::string runnersClock(int line)
{
    return "2024-05-01T10:00:" + std::string(line < 10 ? "0" : "") + std::to_string(line) +
           ".1234567Z ";
}

} // namespace

class tst_FormatRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalProfilersInOneLog();
    void aRunnersLogOfEachFormat();
    void eachProgramOfALogIsARecording();
    void contentThatLooksLikeAPrefix();
    void aDocumentIsReadAlone();
    void whatTakesTooMuchMemoryIsRefused_data();
    void whatTakesTooMuchMemoryIsRefused();
};

void tst_FormatRegistry::severalProfilersInOneLog()
{
    for (const std::string& log :
         {kReport + kPsrecord + "done\n" + kMprof,
          prefixed(kReport + kPsrecord + "done\n" + kMprof, &runnersClock)}) {
        const auto recordings = test::readAnyText(log);
        QVERIFY(recordings.has_value());
        QCOMPARE(recordings->size(), 3U);
        std::vector<std::string> formats;
        for (const auto& one : *recordings) {
            formats.push_back(one->format);
            QVERIFY(test::warningOf(*one, WarningCode::OutputSkipped));
            QVERIFY(!test::warningOf(*one, WarningCode::LinesSkipped));
        }
        std::ranges::sort(formats);
        QCOMPARE(formats, (std::vector<std::string>{"line_report", "mprof", "psrecord"}));
    }
}

void tst_FormatRegistry::aRunnersLogOfEachFormat()
{
    for (const std::string& text : {kReport, kPsrecord, kMprof, std::string("t,rss\n0,1\n1,2\n"),
                                    std::string("{\"t\":0,\"rss\":1}\n{\"t\":1,\"rss\":2}\n")}) {
        const auto plain = test::readAnyText(text);
        QVERIFY(plain.has_value());
        for (const std::string& log :
             {prefixed(text, &runnersClock),
              prefixed(text, [](int) { return std::string("\x1b[36mweb-1  | \x1b[0m"); }),
              prefixed(text, [](int) { return std::string("May 01 10:00:00 host app[5]: "); }),
              prefixed(text, [](int) { return std::string("[pod/web/app] "); })}) {
            const auto recordings = test::readAnyText(log);
            QVERIFY2(recordings.has_value(), log.c_str());
            QCOMPARE(recordings->size(), 1U);
            QVERIFY2(*recordings->front() == *plain->front(), log.c_str());
        }
    }
}

void tst_FormatRegistry::eachProgramOfALogIsARecording()
{
    std::string log = "Attaching to db-1, web-1\n";
    for (int i = 0; i < 3; ++i) {
        const std::string time = "{\"t\":" + std::to_string(i);
        log += "web-1  | " + time + ",\"rss\":" + std::to_string(i) + "}\n";
        log += "db-1   | " + time + ",\"rss\":" + std::to_string(10 + i) + "}\n";
        log += "cache-1  | ready\n";
    }
    const auto recordings = test::readAnyText(log);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(recordings->at(0)->program, std::string("web-1"));
    QCOMPARE(valuesOf(*recordings->at(0)->timeline.mainSeries()), (Values{0, 1, 2}));
    QCOMPARE(recordings->at(1)->program, std::string("db-1"));
    QCOMPARE(valuesOf(*recordings->at(1)->timeline.mainSeries()), (Values{10, 11, 12}));
    QVERIFY(recordings->at(0)->warnings.empty());
}

void tst_FormatRegistry::contentThatLooksLikeAPrefix()
{

    const auto recordings = test::readAnyText("10:00:00 MEM 1.0 2.0\n10:00:01 MEM 2.0 3.0\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(valuesOf(*recordings->front()->timeline.mainSeries()), (Values{kMiB, 2 * kMiB}));
    const auto rows = test::readAnyText("time,rss\n2024-05-01 10:00:00,1\n2024-05-01 10:00:01,2\n");
    QVERIFY(rows.has_value());
    QCOMPARE(valuesOf(*rows->front()->timeline.mainSeries()), (Values{1, 2}));
}

/// What a document quotes is not in the file a second time.
void tst_FormatRegistry::aDocumentIsReadAlone()
{
    const std::string own =
        R"({"tidemark":"recording","version":"1.0","program":"x","axis_unit":"ns","series":[]})"
        "\n"
        R"({"marker":{"kind":"mark","name":"\"node_fields\"","start":0,"end":0}})"
        "\n" +
        kMprof + "{\"end\":\"file\"}\n";
    const auto recordings = test::readAnyText(own);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    QCOMPARE(recordings->front()->format, std::string_view("tidemark"));
}

void tst_FormatRegistry::whatTakesTooMuchMemoryIsRefused_data()
{
    QTest::addColumn<std::string>("head");
    QTest::addColumn<std::string>("line");
    QTest::addColumn<int>("times");
    const std::string header =
        R"({"tidemark":"recording","version":"1.0","program":"x","axis_unit":"ns","series":[]})"
        "\n";
    const std::string mark = R"({"marker":{"kind":"mark","name":"","start":0,"end":0}})"
                             "\n";
    QTest::newRow("series") << header
                            << std::string(R"({"series":[{"group":0,"kind":"rss","name":""}]})"
                                           "\n")
                            << 500'000;
    QTest::newRow("markers") << header << mark << 1'000'000;
    QTest::newRow("snapshots")
        << header
        << std::string("{\"snapshot\":{\"label\":\"\",\"path\":\"\",\"at\":0,\"types\":[]}}\n")
        << 1'000'000;
    QTest::newRow("recordings") << std::string() << header + mark << 300'000;
}

/// A small file, packed, may hold millions of anything.
void tst_FormatRegistry::whatTakesTooMuchMemoryIsRefused()
{
    QFETCH(std::string, head);
    QFETCH(std::string, line);
    QFETCH(int, times);
    constexpr std::uint64_t kBudget = 48U << 20U;
    for (int i = 0; i < times; ++i) {
        head += line;
    }
    const std::string packed = test::gzip(head);
    const std::uint64_t unpacked = head.size();
    head = {};
    QVERIFY(unpacked < packed.size() * kMaxRatio || unpacked < kRatioFloor);
    auto input = Input::fromBytes(packed, 2 * kBudget); // of which it may take half
    QVERIFY(input.has_value());
    TaskControl control;
    ::malloc_trim(0); // what other tests gave back would be taken first
    const auto read = builtinFormats().read(*input, control);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::TooLarge);
    QVERIFY2(read.error().detail.ends_with(" of " + std::to_string(kBudget)),
             read.error().detail.c_str());
    // It was noticed soon, not when all was there.
    const std::string taken = read.error().detail.substr(0, read.error().detail.find(' '));
    QVERIFY2(std::stoull(taken) < 4 * kBudget, taken.c_str());
}

TIDEMARK_TEST(tst_FormatRegistry)

#include "tst_format_registry.moc"
