// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/proc_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::size_t kFirstBytes = 4096;
constexpr std::size_t kPieceBytes = 64U << 10U;
constexpr std::size_t kPieceText = 4096; ///< the usual ones have half of that

tl::unexpected<Error> systemFailure(int number)
{
    std::string reason = std::generic_category().message(number);
    if (number == ENOENT || number == ESRCH) {
        return failure(ErrorCode::NoSuchProcess, std::move(reason));
    }
    if (number == EACCES || number == EPERM) {
        return failure(ErrorCode::NotPermitted, std::move(reason));
    }
    return failure(ErrorCode::ReadFailed, std::move(reason));
}

} // namespace

Result<ProcFile> ProcFile::open(std::string_view path)
{
    const int descriptor = ::open(std::string(path).c_str(), O_RDONLY | O_CLOEXEC);
    return descriptor < 0 ? Result<ProcFile>(systemFailure(errno)) : ProcFile(descriptor);
}

ProcFile::ProcFile(ProcFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_text(std::move(other.m_text))
{
}

ProcFile& ProcFile::operator=(ProcFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_text, other.m_text);
    return *this;
}

ProcFile::~ProcFile()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<std::string_view> ProcFile::read()
{
    m_text.resize(std::max(m_text.size(), kFirstBytes));
    std::size_t size = 0;
    while (size < kMostBytes) {
        if (size == m_text.size()) {
            m_text.resize(std::min(2 * size, kMostBytes));
        }
        const ssize_t got = ::pread(m_descriptor, m_text.data() + size, m_text.size() - size,
                                    static_cast<off_t>(size));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return systemFailure(errno);
        }
        size += static_cast<std::size_t>(got);
        if (got == 0) {
            break;
        }
    }
    return std::string_view(m_text).substr(0, size);
}

Result<std::string_view> ProcFile::readPiece()
{
    // One for all files of a thread: hundreds of them would not stay in the processor's cache.
    thread_local std::array<char, kPieceText> text;
    ssize_t got = -1;
    do {
        got = ::pread(m_descriptor, text.data(), text.size(), 0);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return systemFailure(errno);
    }
    const auto size = static_cast<std::size_t>(got);
    return size < text.size() ? std::string_view(text.data(), size) : read();
}

Result<std::string_view> ProcFile::readAt(std::uint64_t offset)
{
    m_text.resize(std::max(m_text.size(), kPieceBytes));
    ssize_t got = -1;
    do {
        got = ::pread(m_descriptor, m_text.data(), m_text.size(), static_cast<off_t>(offset));
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return systemFailure(errno);
    }
    return std::string_view(m_text).substr(0, static_cast<std::size_t>(got));
}

Result<std::string> readProcFile(std::string_view path)
{
    auto file = ProcFile::open(path);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    return file->read().map([](std::string_view text) { return std::string(text); });
}

std::string procPath(std::int32_t pid, std::string_view name)
{
    return fmt::format("/proc/{}/{}", pid, name);
}

} // namespace tidemark
