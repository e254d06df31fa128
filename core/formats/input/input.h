// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/archive.h"
#include "core/formats/input/reading_memory.h"
#include "core/formats/input/text_shape.h"
#include "core/task_control.h"

#include <memory>
#include <string>
#include <string_view>

namespace tidemark
{

/// How much of a file, decompressed, FormatReader::accepts() gets to see.
inline constexpr std::size_t kSniffBytes = 256U << 10U;

/// How many programs' lines a log may hold and still have them told apart.
inline constexpr std::size_t kMostLogSources = 1000;

/// One opened file as a reader sees it: unpacked (.gz, .zst, .xz, .bz2, a .zip with one file, known
/// by their content), as UTF-8, without what terminals and logs put around the lines (TextShape);
/// read in blocks or whole, counting progress and seeing cancelling by itself.
///
/// Used by one thread. After a failure every further read fails the same way.
class Input
{
public:
    /// Errors: CannotOpen, NotAFile, Empty, BadCompression, TooLarge, ReadFailed.
    /// Of @p memory bytes reading may take some, see ReadingMemory; none: what is free.
    static Result<Input> open(const std::filesystem::path& path,
                              std::optional<std::uint64_t> memory = {});

    /// The same over bytes in memory.
    static Result<Input> fromBytes(std::string bytes, std::optional<std::uint64_t> memory = {});

    /// The first kSniffBytes, or all of a shorter file. Reading does not change it.
    std::string_view head() const { return m_head; }

    /// Fills the front of @p out from where the last read stopped; 0 means the end.
    /// Reports progress and fails with Cancelled through @p control; with TooLarge once more memory
    /// is taken than memory() allows.
    Result<std::size_t> read(std::span<char> out, TaskControl& control);

    /// Everything from where the last read stopped; TooLarge if that is more than @p maxBytes.
    Result<std::string> readAll(std::size_t maxBytes, TaskControl& control);

    /// The most bytes that reading can deliver: the file's size, or what the guard against bombs
    /// lets pass of a compressed one.
    std::uint64_t mostBytes() const;

    /// The file's size on the disk, packed as it is.
    std::uint64_t fileBytes() const { return m_fileSize; }

    /// Where a relative path in the file starts from; empty for bytes in memory.
    const std::filesystem::path& folder() const { return m_folder; }

    /// What reading this file may take; the same for all that again() and the like open.
    ReadingMemory& memory() { return *m_view.memory; }

    /// What was taken off the lines; plain for most files.
    const TextShape& shape() const { return m_shape; }

    /// The files of a zip archive with more than one; then head() is empty and nothing can be read.
    const std::vector<ArchiveMember>& members() const { return m_members; }

    /// The file number @p index of members(). Errors as open() has them.
    Result<Input> member(std::size_t index) const;

    /// The same file from its front. With @p tag only the lines that it printed have text, see
    /// LineOrigin::tag. Errors as open() has them.
    Result<Input> again(const std::optional<std::string>& tag = {}) const;

    /// The same file from its front, with its lines as they stand in the file.
    Result<Input> asItStands() const;

    /// Who printed the lines of a log, see LineOrigin::tag, in order of appearance, at most
    /// kMostLogSources; empty where it does not tell. Reads the file to its end, once more.
    /// Errors: Cancelled, those of open().
    Result<std::vector<std::string>> sources(TaskControl& control) const;

    /// The time that a log noted for line @p line, 1-based; empty if it noted none. Only lines that
    /// were not asked for before, in ascending order, and only after keepLineTimes().
    std::string takeLineTime(std::uint64_t line);
    void keepLineTimes() { m_lineTimes->isWanted = true; }

private:
    /// The times of lines that were read and not asked for yet.
    struct LineTimes {
        bool isWanted = false;
        std::vector<std::pair<std::uint64_t, std::string>> times;
        std::size_t used = 0;
    };
    enum class Lines { Bare, AsTheyStand };

    /// How the file is looked at.
    struct View {
        std::optional<std::size_t> member = {}; ///< of an archive
        Lines lines = Lines::Bare;
        std::optional<std::string> tag = {};
        std::vector<std::string>* seen = nullptr; ///< gets the tags of all lines
        std::shared_ptr<ReadingMemory> memory = {};
    };

    Input() = default;
    static Result<Input> start(ByteOrigin origin, View view);
    Result<void> openSource(std::unique_ptr<ByteSource> source);
    Result<void> unpack(std::unique_ptr<ByteSource> source);
    Result<void> takeMembers(std::unique_ptr<ByteSource>& source);
    void takeOffShape();
    std::function<bool(const LineOrigin&)> lineListener();

    ByteOrigin m_origin;
    View m_view;
    std::unique_ptr<ByteSource> m_source;
    std::uint64_t m_fileSize = 0;
    std::filesystem::path m_folder;
    std::string m_head;
    std::size_t m_headUsed = 0;
    bool m_isCompressed = false;
    std::optional<Error> m_failed;
    TextShape m_shape;
    std::vector<ArchiveMember> m_members;
    std::shared_ptr<LineTimes> m_lineTimes = std::make_shared<LineTimes>();
};

} // namespace tidemark
