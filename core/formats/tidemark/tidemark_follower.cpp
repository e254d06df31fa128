// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/tidemark_follower.h"

#include "core/formats/input/reading_memory.h"
#include "core/formats/input/text_head.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 256U << 10U;

/// A sample row holds a time in nanoseconds: so many bytes tell one file from another.
constexpr std::size_t kKnownBytes = 256;

bool wasWrittenRecently(const fs::path& path)
{
    std::error_code error;
    const auto written = fs::last_write_time(path, error);
    return !error && fs::file_time_type::clock::now() - written < TidemarkFollower::kRecent;
}

} // namespace

TidemarkFollower::TidemarkFollower(fs::path path, std::size_t index)
    : m_path(std::move(path)),
      m_index(index),
      m_parser(m_path.parent_path())
{
}

std::shared_ptr<const Recording> TidemarkFollower::recording(bool isCut) const
{
    return m_index < m_parser.count() ? m_parser.recordingSoFar(m_index, isCut) : nullptr;
}

Result<TidemarkFollower::News> TidemarkFollower::readMore(TaskControl& control,
                                                          std::optional<std::uint64_t> memory)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(m_path, error);
    if (error || size < m_offset) {
        return News::Other;
    }
    m_isReading = m_isReading || isWorthReading(size);
    if (!m_isReading || size == m_offset) {
        return News::None;
    }
    std::ifstream file(m_path, std::ios::binary);
    if (!file || !isSameFile(file)) {
        return News::Other;
    }
    ReadingMemory taken(size - m_offset, memory);
    std::vector<char> block(kBlock);
    while (file) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto got = static_cast<std::size_t>(file.gcount());
        if (file.bad()) {
            return failure(ErrorCode::ReadFailed, std::generic_category().message(errno));
        }
        auto read = take({block.data(), got});
        read = read ? taken.checkAfter(got) : read;
        if (!read) {
            return tl::unexpected(std::move(read.error()));
        }
    }
    return news();
}

TidemarkFollower::News TidemarkFollower::news()
{
    if (std::exchange(m_lineTold, m_line) == m_line) {
        return News::None;
    }
    if (m_parser.count() <= m_index) {
        return News::Other;
    }
    const bool isLast = m_parser.count() == m_index + 1;
    return isLast && m_parser.isOpen() ? News::More : News::Ended;
}

bool TidemarkFollower::isWorthReading(std::uint64_t size)
{
    const std::uint64_t first = m_sizeAtFirst.value_or(size);
    m_sizeAtFirst = first;
    return size != first || wasWrittenRecently(m_path);
}

/// Whether the file still holds what was read of it last; it then stands behind that.
bool TidemarkFollower::isSameFile(std::ifstream& file) const
{
    std::array<char, kKnownBytes> bytes = {};
    const auto known = static_cast<std::streamsize>(m_lastBytes.size());
    file.seekg(static_cast<std::streamoff>(m_offset) - known);
    file.read(bytes.data(), known);
    return file && std::string_view(bytes.data(), m_lastBytes.size()) == m_lastBytes;
}

Result<void> TidemarkFollower::take(std::string_view bytes)
{
    m_offset += bytes.size();
    m_lastBytes += bytes.substr(bytes.size() - std::min(bytes.size(), kKnownBytes));
    m_lastBytes.erase(0, m_lastBytes.size() - std::min(m_lastBytes.size(), kKnownBytes));
    Result<void> first;
    for (std::size_t end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n')) {
        const std::string_view part = bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        if (m_rest.empty()) {
            first = first ? takeLine(part) : first;
        } else {
            keepRest(part);
            first = first ? takeLine(m_rest) : first;
            m_rest.clear();
        }
    }
    keepRest(bytes);
    return first;
}

/// What is beyond the longest line is dropped.
void TidemarkFollower::keepRest(std::string_view part)
{
    m_rest += part.substr(0, TidemarkParser::kMaxLine - m_rest.size());
}

Result<void> TidemarkFollower::takeLine(std::string_view line)
{
    ++m_line;
    if (m_line == 1) {
        line = withoutByteOrderMark(line);
    }
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return m_parser.parse(line.substr(0, TidemarkParser::kMaxLine), m_line, true);
}

} // namespace tidemark
