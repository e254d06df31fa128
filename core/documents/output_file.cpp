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
constexpr mode_t kUsualMode = 0666; // less the user's umask
constexpr mode_t kOwnMode = 0600;

Error systemError()
{
    return {ErrorCode::CannotWrite, std::generic_category().message(errno)};
}

Descriptor create(const std::filesystem::path& path, mode_t mode)
{
    return Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
}

} // namespace

OutputFile::OutputFile(Descriptor file, OutputPlace place, std::filesystem::path written,
                       bool grows)
    : m_file(std::move(file)),
      m_place(std::move(place)),
      m_written(std::move(written)),
      m_grows(grows)
{
    m_buffer.reserve(kBufferBytes + kBufferBytes / 4);
}

OutputFile::OutputFile(OutputFile&& other) noexcept = default;

OutputFile::~OutputFile()
{
    if (!m_file.isOpen()) {
        return;
    }
    if (m_isPlaced) {
        writeBuffer();
    } else if (isSameFile(m_file, m_written)) {
        ::unlink(m_written.c_str());
    }
}

Result<OutputFile> OutputFile::replacing(const std::filesystem::path& path, Overwrite overwrite,
                                         Privacy privacy)
{
    return OutputPlace::find(path, overwrite).and_then([privacy](OutputPlace place) {
        return beside(std::move(place), privacy, false);
    });
}

/// A free place is taken at once, so that nobody else finds it free too.
Result<OutputFile> OutputFile::growing(const std::filesystem::path& path, Overwrite overwrite)
{
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        auto place = OutputPlace::find(path, overwrite);
        if (!place) {
            return tl::unexpected(std::move(place.error()));
        }
        if (place->isTaken()) {
            return beside(std::move(*place), Privacy::OwnerOnly, true);
        }
        Descriptor file = create(path, kOwnMode);
        if (!file.isOpen() && errno == EEXIST) {
            continue;
        }
        if (!file.isOpen()) {
            return tl::unexpected(systemError());
        }
        if (lockOutput(file)) {
            return OutputFile(std::move(file), std::move(*place), path, true);
        }
        break;
    }
    return failure(ErrorCode::CannotWrite, std::string(kInUse));
}

Result<OutputFile> OutputFile::beside(OutputPlace place, Privacy privacy, bool grows)
{
    const bool isOwn = place.isTaken() || privacy == Privacy::OwnerOnly;
    std::random_device random;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        std::filesystem::path path = place.path();
        path += fmt::format(".{}.part", random());
        Descriptor file = create(path, isOwn ? kOwnMode : kUsualMode);
        if (file.isOpen()) {
            if (place.isTaken()) {
                // Who could not read the old content shall not read the new one. Where the system
                // refuses, the new file stays the user's own.
                [[maybe_unused]] const int refused = ::fchmod(file.number(), place.rights());
            }
            lockOutput(file); // nobody else knows its name
            return OutputFile(std::move(file), std::move(place), std::move(path), grows);
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return tl::unexpected(systemError());
}

void OutputFile::writeBuffer()
{
    std::string_view rest = m_buffer;
    while (!rest.empty() && !m_failure) {
        const ssize_t written = ::write(m_file.number(), rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            m_failure = systemError();
        }
    }
    m_buffer.clear();
}

void OutputFile::takePlace()
{
    if (m_isPlaced || m_failure) {
        return;
    }
    if (m_written == m_place.path()) {
        m_isPlaced = true;
    } else if (auto put = m_place.put(m_written)) {
        m_isPlaced = true;
        m_written = m_place.path();
    } else {
        m_failure = std::move(put.error());
    }
}

Result<void> OutputFile::outcome() const
{
    return m_failure ? Result<void>(tl::unexpected(*m_failure)) : Result<void>();
}

Result<void> OutputFile::flush()
{
    writeBuffer();
    if (m_grows) {
        takePlace();
    }
    return outcome();
}

Result<void> OutputFile::commit()
{
    writeBuffer();
    if (m_failure) {
        return outcome();
    }
    if (!m_file.close()) {
        m_failure = systemError();
    }
    takePlace();
    if (!m_isPlaced && m_written != m_place.path()) {
        ::unlink(m_written.c_str());
    }
    return outcome();
}

} // namespace tidemark
