// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace tidemark
{

/// What reading one file may take, so that no file can take the memory of everything else: half of
/// what is free when it is opened. Files that are open already have taken theirs, so all together
/// never take what is there; each further one gets half of the rest.
///
/// What is taken is what the program has grown by meanwhile: a second file that is read at the same
/// time counts as well. Used by the thread that reads.
class ReadingMemory
{
public:
    /// @p most bytes; none: half of availableMemory(), or no limit where the system does not say.
    explicit ReadingMemory(std::optional<std::uint64_t> most);

    /// For a reader that compares what it will take with what is free before it does: lets it have
    /// all of that.
    void allowAll() { m_most = m_free; }

    /// TooLarge, with memoryOverrun(), if more was taken. Costs some microseconds.
    Result<void> check() const;

    /// The same for every @p bytes read, looking only now and then.
    Result<void> checkAfter(std::size_t bytes);

private:
    std::optional<std::uint64_t> m_free;
    std::optional<std::uint64_t> m_most;
    std::uint64_t m_before; ///< that the program had at the beginning
    std::size_t m_unchecked = 0;
};

} // namespace tidemark
