// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/input.h"
#include "tests/support/compressing.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace tidemark;

namespace
{

constexpr std::size_t kNoLimit = 1U << 30U;

/// Text that neither compresses to nothing nor fits into one block.
std::string noise(std::size_t bytes)
{
    std::mt19937 random(3);
    std::string text(bytes, '\0');
    for (char& c : text) {
        c = static_cast<char>('a' + random() % 16);
    }
    return text;
}

/// What reading in pieces of @p piece bytes gives before the end or a failure.
struct PiecewiseReading {
    std::string bytes;
    std::optional<Error> error;
};

PiecewiseReading readInPieces(Result<Input> input, std::size_t piece)
{
    PiecewiseReading outcome;
    if (!input) {
        outcome.error = input.error();
        return outcome;
    }
    TaskControl control;
    std::string buffer(piece, '\0');
    for (;;) {
        const auto got = input->read(buffer, control);
        if (!got) {
            outcome.error = got.error();
            return outcome;
        }
        if (*got == 0) {
            return outcome;
        }
        outcome.bytes.append(buffer, 0, *got);
    }
}

} // namespace

class tst_Input : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainBytes();
    void streamed_data();
    void compressed_data();
    void compressed();
    void severalMembersReadAsOne_data() { compressed_data(); }
    void severalMembersReadAsOne();
    void cutStreamsKeepTheirFront_data() { streamed_data(); }
    void cutStreamsKeepTheirFront();
    void damageInTheMiddleKeepsTheFront_data() { streamed_data(); }
    void damageInTheMiddleKeepsTheFront();
    void aCutNeverInventsBytes_data() { compressed_data(); }
    void aCutNeverInventsBytes();
    void wrongChecksumKeepsTheText();
    void nothingCompressedIsEmpty_data() { compressed_data(); }
    void nothingCompressedIsEmpty();
    void bombsAreRefused_data() { compressed_data(); }
    void bombsAreRefused();
    void paddingAfterAGzipMember();
    void filesThatCannotBeRead();
    void unreadableFile();
    void pipeDoesNotBlock();
    void knowsItsFolder();
    void progressGrowsToOne();
    void cancelStopsReading();
    void readAllHasALimit();
};

void tst_Input::plainBytes()
{
    for (const std::string& text : {std::string("a"), std::string("abc\n"), noise(700'001)}) {
        const auto input = Input::fromBytes(text);
        QVERIFY(input.has_value());
        QCOMPARE(input->head(), std::string_view(text).substr(0, kSniffBytes));
        QCOMPARE(readInPieces(Input::fromBytes(text), 1013).bytes, text);
    }
    QCOMPARE(Input::fromBytes("").error().code, ErrorCode::Empty);
}

/// Those of which every byte before a cut comes through.
void tst_Input::streamed_data()
{
    QTest::addColumn<test::Compress>("compress");
    QTest::newRow("gz") << test::Compress(&test::gzip);
    QTest::newRow("zst") << test::Compress(&test::zstd);
}

void tst_Input::compressed_data()
{
    streamed_data();
    QTest::newRow("xz") << test::Compress(&test::xz);
    QTest::newRow("bz2") << test::Compress(&test::bzip2);
}

void tst_Input::compressed()
{
    QFETCH(test::Compress, compress);
    // "all the same" makes a decompressor hold back output after its last input byte.
    for (const std::string& text : {std::string("x"), noise(700'001), std::string(1'000'003, 'a'),
                                    std::string(262'145, 'b')}) {
        const std::string packed = compress(text);
        for (const std::size_t piece : {std::size_t{977}, std::size_t{100'000}}) {
            const auto outcome = readInPieces(Input::fromBytes(packed), piece);
            QVERIFY(!outcome.error);
            QVERIFY(outcome.bytes == text);
        }
    }
}

void tst_Input::severalMembersReadAsOne()
{
    QFETCH(test::Compress, compress);
    const std::string text = noise(300'000);
    const auto outcome = readInPieces(
        Input::fromBytes(compress(text) + compress("") + compress("middle") + compress(text)),
        65536);
    QVERIFY(!outcome.error);
    QVERIFY(outcome.bytes == text + "middle" + text);
}

void tst_Input::cutStreamsKeepTheirFront()
{
    QFETCH(test::Compress, compress);
    const std::string text = noise(700'000);
    const std::string whole = compress(text);
    for (const std::size_t cut : {std::size_t{5}, whole.size() / 2, whole.size() - 1}) {
        const auto outcome = readInPieces(Input::fromBytes(whole.substr(0, cut)), 65536);
        QVERIFY(outcome.error.has_value());
        QCOMPARE(outcome.error->code, ErrorCode::BadCompression);
        QVERIFY(outcome.error->byte.has_value());
        QVERIFY(text.starts_with(outcome.bytes));
        QVERIFY(cut < whole.size() / 2 || outcome.bytes.size() > text.size() / 4);
    }
}

void tst_Input::damageInTheMiddleKeepsTheFront()
{
    QFETCH(test::Compress, compress);
    const std::string first = noise(400'000);
    std::string bytes = compress(first) + compress("second");
    bytes += "no stream at all";
    const auto outcome = readInPieces(Input::fromBytes(bytes), 65536);
    QCOMPARE(outcome.error.value().code, ErrorCode::BadCompression);
    QVERIFY(outcome.bytes == first + "second");
}

void tst_Input::aCutNeverInventsBytes()
{
    QFETCH(test::Compress, compress);
    const std::string text = noise(200'000);
    const std::string whole = compress(text);
    for (std::size_t cut = 16; cut < whole.size(); cut += whole.size() / 20) {
        const auto outcome = readInPieces(Input::fromBytes(whole.substr(0, cut)), 65536);
        QCOMPARE(outcome.error.value().code, ErrorCode::BadCompression);
        QVERIFY(text.starts_with(outcome.bytes));
    }
}

void tst_Input::wrongChecksumKeepsTheText()
{
    std::string bytes = test::gzip("MEM 1.000000 1.0000\n");
    bytes[bytes.size() - 6] ^= 1;
    const auto outcome = readInPieces(Input::fromBytes(bytes), 65536);
    QCOMPARE(outcome.error.value().code, ErrorCode::BadCompression);
    QCOMPARE(outcome.bytes, std::string("MEM 1.000000 1.0000\n"));
}

void tst_Input::nothingCompressedIsEmpty()
{
    QFETCH(test::Compress, compress);
    QCOMPARE(Input::fromBytes(compress("")).error().code, ErrorCode::Empty);
}

void tst_Input::bombsAreRefused()
{
    QFETCH(test::Compress, compress);
    const std::string member = compress(std::string(8U << 20U, '\0'));
    std::string bomb;
    for (int i = 0; i < 100; ++i) {
        bomb += member;
    }
    const auto outcome = readInPieces(Input::fromBytes(bomb), 1U << 20U);
    QCOMPARE(outcome.error.value().code, ErrorCode::TooCompressed);
    QVERIFY(std::stoull(outcome.error->detail) >= kRatioFloor);
    QVERIFY(outcome.bytes.size() <= std::max<std::size_t>(kRatioFloor, bomb.size() * kMaxRatio));
    QVERIFY(outcome.bytes.size() < 400U << 20U); // of the 800 MiB in it
}

void tst_Input::paddingAfterAGzipMember()
{
    const auto outcome =
        readInPieces(Input::fromBytes(test::gzip("text") + std::string(700'000, '\0')), 100);
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.bytes, std::string("text"));
}

void tst_Input::filesThatCannotBeRead()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    QCOMPARE(Input::open(path).error().code, ErrorCode::NotAFile);
    QCOMPARE(Input::open("/dev/zero").error().code, ErrorCode::NotAFile);
    QCOMPARE(Input::open("").error().code, ErrorCode::CannotOpen);

    const auto missing = Input::open(path / "missing.dat");
    QCOMPARE(missing.error().code, ErrorCode::CannotOpen);
    QVERIFY(!missing.error().detail.empty());

    for (const char* name : {"empty.dat", "empty.gz", "empty.zst"}) {
        std::ofstream(path / name).close();
        QCOMPARE(Input::open(path / name).error().code, ErrorCode::Empty);
    }
}

void tst_Input::unreadableFile()
{
    if (::geteuid() == 0) {
        QSKIP("root may read everything");
    }
    const QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "mine";
    std::ofstream(path) << "MEM 1 1\n";
    std::filesystem::permissions(path, std::filesystem::perms::none);
    QCOMPARE(Input::open(path).error().code, ErrorCode::CannotOpen);
}

void tst_Input::pipeDoesNotBlock()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "pipe";
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    QCOMPARE(Input::open(path).error().code, ErrorCode::NotAFile);
}

void tst_Input::knowsItsFolder()
{
    const auto input = Input::open(TIDEMARK_FIXTURES "/mprof/list_sum.dat");
    QVERIFY(input.has_value());
    QCOMPARE(input->folder(), std::filesystem::path(TIDEMARK_FIXTURES "/mprof"));
    QVERIFY(Input::fromBytes("x")->folder().empty());
}

void tst_Input::progressGrowsToOne()
{
    struct Watching final : TaskControl {
        void progress(double fraction) override { seen.push_back(fraction); }
        std::vector<double> seen;
    } control;
    for (const std::string& bytes : {noise(2'000'000), test::gzip(noise(2'000'000))}) {
        control.seen.clear();
        auto input = Input::fromBytes(bytes);
        QVERIFY(input.has_value());
        QVERIFY(input->readAll(kNoLimit, control).has_value());
        QVERIFY(!control.seen.empty());
        QVERIFY(std::ranges::is_sorted(control.seen));
        QVERIFY(control.seen.front() < 1.0);
        QCOMPARE(control.seen.back(), 1.0);
    }
}

void tst_Input::cancelStopsReading()
{
    auto input = Input::fromBytes(noise(2'000'000));
    QVERIFY(input.has_value());
    test::CancelledControl control;
    QCOMPARE(input->readAll(kNoLimit, control).error().code, ErrorCode::Cancelled);
}

void tst_Input::readAllHasALimit()
{
    TaskControl control;
    const std::string text = noise(300'000);
    QCOMPARE(Input::fromBytes(text)->readAll(300'000, control).value().size(), text.size());
    const auto tooMuch = Input::fromBytes(text)->readAll(299'999, control);
    QCOMPARE(tooMuch.error(), (Error{ErrorCode::TooLarge, "299999", {}, {}}));
}

TIDEMARK_TEST(tst_Input)

#include "tst_input.moc"
