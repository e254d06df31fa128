// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <new>
#include <utility>
#include <vector>

namespace tidemark
{

/// Memory for a column. From a few MiB on it is aligned to huge pages and asks the system for
/// them: filling it then costs a third of the page faults. Throws std::bad_alloc.
void* allocateColumn(std::size_t bytes);
void freeColumn(void* memory, std::size_t bytes) noexcept;

/// Allocator of Column: numbers are left uninitialised where no value is given.
template <typename T>
struct ColumnAllocator {
    using value_type = T;

    ColumnAllocator() = default;
    template <typename U>
    ColumnAllocator(const ColumnAllocator<U>&)
    {
    }

    T* allocate(std::size_t count)
    {
        if (count > std::numeric_limits<std::size_t>::max() / (2 * sizeof(T))) {
            throw std::bad_array_new_length();
        }
        return static_cast<T*>(allocateColumn(count * sizeof(T)));
    }
    void deallocate(T* memory, std::size_t count) noexcept
    {
        freeColumn(memory, count * sizeof(T));
    }

    template <typename U>
    void construct(U* place) noexcept
    {
        ::new (static_cast<void*>(place)) U;
    }
    template <typename U, typename... Args>
    void construct(U* place, Args&&... args)
    {
        ::new (static_cast<void*>(place)) U(std::forward<Args>(args)...);
    }

    bool operator==(const ColumnAllocator&) const = default;
};

/// Millions of numbers of one kind: a vector whose resize(n) does not write the new elements
/// (resize(n, value) and assign(n, value) do). Plain value; any thread may read one that no
/// thread writes.
template <typename T>
using Column = std::vector<T, ColumnAllocator<T>>;

} // namespace tidemark
