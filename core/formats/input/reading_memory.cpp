// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/reading_memory.h"

#include "core/system/available_memory.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tidemark
{

namespace
{

/// So much text is read between two looks.
constexpr std::uint64_t kStep = 1U << 20U;

/// What a byte of text becomes at most: a column of a table has two bytes and then some hundred.
constexpr std::uint64_t kMostPerByte = 256;

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
    const std::uint64_t taken = std::min(now - std::min(now, m_before), m_read * kMostPerByte);
    return taken > m_most ? failure(ErrorCode::TooLarge, memoryOverrun(taken, m_most))
                          : Result<void>();
}

Result<void> ReadingMemory::checkAfter(std::size_t bytes)
{
    const std::uint64_t before = std::exchange(m_read, m_read + bytes);
    return before / kStep == m_read / kStep ? Result<void>() : check();
}

} // namespace tidemark
