// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/heapsnapshot/chunk_workers.h"
#include "core/formats/heapsnapshot/integer_scanner.h"
#include "core/formats/input/json_stream.h"

namespace tidemark
{

/// A stretch of whole records out of an array of numbers, as text.
struct IntegerChunk {
    PaddedText text;
    std::uint64_t firstByte = 0;   ///< offset of the text's first byte
    std::uint64_t firstRecord = 0; ///< index in the array, in records
};

/// The largest of the numbers that must be indexes of something read later, and where it stands:
/// once that is read, one comparison tells whether all were good. Shared by threads.
class IndexReach
{
public:
    /// Of one chunk.
    struct Largest {
        std::uint64_t value = 0;
        std::size_t number = 0; ///< index in the chunk, in numbers
        bool isAny = false;

        void offer(std::uint64_t candidate, std::size_t at)
        {
            if (candidate > value || !isAny) {
                *this = {candidate, at, true};
            }
        }
    };

    void add(const Largest& largest, const IntegerChunk& chunk);

    /// The offset of a number that is no index of @p size things, with that number.
    struct Overrun {
        std::uint64_t value = 0;
        std::uint64_t byte = 0;
    };
    std::optional<Overrun> beyond(std::uint64_t size) const;

private:
    std::mutex m_mutex;
    bool m_isAny = false;
    Overrun m_largest;
};

/// Where the records of an array go. take() and finishChunk() run on several threads, each for
/// chunks of its own; the rest on the reader's thread.
class IntegerSink
{
public:
    virtual ~IntegerSink() = default;

    /// Numbers in a record, at least 1.
    virtual std::size_t stride() const = 0;

    /// True if grow() would move memory that take() may be writing to.
    virtual bool mustMoveFor(std::uint64_t records) const = 0;

    /// Makes room for so many records in all. Fails if that is more than can be held.
    virtual Result<void> grow(std::uint64_t records) = 0;

    /// Takes whole records, the first of them number @p firstRecord of the array; @p numbersBefore
    /// numbers of the same chunk came before. Returns the index of a number that is not possible
    /// there, if there is one.
    virtual std::optional<std::size_t> take(std::uint64_t firstRecord,
                                            std::span<const std::uint64_t> numbers,
                                            std::size_t numbersBefore,
                                            IndexReach::Largest& largest) = 0;

    /// @p chunk was taken whole.
    virtual void finishChunk(const IntegerChunk& chunk, const IndexReach::Largest& largest) = 0;
};

/// Reads `[1,2,3,...]` from @p stream into @p sink, converting on @p workers while reading on.
/// Returns the number of records.
///
/// Errors: Malformed at a byte that does not belong there, at a number that the sink refuses or at
/// the end of an array that stops inside a record; those of JsonStream and IntegerSink::grow().
Result<std::uint64_t> readIntegerArray(JsonStream& stream, IntegerSink& sink,
                                       ChunkWorkers& workers);

/// Takes all numbers as they are.
class NumberSink final : public IntegerSink
{
public:
    /// TooLarge beyond @p most numbers.
    explicit NumberSink(std::uint64_t most) : m_most(most) {}

    std::size_t stride() const override { return 1; }
    bool mustMoveFor(std::uint64_t records) const override { return records > numbers.capacity(); }
    Result<void> grow(std::uint64_t records) override;
    std::optional<std::size_t> take(std::uint64_t firstRecord, std::span<const std::uint64_t> more,
                                    std::size_t numbersBefore,
                                    IndexReach::Largest& largest) override;
    void finishChunk(const IntegerChunk&, const IndexReach::Largest&) override {}

    Column<std::uint64_t> numbers;

private:
    std::uint64_t m_most;
};

} // namespace tidemark
