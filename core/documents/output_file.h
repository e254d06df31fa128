// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace tidemark
{

/// A file being written, buffered. Used by one thread.
///
/// The first failure is kept and comes out of flush() and commit(); what is appended after it is
/// dropped. So callers append without looking and ask once at the end.
class OutputFile
{
public:
    /// Writes beside @p path and takes its place in commit(): until then, and after any failure,
    /// @p path is as it was. The new file has the rights of the one it replaces. A device or pipe
    /// is written to directly. Error: CannotWrite.
    static Result<OutputFile> replacing(const std::filesystem::path& path);

    /// Writes to @p path itself, emptied first: what was flushed survives a kill. Error:
    /// CannotWrite.
    static Result<OutputFile> growing(const std::filesystem::path& path);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    /// Closes the file; removes it if it is a replacement that was not committed.
    ~OutputFile();

    void append(std::string_view text)
    {
        m_buffer += text;
        if (m_buffer.size() >= kBufferBytes) {
            writeBuffer();
        }
    }

    /// Hands everything to the system. Error: CannotWrite.
    Result<void> flush();

    /// Flushes, closes and puts a replacement in its place; the last call. Error: CannotWrite.
    Result<void> commit();

private:
    static constexpr std::size_t kBufferBytes = 256U << 10U;

    OutputFile(int descriptor, std::filesystem::path target, std::filesystem::path written);
    void writeBuffer();

    int m_descriptor;
    std::filesystem::path m_target;
    std::filesystem::path m_written; ///< differs from m_target for a replacement
    std::string m_buffer;
    std::string m_failure; ///< the system's reason, empty while all is well
};

} // namespace tidemark
