// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/system/descriptor.h"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tidemark
{

/// A descriptor that is readable from set() to clear(), for poll(). Any thread.
class WakeEvent
{
public:
    WakeEvent() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    void set() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(m_descriptor.number(), &one, sizeof one);
    }

    void clear() const
    {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t read = ::read(m_descriptor.number(), &count, sizeof count);
    }

    int number() const { return m_descriptor.number(); }

private:
    Descriptor m_descriptor;
};

} // namespace tidemark
