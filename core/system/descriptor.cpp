// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/descriptor.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tidemark
{

namespace
{

/// The same one above standard input, output and error, which a started program gets anew.
Descriptor aboveStandard(Descriptor descriptor)
{
    if (descriptor.number() > STDERR_FILENO) {
        return descriptor;
    }
    return Descriptor(::fcntl(descriptor.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

} // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(m_number, other.m_number);
    return *this;
}

bool Descriptor::close()
{
    return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0;
}

Result<Pipe> Pipe::open()
{
    std::array<int, 2> ends{};
    const auto failed = [] {
        return failure(ErrorCode::CannotStart, std::generic_category().message(errno));
    };
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return failed();
    }
    Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    Pipe pipe{aboveStandard(std::move(reading)), aboveStandard(std::move(writing))};
    if (!pipe.readEnd.isOpen() || !pipe.writeEnd.isOpen() ||
        ::fcntl(pipe.readEnd.number(), F_SETFL, O_NONBLOCK) != 0) {
        return failed();
    }
    return pipe;
}

bool isReadable(int descriptor)
{
    pollfd wait{descriptor, POLLIN, 0};
    return descriptor >= 0 && ::poll(&wait, 1, 0) > 0;
}

Descriptor openProcessEnd([[maybe_unused]] std::int32_t pid)
{
#ifdef SYS_pidfd_open
    return Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0U)));
#else
    return {};
#endif
}

} // namespace tidemark
