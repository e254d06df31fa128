// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/byte_source.h"
#include "core/task_control.h"

#include <string>
#include <string_view>

namespace tidemark
{

/// How much of a file, decompressed, FormatReader::accepts() gets to see.
inline constexpr std::size_t kSniffBytes = 256U << 10U;

/// One opened file as a reader sees it: decompressed (.gz and .zst, known by their content), read
/// in blocks or whole, counting progress and seeing cancelling by itself.
///
/// Used by one thread. After a failure every further read fails the same way.
class Input
{
public:
    /// Errors: CannotOpen, NotAFile, Empty, BadCompression, TooLarge, ReadFailed.
    static Result<Input> open(const std::filesystem::path& path);

    /// The same over bytes in memory.
    static Result<Input> fromBytes(std::string bytes);

    /// The first kSniffBytes, or all of a shorter file. Reading does not change it.
    std::string_view head() const { return m_head; }

    /// Fills the front of @p out from where the last read stopped; 0 means the end.
    /// Reports progress and fails with Cancelled through @p control.
    Result<std::size_t> read(std::span<char> out, TaskControl& control);

    /// Everything from where the last read stopped; TooLarge if that is more than @p maxBytes.
    Result<std::string> readAll(std::size_t maxBytes, TaskControl& control);

    /// The most bytes that reading can deliver: the file's size, or what the guard against bombs
    /// lets pass of a compressed one.
    std::uint64_t mostBytes() const;

    /// Where a relative path in the file starts from; empty for bytes in memory.
    const std::filesystem::path& folder() const { return m_folder; }

private:
    Input(std::unique_ptr<ByteSource> source, std::uint64_t fileSize)
        : m_source(std::move(source)),
          m_fileSize(fileSize)
    {
    }
    static Result<Input> start(std::unique_ptr<ByteSource> source, std::uint64_t fileSize);
    Result<void> fillHead();

    std::unique_ptr<ByteSource> m_source;
    std::uint64_t m_fileSize;
    std::filesystem::path m_folder;
    std::string m_head;
    std::size_t m_headUsed = 0;
    bool m_isCompressed = false;
    std::optional<Error> m_failed;
};

} // namespace tidemark
