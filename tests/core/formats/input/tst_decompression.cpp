// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/byte_source.h"
#include "tests/support/compressing.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

namespace
{

constexpr std::size_t kCompressedBlock = 256U << 10U; // what a decompressor reads at once

using MakeSource = std::unique_ptr<ByteSource> (*)(std::unique_ptr<ByteSource>, std::string);

/// Bytes that no compressor makes smaller.
std::string incompressible(std::size_t size)
{
    std::mt19937 random(5);
    std::string bytes(size, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random());
    }
    return bytes;
}

/// Hands out at most @p step bytes at once, as pipes and network disks do.
class Dribbling final : public ByteSource
{
public:
    Dribbling(std::string bytes, std::size_t step)
        : m_source(makeMemorySource(std::move(bytes))),
          m_step(step)
    {
    }

    Result<std::size_t> read(std::span<char> out) override
    {
        return m_source->read(out.first(std::min(out.size(), m_step)));
    }
    std::uint64_t consumed() const override { return m_source->consumed(); }

private:
    std::unique_ptr<ByteSource> m_source;
    std::size_t m_step;
};

struct Outcome {
    std::string bytes;
    std::optional<Error> error;
};

Outcome drain(ByteSource& source, std::size_t piece)
{
    Outcome outcome;
    std::string buffer(piece, '\0');
    for (;;) {
        const auto got = source.read(buffer);
        if (!got || *got == 0) {
            outcome.error = got ? std::nullopt : std::optional(got.error());
            return outcome;
        }
        outcome.bytes.append(buffer, 0, *got);
    }
}

} // namespace

class tst_Decompression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesEndAtEveryPlaceOfABlock_data() { kinds(); }
    void framesEndAtEveryPlaceOfABlock();
    void inputInDribbles_data() { kinds(); }
    void inputInDribbles();
    void outputInDribbles_data() { kinds(); }
    void outputInDribbles();
    void theFirstBytesMayBeTakenBefore_data() { kinds(); }
    void theFirstBytesMayBeTakenBefore();
    void consumedCountsCompressedBytes_data() { kinds(); }
    void consumedCountsCompressedBytes();
    void everyCutIsDamage_data() { kinds(); }
    void everyCutIsDamage();
    void everyFlippedByteIsHarmless_data() { kinds(); }
    void everyFlippedByteIsHarmless();
    void aFailingDiskIsPassedOn_data() { kinds(); }
    void aFailingDiskIsPassedOn();

private:
    static void kinds();
};

void tst_Decompression::kinds()
{
    QTest::addColumn<test::Compress>("compress");
    QTest::addColumn<MakeSource>("makeSource");
    QTest::newRow("gz") << test::Compress(&test::gzip) << MakeSource(&makeGzipSource);
    QTest::newRow("zst") << test::Compress(&test::zstd) << MakeSource(&makeZstdSource);
}

/// A second frame that begins before, at and after the end of the decompressor's buffer.
void tst_Decompression::framesEndAtEveryPlaceOfABlock()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    const std::size_t overhead =
        compress(incompressible(kCompressedBlock)).size() - kCompressedBlock;
    for (std::size_t size = kCompressedBlock - overhead - 12;
         size <= kCompressedBlock - overhead + 12; ++size) {
        const std::string first = incompressible(size);
        const auto source = makeSource(makeMemorySource(compress(first) + compress("second")), {});
        const Outcome outcome = drain(*source, 100'000);
        QVERIFY2(!outcome.error, qPrintable(QString::number(size)));
        QVERIFY2(outcome.bytes == first + "second", qPrintable(QString::number(size)));
    }
}

void tst_Decompression::inputInDribbles()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    const std::string text = incompressible(3000) + std::string(200'000, 'x');
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
        const auto source =
            makeSource(std::make_unique<Dribbling>(compress(text) + compress("end"), step), {});
        const Outcome outcome = drain(*source, 65536);
        QVERIFY(!outcome.error);
        QVERIFY(outcome.bytes == text + "end");
    }
}

void tst_Decompression::outputInDribbles()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    const std::string text = incompressible(500) + std::string(20'000, 'x');
    const auto source = makeSource(makeMemorySource(compress(text) + compress("end")), {});
    const Outcome outcome = drain(*source, 1);
    QVERIFY(!outcome.error);
    QVERIFY(outcome.bytes == text + "end");
    char more = 0;
    QCOMPARE(source->read({&more, 1}).value_or(9U), 0U); // and stays at its end
}

void tst_Decompression::theFirstBytesMayBeTakenBefore()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    const std::string bytes = compress("a text");
    for (std::size_t taken = 0; taken <= bytes.size(); ++taken) {
        const auto source =
            makeSource(makeMemorySource(bytes.substr(taken)), bytes.substr(0, taken));
        const Outcome outcome = drain(*source, 100);
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.bytes, std::string("a text"));
    }
}

void tst_Decompression::consumedCountsCompressedBytes()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    const std::string bytes = compress(incompressible(900'000));
    const auto source = makeSource(makeMemorySource(bytes), {});
    QCOMPARE(source->consumed(), 0U);
    std::string buffer(300'000, '\0');
    std::uint64_t before = 0;
    for (;;) {
        const auto got = source->read(buffer);
        QVERIFY(got.has_value());
        QVERIFY(source->consumed() >= before);
        before = source->consumed();
        if (*got == 0) {
            break;
        }
    }
    QCOMPARE(before, bytes.size());
}

void tst_Decompression::everyCutIsDamage()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    const std::string bytes = compress("MEM 24.051 1529587600.1\nMEM 25.1 1529587600.2\n");
    for (std::size_t length = 1; length < bytes.size(); ++length) {
        const auto source = makeSource(makeMemorySource(bytes.substr(0, length)), {});
        const Outcome outcome = drain(*source, 1000);
        QVERIFY2(outcome.error.has_value(), qPrintable(QString::number(length)));
        QCOMPARE(outcome.error->code, ErrorCode::BadCompression);
        QVERIFY(outcome.error->byte.value_or(bytes.size()) <= length);
    }
}

/// Wrong bytes may give an error or, in a header nobody reads, nothing: never a crash or a loop.
void tst_Decompression::everyFlippedByteIsHarmless()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    const std::string text = incompressible(300) + std::string(5000, 'y');
    const std::string bytes = compress(text);
    int damaged = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string wrong = bytes;
        wrong[at] = static_cast<char>(wrong[at] ^ 0x55);
        const auto source = makeSource(makeMemorySource(wrong), {});
        const Outcome outcome = drain(*source, 4096);
        damaged += outcome.error ? 1 : 0;
        QVERIFY(outcome.bytes.size() <= 64U << 20U);
    }
    QVERIFY(damaged > 0);
}

void tst_Decompression::aFailingDiskIsPassedOn()
{
    QFETCH(test::Compress, compress);
    QFETCH(MakeSource, makeSource);
    struct Failing final : ByteSource {
        explicit Failing(std::string front) : source(makeMemorySource(std::move(front))) {}
        Result<std::size_t> read(std::span<char> out) override
        {
            const auto got = source->read(out);
            return *got > 0 ? got : failure(ErrorCode::ReadFailed, "bad sector");
        }
        std::uint64_t consumed() const override { return source->consumed(); }
        std::unique_ptr<ByteSource> source;
    };
    const std::string bytes = compress(incompressible(10'000));
    const auto source =
        makeSource(std::make_unique<Failing>(bytes.substr(0, bytes.size() / 2)), {});
    const Outcome outcome = drain(*source, 4096);
    QVERIFY(outcome.error.has_value());
    QCOMPARE(outcome.error->code, ErrorCode::ReadFailed);
    QCOMPARE(outcome.error->detail, std::string("bad sector"));
}

TIDEMARK_TEST(tst_Decompression)

#include "tst_decompression.moc"
