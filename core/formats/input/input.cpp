// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/input.h"

#include <algorithm>
#include <cstring>

namespace tidemark
{

namespace
{

constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
constexpr std::size_t kMagicBytes = 4;

/// Reads until @p out is full or the source ends; what was read before a failure stays in @p out.
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

/// A source whose first bytes were read already.
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

Result<Input> Input::open(const std::filesystem::path& path)
{
    auto file = openFileSource(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    std::error_code ignored;
    const std::uintmax_t size = std::filesystem::file_size(path, ignored);
    auto input = start(std::move(*file), ignored ? 0 : size);
    if (input) {
        input->m_folder = path.parent_path();
    }
    return input;
}

Result<Input> Input::fromBytes(std::string bytes)
{
    const std::size_t size = bytes.size();
    return start(makeMemorySource(std::move(bytes)), size);
}

Result<Input> Input::start(std::unique_ptr<ByteSource> source, std::uint64_t fileSize)
{
    std::string magic;
    if (auto failed = readFully(*source, magic, kMagicBytes)) {
        return tl::unexpected(std::move(*failed));
    }
    const bool isGzip = magic.starts_with(kGzipMagic);
    const bool isZstd = magic.starts_with(kZstdMagic);
    if (isGzip) {
        source = makeGzipSource(std::move(source), std::move(magic));
    } else if (isZstd) {
        source = makeZstdSource(std::move(source), std::move(magic));
    } else {
        source = std::make_unique<ResumedSource>(std::move(source), std::move(magic));
    }
    Input input(std::move(source), fileSize);
    input.m_isCompressed = isGzip || isZstd;
    if (auto filled = input.fillHead(); !filled) {
        return tl::unexpected(std::move(filled.error()));
    }
    return input;
}

Result<void> Input::fillHead()
{
    m_failed = readFully(*m_source, m_head, kSniffBytes);
    if (!m_head.empty()) {
        return {}; // a failure comes up again where reading reaches it
    }
    return m_failed ? tl::unexpected(*m_failed) : failure(ErrorCode::Empty);
}

std::uint64_t Input::mostBytes() const
{
    return m_isCompressed ? std::max(kRatioFloor, m_fileSize * kMaxRatio) : m_fileSize;
}

Result<std::size_t> Input::read(std::span<char> out, TaskControl& control)
{
    if (control.cancelled()) {
        return failure(ErrorCode::Cancelled);
    }
    if (m_headUsed < m_head.size()) {
        const std::size_t count = std::min(out.size(), m_head.size() - m_headUsed);
        std::memcpy(out.data(), m_head.data() + m_headUsed, count);
        m_headUsed += count;
        return count;
    }
    if (m_failed) {
        return tl::unexpected(*m_failed);
    }
    auto got = m_source->read(out);
    if (!got) {
        m_failed = got.error();
    }
    if (m_fileSize > 0) {
        control.progress(std::min(1.0, static_cast<double>(m_source->consumed()) /
                                           static_cast<double>(m_fileSize)));
    }
    return got;
}

Result<std::string> Input::readAll(std::size_t maxBytes, TaskControl& control)
{
    constexpr std::size_t kBlock = 1U << 20U;
    std::string all;
    for (;;) {
        const std::size_t before = all.size();
        all.resize(before + kBlock);
        const auto got = read(std::span(all).subspan(before), control);
        if (!got) {
            return tl::unexpected(got.error());
        }
        all.resize(before + *got);
        if (*got == 0) {
            return all;
        }
        if (all.size() > maxBytes) {
            return failure(ErrorCode::TooLarge, std::to_string(maxBytes));
        }
    }
}

} // namespace tidemark
