// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace tidemark
{

namespace
{

std::string systemReason()
{
    return std::generic_category().message(errno);
}

class FileSource final : public ByteSource
{
public:
    explicit FileSource(int descriptor) : m_descriptor(descriptor) {}
    ~FileSource() override { ::close(m_descriptor); }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    Result<std::size_t> read(std::span<char> out) override
    {
        for (;;) {
            const ssize_t got = ::read(m_descriptor, out.data(), out.size());
            if (got >= 0) {
                m_consumed += static_cast<std::uint64_t>(got);
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR) {
                return failure(ErrorCode::ReadFailed, systemReason(), {}, m_consumed);
            }
        }
    }

    std::uint64_t consumed() const override { return m_consumed; }

private:
    int m_descriptor;
    std::uint64_t m_consumed = 0;
};

class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) {}

    Result<std::size_t> read(std::span<char> out) override
    {
        const std::size_t count = std::min(out.size(), m_bytes->size() - m_consumed);
        std::memcpy(out.data(), m_bytes->data() + m_consumed, count);
        m_consumed += count;
        return count;
    }

    std::uint64_t consumed() const override { return m_consumed; }

private:
    std::shared_ptr<const std::string> m_bytes;
    std::size_t m_consumed = 0;
};

class ResumedSource final : public ByteSource
{
public:
    ResumedSource(std::unique_ptr<ByteSource> rest, std::string first)
        : m_rest(std::move(rest)),
          m_first(std::move(first))
    {
    }

    Result<std::size_t> read(std::span<char> out) override
    {
        if (m_used == m_first.size()) {
            return m_rest->read(out);
        }
        const std::size_t count = std::min(out.size(), m_first.size() - m_used);
        std::memcpy(out.data(), m_first.data() + m_used, count);
        m_used += count;
        return count;
    }

    std::uint64_t consumed() const override { return m_rest->consumed(); }

private:
    std::unique_ptr<ByteSource> m_rest;
    std::string m_first;
    std::size_t m_used = 0;
};

} // namespace

Result<std::unique_ptr<ByteSource>> openFileSource(const std::filesystem::path& path)
{
    // O_NONBLOCK: opening a pipe without a writer must not wait; regular files do not care.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return failure(ErrorCode::CannotOpen, systemReason());
    }
    auto source = std::make_unique<FileSource>(descriptor);
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0) {
        return failure(ErrorCode::CannotOpen, systemReason());
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(ErrorCode::NotAFile);
    }
    return source;
}

std::unique_ptr<ByteSource> makeMemorySource(std::shared_ptr<const std::string> bytes)
{
    return std::make_unique<MemorySource>(std::move(bytes));
}

std::unique_ptr<ByteSource> makeMemorySource(std::string bytes)
{
    return makeMemorySource(std::make_shared<const std::string>(std::move(bytes)));
}

std::unique_ptr<ByteSource> makeResumedSource(std::unique_ptr<ByteSource> rest, std::string first)
{
    return std::make_unique<ResumedSource>(std::move(rest), std::move(first));
}

std::optional<Error> readFully(ByteSource& source, std::string& out, std::size_t wanted)
{
    out.resize(wanted);
    std::size_t got = 0;
    std::optional<Error> failed;
    while (got < wanted) {
        const auto part = source.read(std::span(out).subspan(got));
        if (!part) {
            failed = part.error();
            break;
        }
        if (*part == 0) {
            break;
        }
        got += *part;
    }
    out.resize(got);
    return failed;
}

Result<void> checkRatio(std::uint64_t produced, std::uint64_t taken)
{
    return produced > std::max(kRatioFloor, taken * kMaxRatio)
               ? failure(ErrorCode::TooCompressed, std::to_string(produced), {}, taken)
               : Result<void>();
}

} // namespace tidemark
