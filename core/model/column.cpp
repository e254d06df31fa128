// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/column.h"

#include <cstdlib>
#include <sys/mman.h>

namespace tidemark
{

namespace
{

constexpr std::size_t kHugePage = 2U << 20U;

/// Below this a column is ordinary memory.
constexpr std::size_t kLarge = 2 * kHugePage;

} // namespace

void* allocateColumn(std::size_t bytes)
{
    if (bytes < kLarge) {
        return ::operator new(bytes);
    }
    const std::size_t rounded = (bytes + kHugePage - 1) / kHugePage * kHugePage;
    void* memory = std::aligned_alloc(kHugePage, rounded);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    ::madvise(memory, rounded, MADV_HUGEPAGE); // a wish: where it is refused, small pages serve
    return memory;
}

void freeColumn(void* memory, std::size_t bytes) noexcept
{
    if (bytes < kLarge) {
        ::operator delete(memory);
    } else {
        std::free(memory);
    }
}

} // namespace tidemark
