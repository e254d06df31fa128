// SPDX-License-Identifier: GPL-3.0-or-later
// What a recorded program printed.
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_TidemarkReaderOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOutput();
    void boundsOutput();

private:
    static std::string header();
};

std::string tst_TidemarkReaderOutput::header()
{
    return R"({"tidemark":"recording","version":"1.0","program":"p","axis_unit":"ns",)"
           R"("series":[{"group":0,"kind":"rss","name":"RSS"}]})"
           "\n";
}

void tst_TidemarkReaderOutput::readsOutput()
{
    const auto recordings = test::readText(
        "tidemark",
        header() + "{\"output\":{\"at\":5,\"stream\":\"stdout\",\"text\":\"ready\"}}\n"
                   "{\"output\":{\"at\":4,\"stream\":\"stderr\",\"text\":{\"hex\":\"ff00\"}}}\n"
                   "{\"output_dropped\":{\"lines\":1,\"bytes\":9}}\n"
                   "{\"output_dropped\":{\"lines\":2,\"bytes\":10}}\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value()); // also without a sample
    const ProgramOutput& output = recordings->front()->output;
    QCOMPARE(output.size(), 2U);
    QCOMPARE(output[0], (OutputLine{5, OutputStream::Stdout, "ready"}));
    QCOMPARE(output[1], (OutputLine{4, OutputStream::Stderr, std::string_view("\xff\0", 2)}));
    QCOMPARE(output.dropped(), (DroppedOutput{2, 10}));
    QVERIFY(recordings->front()->warnings.empty());
}

/// A file may hold more than we keep.
void tst_TidemarkReaderOutput::boundsOutput()
{
    const auto lineOf = [](std::size_t bytes) {
        return R"({"output":{"at":5,"stream":"stdout","text":")" + std::string(bytes, 'x') +
               "\"}}\n";
    };
    std::string text = header() + "[0,1,10]\n" + lineOf(ProgramOutput::kLongestLine + 1);
    for (int i = 0; i < 300; ++i) {
        text += lineOf(60'000);
    }
    const auto recordings =
        test::readText("tidemark", text + R"({"output_dropped":{"lines":5,"bytes":50}})" +
                                       "\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::LinesSkipped)->count, 1U);
    const ProgramOutput& output = recordings->front()->output;
    const std::size_t kept = ProgramOutput::kMostBytes / (60'000 + ProgramOutput::kLineCost);
    QCOMPARE(output.size(), kept);
    QCOMPARE(output.dropped(), (DroppedOutput{5 + 300 - kept, 50 + (300 - kept) * 60'000}));
}

TIDEMARK_TEST(tst_TidemarkReaderOutput)

#include "tst_tidemark_reader_output.moc"
