// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/compressing.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::kMiB;
using test::positionsOf;
using test::valuesOf;

/// The mprof reader on files that are cut, wrong or built to hurt.
class tst_MprofDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAnywhere();
    void numbersThatAreNone_data();
    void numbersThatAreNone();
    void timesBackwardsAndRepeated();
    void nothingToShow();
    void manyChildren();
    void manyRuns();
    void compressedAndCut();
    void cancel();
};

void tst_MprofDamage::cutAnywhere()
{
    const std::string text = "FUNC m.main 1.0000 10.0000 2.0000 10.2000 0\nCMDLINE python x.py\n"
                             "MEM 1.000000 1795288813.1703\nCHLD 7 9.000000 1795288813.2000\n"
                             "MEM 2.000000 1795288813.2711\nMEM 3.000000 1795288813.3720\n";
    const std::size_t firstSample = text.find("MEM 1");
    for (std::size_t length = 1; length <= text.size(); ++length) {
        const auto recordings = test::readMprof(text.substr(0, length));
        if (length < firstSample) {
            QCOMPARE(recordings.error().code, ErrorCode::NoSamples);
            continue;
        }
        if (length <= text.find('\n', firstSample)) {
            continue; // no earlier time tells whether this one is whole
        }
        QVERIFY(recordings.has_value());
        const Recording& run = *recordings->front();
        QCOMPARE(run.startedUnixNs.value(), 1'795'288'813'170'300'000);
        QVERIFY(run.timeline.sampledRange().length() <= 201'700'001);
        const bool atLineEnd = text[length - 1] == '\n' || text[length] == '\n';
        QCOMPARE(test::warningOf(run, WarningCode::FileCutOff).has_value(), !atLineEnd);
    }
}

void tst_MprofDamage::numbersThatAreNone_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"MEM 1.2.3 10.1",
                             "MEM x 10.1",
                             "MEM 1.0 x",
                             "MEM 1.0",
                             "MEM",
                             "MEM nan 10.1",
                             "MEM inf 10.1",
                             "MEM 1.0 nan",
                             "MEM 1.0 inf",
                             "MEM 1e300 10.1",
                             "MEM -5.0 10.1",
                             "MEM 18446744073709551616.000000 1795288796.8821",
                             "MEM 1.000000 18446744073709551616.0",
                             "MEM 1.0 1e300",
                             "MEM 0x10 10.1",
                             "MEM 1.000000 9999999999.0000",
                             "MEM 1.00000a 1795288796.8821",
                             "MEM 1.000000 179528879a.8821",
                             "MEM 1.000000 1795288796.882a",
                             "CHLD 99999999999999999999 1.0 10.1",
                             "CHLD 1.5 1.0 10.1",
                             "FUNC m 1e300 10.0 1.0 10.1 0",
                             "FUNC m 1.0 nan 1.0 10.1 0",
                             "\x01\x02\xff\xfe"}) {
        QTest::addRow("%s", line) << QByteArray(line);
    }
}

void tst_MprofDamage::numbersThatAreNone()
{
    QFETCH(QByteArray, line);
    const auto recordings =
        test::readMprof("MEM 1.0 10.0\n" + line.toStdString() + "\nMEM 2.0 10.2\n");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(*run.timeline.mainSeries()), (std::vector<double>{kMiB, 2 * kMiB}));
    QVERIFY(run.timeline.markers.empty());
    QCOMPARE(run.timeline.series.size(), 1U);
    QCOMPARE(run.warnings, (std::vector<Warning>{{WarningCode::LinesSkipped, 1, 2, {}}}));
}

void tst_MprofDamage::timesBackwardsAndRepeated()
{
    const auto recordings =
        test::readMprof("MEM 1.000000 1795288813.0000\nMEM 3.000000 1795288813.2000\n"
                        "MEM 2.000000 1795288813.1000\nMEM 4.000000 1795288813.2000\n"
                        "MEM 0.000000 1795288812.0000\n");
    const Recording& run = *recordings->front();
    const Series& rss = *run.timeline.mainSeries();
    QCOMPARE(run.startedUnixNs.value(), 1'795'288'812'000'000'000);
    QCOMPARE(valuesOf(rss), (std::vector<double>{0, kMiB, 2 * kMiB, 3 * kMiB, 4 * kMiB}));
    QCOMPARE(positionsOf(rss), (std::vector<std::int64_t>{0, 1'000'000'000, 1'100'000'000,
                                                          1'200'000'000, 1'200'000'000}));
    QCOMPARE(test::countOf(recordings, WarningCode::TimesReordered), 2U);
}

void tst_MprofDamage::nothingToShow()
{
    QCOMPARE(test::readMprof("").error().code, ErrorCode::Empty);
    QCOMPARE(test::readMprof("CMDLINE python x.py\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readMprof("FUNC m 1.0 1.0 1.0 1.0 0\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readMprof("CHLD 0 0.000000 1.0\n").error().code, ErrorCode::NoSamples);
    const auto damaged = test::readMprof("CMDLINE x\nMEM a b\n");
    QCOMPARE(damaged.error(), (Error{ErrorCode::NoSamples, "MEM a b", 2, {}}));
}

void tst_MprofDamage::manyChildren()
{
    std::string text;
    for (int pid = 1; pid <= 100'010; ++pid) {
        text += "CHLD " + std::to_string(pid) + " 1.000000 1795288813.0000\n";
    }
    const auto recordings = test::readMprof(text);
    QCOMPARE(recordings->front()->timeline.series.size(), 100'000U);
    QCOMPARE(test::countOf(recordings, WarningCode::LinesSkipped), 10U);
}

void tst_MprofDamage::manyRuns()
{
    std::string text;
    for (int run = 0; run < 20'000; ++run) {
        text += "CMDLINE x\nMEM 1.0 " + std::to_string(run) + ".0\nFUNC m 1.0 " +
                std::to_string(run) + ".0 1.0 " + std::to_string(run) + ".1 0\n";
    }
    const auto recordings = test::readMprof(text);
    QCOMPARE(recordings->size(), 10'000U);
    QCOMPARE(recordings->back()->timeline.markers.size(), 1U);
    QCOMPARE(recordings->back()->timeline.mainSeries()->size(), 1U);
    QCOMPARE(test::countOf(recordings, WarningCode::LinesSkipped), 30'000U);
}

void tst_MprofDamage::compressedAndCut()
{
    std::string text = "CMDLINE python x.py\n";
    for (int i = 0; i < 50'000; ++i) {
        text += QString::asprintf("MEM %d.%06d 17952%05d.%04d\n", i * 7 % 400, i * 7919 % 1'000'000,
                                  i / 3, i * 31 % 10'000)
                    .toStdString();
    }
    const auto whole = test::readMprof(text);
    for (const auto compress : {&test::gzip, &test::zstd}) {
        const std::string bytes = compress(text);
        QVERIFY(*test::readAnyText(bytes)->front() == *whole->front());

        const auto cut = test::readAnyText(bytes.substr(0, bytes.size() - bytes.size() / 4));
        QVERIFY(cut.has_value());
        const std::size_t samples = cut->front()->timeline.mainSeries()->size();
        QVERIFY(samples > 10'000 && samples < 50'000);
        const auto warning = test::warningOf(*cut->front(), WarningCode::CompressionCutOff);
        QVERIFY(warning.value().byte.has_value());
    }
}

void tst_MprofDamage::cancel()
{
    auto input = Input::fromBytes("MEM 1.0 10.0\n");
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_MprofDamage)

#include "tst_mprof_reader_damage.moc"
