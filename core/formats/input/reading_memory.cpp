// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/reading_memory.h"

#include "core/system/available_memory.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// So much text is read between two looks: what becomes of it is at most some hundred times as
/// large.
constexpr std::size_t kStep = 1U << 20U;

} // namespace

ReadingMemory::ReadingMemory(std::optional<std::uint64_t> most)
    : m_free(most ? most : availableMemory()),
      m_most(most || !m_free ? most : *m_free / 2),
      m_before(residentMemory())
{
}

Result<void> ReadingMemory::check() const
{
    const std::uint64_t now = residentMemory();
    const std::uint64_t taken = now - std::min(now, m_before);
    return m_most && taken > *m_most ? failure(ErrorCode::TooLarge, memoryOverrun(taken, *m_most))
                                     : Result<void>();
}

Result<void> ReadingMemory::checkAfter(std::size_t bytes)
{
    m_unchecked += bytes;
    if (m_unchecked < kStep) {
        return {};
    }
    m_unchecked = 0;
    return check();
}

} // namespace tidemark
