// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/integer_array.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace tidemark
{

namespace
{

/// Bytes of one chunk: fits in a second-level cache.
constexpr std::size_t kChunkBytes = 1U << 20U;

/// Numbers between two calls of the sink: fit in the first-level cache.
constexpr std::size_t kBatch = 2048;

constexpr std::size_t kShownDigits = 40;

/// @p fault in @p text, which stands at offset @p byte.
Error errorOf(const IntegerFault& fault, std::string_view text, std::uint64_t byte)
{
    const std::string_view piece = text.substr(fault.at, fault.length);
    return {ErrorCode::Malformed,
            piece.size() == 1 ? shownByte(piece.front())
                              : std::string(piece.substr(0, kShownDigits)),
            {},
            byte + fault.at};
}

/// One run of readIntegerArray().
class ArrayReading
{
public:
    ArrayReading(JsonStream& stream, IntegerSink& sink, ChunkWorkers& workers)
        : m_stream(stream),
          m_sink(sink),
          m_workers(workers)
    {
    }
    ~ArrayReading() { m_workers.drain(); }
    ArrayReading(const ArrayReading&) = delete;
    ArrayReading& operator=(const ArrayReading&) = delete;

    Result<std::uint64_t> run();

private:
    using ChunkPointer = std::shared_ptr<IntegerChunk>;

    ChunkPointer spareChunk();
    Result<bool> readChunk();
    Result<bool> readLastChunk(IntegerChunk& chunk, std::size_t close, std::size_t& numbers);
    std::size_t cutAtRecord(IntegerChunk& chunk);
    Result<void> dispatch(ChunkPointer chunk, std::size_t numbers);
    void convert(const IntegerChunk& chunk);
    void convertAll(const IntegerChunk& chunk);
    void fail(Error error);
    tl::unexpected<Error> failed(Error other);

    JsonStream& m_stream;
    IntegerSink& m_sink;
    ChunkWorkers& m_workers;
    std::string m_tail; ///< read already, belongs to the next chunk
    std::uint64_t m_numbers = 0;

    std::atomic<bool> m_isFailed = false;
    std::mutex m_mutex; ///< guards what is below
    std::optional<Error> m_error;
    std::vector<ChunkPointer> m_spare;
};

Result<std::uint64_t> ArrayReading::run()
{
    if (auto open = m_stream.expect('['); !open) {
        return tl::unexpected(open.error());
    }
    for (;;) {
        const auto goesOn = readChunk();
        if (!goesOn) {
            return failed(goesOn.error());
        }
        if (!*goesOn || m_isFailed) {
            break;
        }
    }
    m_workers.drain();
    if (m_error) {
        return tl::unexpected(*m_error);
    }
    if (m_numbers % m_sink.stride() != 0) {
        return failure(ErrorCode::Malformed, "]", {}, m_stream.offset() - 1);
    }
    return m_numbers / m_sink.stride();
}

ArrayReading::ChunkPointer ArrayReading::spareChunk()
{
    const std::lock_guard lock(m_mutex);
    if (m_spare.empty()) {
        return std::make_shared<IntegerChunk>();
    }
    ChunkPointer chunk = std::move(m_spare.back());
    m_spare.pop_back();
    return chunk;
}

/// Reads the next block and has its whole records converted; false after the array's end.
Result<bool> ArrayReading::readChunk()
{
    ChunkPointer chunk = spareChunk();
    chunk->firstByte = m_stream.offset() - m_tail.size();
    chunk->text.resize(kChunkBytes);
    std::memcpy(chunk->text.data(), m_tail.data(), m_tail.size());
    const std::span<char> room(chunk->text.data() + m_tail.size(), kChunkBytes - m_tail.size());
    const std::size_t got = m_stream.readBlock(room);
    const std::string_view all(chunk->text.data(), m_tail.size() + got);
    const std::size_t close = all.find(']');
    std::size_t numbers = 0;
    bool goesOn = close == std::string_view::npos;
    if (goesOn) {
        const bool isCut = got < room.size();
        chunk->text.cut(all.size());
        numbers = cutAtRecord(*chunk);
        if (numbers == 0 && !isCut) { // a megabyte without a record
            const IntegerFault fault = faultIn(m_tail).value_or(IntegerFault());
            return tl::unexpected(errorOf(fault, m_tail, chunk->firstByte));
        }
        goesOn = !isCut;
    } else {
        m_stream.unread(all.substr(close + 1));
        if (auto last = readLastChunk(*chunk, close, numbers); !last) {
            return last;
        }
    }
    const bool isCut = !goesOn && close == std::string_view::npos;
    if (numbers > 0) {
        if (auto sent = dispatch(std::move(chunk), numbers); !sent) {
            return tl::unexpected(sent.error());
        }
    }
    return isCut ? Result<bool>(m_stream.unexpected()) : Result<bool>(goesOn);
}

Result<bool> ArrayReading::readLastChunk(IntegerChunk& chunk, std::size_t close,
                                         std::size_t& numbers)
{
    chunk.text.cut(close);
    const std::string_view text = chunk.text.view();
    const std::size_t lastFilled = text.find_last_not_of(" \n\r\t");
    const bool endsOpen = lastFilled == std::string_view::npos || text[lastFilled] == ',';
    numbers = countCommas(chunk.text) + (endsOpen ? 0 : 1);
    if (endsOpen && m_numbers + numbers > 0) { // `1,]`
        return failure(ErrorCode::Malformed, "]", {}, chunk.firstByte + close);
    }
    return true;
}

/// Leaves the whole records of the first to last comma in @p chunk, the rest in m_tail; returns how
/// many numbers that are.
std::size_t ArrayReading::cutAtRecord(IntegerChunk& chunk)
{
    const std::string_view text = chunk.text.view();
    const std::size_t commas = countCommas(chunk.text);
    const auto surplus = static_cast<std::size_t>((m_numbers + commas) % m_sink.stride());
    std::size_t end = 0;
    std::size_t numbers = 0;
    if (commas > surplus) {
        numbers = commas - surplus;
        end = text.rfind(',');
        for (std::size_t i = 0; i < surplus; ++i) {
            end = text.rfind(',', end - 1);
        }
        ++end;
    }
    m_tail = text.substr(end);
    chunk.text.cut(end);
    return numbers;
}

Result<void> ArrayReading::dispatch(ChunkPointer chunk, std::size_t numbers)
{
    chunk->firstRecord = m_numbers / m_sink.stride();
    m_numbers += numbers;
    const std::uint64_t records = m_numbers / m_sink.stride();
    if (m_sink.mustMoveFor(records)) {
        m_workers.drain();
    }
    if (auto grown = m_sink.grow(records); !grown) {
        Error error = grown.error();
        error.byte = chunk->firstByte;
        return tl::unexpected(std::move(error));
    }
    m_workers.push([this, chunk = std::move(chunk)] {
        convert(*chunk);
        const std::lock_guard lock(m_mutex);
        m_spare.push_back(chunk);
    });
    return {};
}

void ArrayReading::convert(const IntegerChunk& chunk)
{
    try {
        convertAll(chunk);
    } catch (const std::bad_alloc&) {
        fail({ErrorCode::TooLarge, {}, {}, chunk.firstByte});
    }
}

void ArrayReading::convertAll(const IntegerChunk& chunk)
{
    const std::size_t stride = m_sink.stride();
    Column<std::uint64_t> batch(kBatch + stride + IntegerScanner::kStep);
    IntegerScanner scanner(chunk.text);
    IndexReach::Largest largest;
    std::size_t done = 0;
    std::size_t held = 0;
    while (const std::size_t made = scanner.next(std::span(batch).subspan(held))) {
        held += made;
        const std::size_t whole = held - held % stride;
        const std::span numbers(batch.data(), whole);
        if (const auto misfit =
                m_sink.take(chunk.firstRecord + done / stride, numbers, done, largest)) {
            fail({ErrorCode::Malformed,
                  std::to_string(numbers[*misfit]),
                  {},
                  chunk.firstByte + startOfNumber(chunk.text, done + *misfit)});
            return;
        }
        std::copy(numbers.end(), numbers.end() + static_cast<std::ptrdiff_t>(held - whole),
                  batch.begin());
        done += whole;
        held -= whole;
    }
    if (scanner.isFaulty()) {
        const std::string_view text = chunk.text.view();
        fail(errorOf(faultIn(text).value_or(IntegerFault()), text, chunk.firstByte));
        return;
    }
    m_sink.finishChunk(chunk, largest);
}

/// Keeps the error that stands first in the file.
void ArrayReading::fail(Error error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error || error.byte < m_error->byte) {
        m_error = std::move(error);
    }
    m_isFailed = true;
}

/// @p other, or what the workers found before it.
tl::unexpected<Error> ArrayReading::failed(Error other)
{
    m_workers.drain();
    const bool workersFirst = m_error && other.code != ErrorCode::Cancelled;
    return tl::unexpected(workersFirst ? *m_error : std::move(other));
}

} // namespace

void IndexReach::add(const Largest& largest, const IntegerChunk& chunk)
{
    const std::lock_guard lock(m_mutex);
    if (largest.isAny && (!m_isAny || largest.value > m_largest.value)) {
        m_isAny = true;
        m_largest = {largest.value, chunk.firstByte + startOfNumber(chunk.text, largest.number)};
    }
}

std::optional<IndexReach::Overrun> IndexReach::beyond(std::uint64_t size) const
{
    return m_isAny && m_largest.value >= size ? std::optional(m_largest) : std::nullopt;
}

Result<std::uint64_t> readIntegerArray(JsonStream& stream, IntegerSink& sink, ChunkWorkers& workers)
{
    return ArrayReading(stream, sink, workers).run();
}

Result<void> NumberSink::grow(std::uint64_t records)
{
    if (records > m_most) {
        return failure(ErrorCode::TooLarge);
    }
    if (records > numbers.capacity()) {
        numbers.reserve(std::max<std::size_t>(records, 2 * numbers.capacity()));
    }
    numbers.resize(records);
    return {};
}

std::optional<std::size_t> NumberSink::take(std::uint64_t firstRecord,
                                            std::span<const std::uint64_t> more,
                                            std::size_t /*numbersBefore*/,
                                            IndexReach::Largest& /*largest*/)
{
    std::copy(more.begin(), more.end(), numbers.data() + firstRecord);
    return {};
}

} // namespace tidemark
