// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/reading_memory.h"

#include "core/system/available_memory.h"

#include <algorithm>
#include <limits>

namespace tidemark
{

namespace
{

/// So much text is read between two looks: what becomes of it is at most some hundred times as
/// large.
constexpr std::size_t kStep = 1U << 20U;

constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

std::uint64_t mostFor(std::uint64_t fileBytes)
{
    constexpr std::uint64_t kPerByte = 64;
    constexpr std::uint64_t kAtLeast = 1U << 30U;
    return std::max(kAtLeast, std::min(fileBytes, kNoLimit / kPerByte) * kPerByte);
}

} // namespace

ReadingMemory::ReadingMemory(std::uint64_t fileBytes, std::optional<std::uint64_t> free)
    : m_free(free ? free : availableMemory()),
      m_most(std::min(mostFor(fileBytes), m_free.value_or(kNoLimit) / 2)),
      m_before(residentMemory())
{
}

void ReadingMemory::allowAll()
{
    m_most = m_free.value_or(kNoLimit);
}

Result<void> ReadingMemory::check() const
{
    const std::uint64_t now = residentMemory();
    const std::uint64_t taken = now - std::min(now, m_before);
    return taken > m_most ? failure(ErrorCode::TooLarge, memoryOverrun(taken, m_most))
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
