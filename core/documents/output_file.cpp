// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/output_file.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <random>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tidemark
{

namespace
{

constexpr int kAttempts = 100;
constexpr mode_t kMode = 0666; // less the user's umask
constexpr mode_t kOwnMode = 0600;

std::string systemReason()
{
    return std::generic_category().message(errno);
}

/// Gives @p descriptor the rights that the file at @p path has: who could not read the old content
/// shall not read the new one. Where the system refuses, the new one stays the user's own.
void takeRights(int descriptor, const std::filesystem::path& path)
{
    struct stat status = {};
    constexpr mode_t kRights = 0777;
    if (::stat(path.c_str(), &status) == 0) {
        [[maybe_unused]] const int refused = ::fchmod(descriptor, status.st_mode & kRights);
    }
}

/// What a link stands for, so that replacing does not turn the link into a file.
std::filesystem::path linkTarget(const std::filesystem::path& path)
{
    std::error_code error;
    const auto target = std::filesystem::canonical(path, error);
    return error ? path : target;
}

} // namespace

OutputFile::OutputFile(int descriptor, std::filesystem::path target, std::filesystem::path written)
    : m_descriptor(descriptor),
      m_target(std::move(target)),
      m_written(std::move(written))
{
    m_buffer.reserve(kBufferBytes + kBufferBytes / 4);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_target(std::move(other.m_target)),
      m_written(std::move(other.m_written)),
      m_buffer(std::move(other.m_buffer)),
      m_failure(std::move(other.m_failure))
{
}

OutputFile::~OutputFile()
{
    if (m_descriptor < 0) {
        return;
    }
    writeBuffer();
    ::close(m_descriptor);
    if (m_written != m_target) {
        std::error_code ignored;
        std::filesystem::remove(m_written, ignored);
    }
}

Result<OutputFile> OutputFile::replacing(const std::filesystem::path& path)
{
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    const bool isThere = std::filesystem::exists(status);
    if (isThere && !std::filesystem::is_regular_file(status)) {
        return growing(path);
    }
    const std::filesystem::path target = linkTarget(path);
    if (isThere && ::access(target.c_str(), W_OK) != 0) {
        return failure(ErrorCode::CannotWrite, systemReason());
    }
    std::random_device random;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        std::filesystem::path beside = target;
        beside += fmt::format(".{}.part", random());
        const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                      isThere ? kOwnMode : kMode);
        if (descriptor >= 0) {
            if (isThere) {
                takeRights(descriptor, target);
            }
            return OutputFile(descriptor, target, std::move(beside));
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return failure(ErrorCode::CannotWrite, systemReason());
}

Result<OutputFile> OutputFile::growing(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode);
    if (descriptor < 0) {
        return failure(ErrorCode::CannotWrite, systemReason());
    }
    return OutputFile(descriptor, path, path);
}

void OutputFile::writeBuffer()
{
    std::string_view rest = m_buffer;
    while (!rest.empty() && m_failure.empty()) {
        const ssize_t written = ::write(m_descriptor, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            m_failure = systemReason();
        }
    }
    m_buffer.clear();
}

Result<void> OutputFile::flush()
{
    writeBuffer();
    if (!m_failure.empty()) {
        return failure(ErrorCode::CannotWrite, m_failure);
    }
    return {};
}

Result<void> OutputFile::commit()
{
    if (auto flushed = flush(); !flushed) {
        return flushed;
    }
    if (::close(std::exchange(m_descriptor, -1)) != 0) {
        m_failure = systemReason();
    } else if (m_written != m_target && ::rename(m_written.c_str(), m_target.c_str()) != 0) {
        m_failure = systemReason();
    }
    if (m_failure.empty()) {
        return {};
    }
    std::error_code ignored;
    if (m_written != m_target) {
        std::filesystem::remove(m_written, ignored);
    }
    return failure(ErrorCode::CannotWrite, m_failure);
}

} // namespace tidemark
