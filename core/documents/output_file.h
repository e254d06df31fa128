// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/result.h"
#include "core/system/descriptor.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// Who may read a file that is new. One that replaces another has the rights of that.
enum class Privacy {
    AsUsual,   ///< as the user's umask says
    OwnerOnly, ///< what holds a program's output and command line
};

/// A file being written, buffered. Used by one thread.
///
/// The first failure is kept and comes out of flush() and commit(); what is appended after it is
/// dropped. So callers append without looking and ask once at the end.
class OutputFile
{
public:
    /// Writes beside @p path and takes its place in commit(): until then, and after any failure,
    /// what stands there, which @p overwrite must allow to be lost, is as it was. The new file has
    /// the rights of the one it replaces. Error: CannotWrite.
    static Result<OutputFile> replacing(const std::filesystem::path& path,
                                        Overwrite overwrite = Overwrite::OwnRecordings,
                                        Privacy privacy = Privacy::AsUsual);

    /// As replacing(), but takes its place in the first flush(), and what was flushed survives a
    /// kill; a new file is its owner's only. No other recorder gets the place while the file is
    /// open.
    static Result<OutputFile> growing(const std::filesystem::path& path,
                                      Overwrite overwrite = Overwrite::OwnRecordings);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    /// True if another file stands in the place, which this one is to replace.
    bool isReplacing() const { return !m_isPlaced && m_place.isTaken(); }

    /// Closes the file; removes it if it has not taken its place.
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

    /// Flushes, closes and takes the place, if that is not done; the last call. Error: CannotWrite.
    Result<void> commit();

private:
    static constexpr std::size_t kBufferBytes = 256U << 10U;

    OutputFile(Descriptor file, OutputPlace place, std::filesystem::path written, bool grows);
    static Result<OutputFile> beside(OutputPlace place, Privacy privacy, bool grows);
    void writeBuffer();
    void takePlace();
    Result<void> outcome() const;

    Descriptor m_file;
    OutputPlace m_place;
    std::filesystem::path m_written; ///< the same as the place where that was free from the start
    bool m_grows;
    bool m_isPlaced = false;
    std::string m_buffer;
    std::optional<Error> m_failure; ///< none while all is well
};

} // namespace tidemark
