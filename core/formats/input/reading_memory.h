// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace tidemark
{

/// What reading one file may take, so that no file can take the memory of everything else: 64 bytes
/// for each byte that it has on the disk, which is more than a packed recording needs, and at least
/// 1 GiB; but no more than half of what is free when it is opened. Files that are open already have
/// taken theirs, so all together never take what is there.
///
/// What is taken is what the program has grown by meanwhile, as far as that can come from the text
/// that was read: other work at the same time is not blamed on a small file. Used by the thread
/// that reads.
class ReadingMemory
{
public:
    /// For a file of @p fileBytes. @p free is what there is; none: availableMemory(), and where the
    /// system does not say only the file's size counts.
    ReadingMemory(std::uint64_t fileBytes, std::optional<std::uint64_t> free);

    /// For a reader that compares what it will take with what is free before it does: lets it have
    /// all of that.
    void allowAll();

    /// TooLarge, with memoryOverrun(), if more was taken. Costs some microseconds.
    Result<void> check() const;

    /// The same for every @p bytes read, looking only now and then.
    Result<void> checkAfter(std::size_t bytes);

private:
    std::optional<std::uint64_t> m_free;
    std::uint64_t m_most;
    std::uint64_t m_before;   ///< that the program had at the beginning
    std::uint64_t m_read = 0; ///< bytes of text
};

} // namespace tidemark
