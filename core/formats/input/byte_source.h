// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace tidemark
{

/// Bytes in order, from a file, from memory or out of a decompressor.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// Fills the front of @p out; 0 means the end. A failure may follow bytes that were good.
    virtual Result<std::size_t> read(std::span<char> out) = 0;

    /// Bytes taken so far from the file itself, that is before decompression.
    virtual std::uint64_t consumed() const = 0;
};

/// Opens a regular file. Errors: CannotOpen, NotAFile; while reading ReadFailed.
Result<std::unique_ptr<ByteSource>> openFileSource(const std::filesystem::path& path);

/// Reads from @p bytes, which several sources may share.
std::unique_ptr<ByteSource> makeMemorySource(std::shared_ptr<const std::string> bytes);
std::unique_ptr<ByteSource> makeMemorySource(std::string bytes);

/// Delivers @p first, which was read already, then what is left of @p rest.
std::unique_ptr<ByteSource> makeResumedSource(std::unique_ptr<ByteSource> rest, std::string first);

/// Reads until @p out holds @p wanted bytes or the source ends. What was read before a failure
/// stays in @p out.
std::optional<Error> readFully(ByteSource& source, std::string& out, std::size_t wanted);

/// Decompress what @p compressed delivers; @p first is what was already taken from it (the magic).
/// Several members or frames one after the other read as one. Errors: BadCompression with the byte
/// in the compressed file, TooLarge for a bomb (see kMaxRatio).
std::unique_ptr<ByteSource> makeGzipSource(std::unique_ptr<ByteSource> compressed,
                                           std::string first);
std::unique_ptr<ByteSource> makeZstdSource(std::unique_ptr<ByteSource> compressed,
                                           std::string first);

/// The same for .xz and .bz2, which libarchive tells apart.
std::unique_ptr<ByteSource> makeXzOrBzip2Source(std::unique_ptr<ByteSource> compressed,
                                                std::string first);

/// Past kRatioFloor bytes of output, more than kMaxRatio bytes for each compressed one is a bomb:
/// real profiles stay under 40.
inline constexpr std::uint64_t kMaxRatio = 300;
inline constexpr std::uint64_t kRatioFloor = 64U << 20U;

/// TooCompressed if @p produced bytes are more than @p taken compressed ones may give.
Result<void> checkRatio(std::uint64_t produced, std::uint64_t taken);

} // namespace tidemark
