// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/perf_data.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tidemark
{

namespace
{

/// Takes numbers and texts out of bytes; none beyond their end.
class Bytes
{
public:
    explicit Bytes(std::string_view bytes) : m_bytes(bytes) {}

    template <typename Number>
    std::optional<Number> at(std::uint64_t place) const
    {
        if (place > m_bytes.size() || m_bytes.size() - place < sizeof(Number)) {
            return {};
        }
        Number number = 0;
        std::memcpy(&number, m_bytes.data() + place, sizeof(Number));
        return number;
    }

    /// Up to the next zero, or for @p most bytes.
    std::optional<std::string_view> textAt(std::uint64_t place, std::uint64_t most) const
    {
        if (place > m_bytes.size()) {
            return {};
        }
        const std::string_view text = m_bytes.substr(place, most);
        return text.substr(0, text.find('\0'));
    }

private:
    std::string_view m_bytes;
};

constexpr std::string_view kMagic = "\xCA\xFE\xC0\xC0";
constexpr std::uint64_t kByteOrderAt = 4;
constexpr std::uint64_t kVersionAt = 5;
constexpr std::uint64_t kIsFilledAt = 7;
constexpr std::uint64_t kFirstEntryAt = 24;
constexpr std::uint64_t kEntryCountAt = 28;
constexpr std::uint32_t kMostEntries = 100'000;

// From an entry's begin.
constexpr std::uint64_t kNameAt = 4;
constexpr std::uint64_t kTextLengthAt = 8;
constexpr std::uint64_t kTypeAt = 12;
constexpr std::uint64_t kValueAt = 16;
constexpr std::uint64_t kEntryHead = 20;

bool isReady(std::string_view head, const Bytes& bytes)
{
    constexpr std::uint8_t kThisOrder = std::endian::native == std::endian::little ? 1 : 0;
    constexpr std::uint8_t kVersion = 2;
    return head.starts_with(kMagic) && bytes.at<std::uint8_t>(kByteOrderAt) == kThisOrder &&
           bytes.at<std::uint8_t>(kVersionAt) == kVersion &&
           bytes.at<std::uint8_t>(kIsFilledAt) == std::uint8_t{1};
}

} // namespace

std::optional<PerfData> PerfData::parse(std::string_view text)
{
    const Bytes bytes(text);
    const auto first = bytes.at<std::uint32_t>(kFirstEntryAt);
    const auto count = bytes.at<std::uint32_t>(kEntryCountAt);
    if (!isReady(text, bytes) || !first || !count) {
        return {};
    }
    PerfData data;
    std::uint64_t entry = *first;
    for (std::uint32_t i = 0; i < std::min(*count, kMostEntries); ++i) {
        const auto length = bytes.at<std::uint32_t>(entry);
        const auto name = bytes.at<std::uint32_t>(entry + kNameAt);
        const auto textLength = bytes.at<std::uint32_t>(entry + kTextLengthAt);
        const auto type = bytes.at<char>(entry + kTypeAt);
        const auto value = bytes.at<std::uint32_t>(entry + kValueAt);
        if (!value || *length < kEntryHead || *name > *length || *value > *length) {
            break;
        }
        const auto called = bytes.textAt(entry + *name, *length - *name);
        const auto number = bytes.at<std::int64_t>(entry + *value);
        const auto words = bytes.textAt(entry + *value, std::min(*textLength, *length - *value));
        if (*type == 'J' && *textLength == 0 && called && number) {
            data.m_numbers.emplace(*called, *number);
        } else if (*type == 'B' && called && words) {
            data.m_texts.emplace(*called, *words);
        }
        entry += *length;
    }
    return data;
}

std::optional<std::int64_t> PerfData::number(std::string_view name) const
{
    const auto found = m_numbers.find(std::string(name));
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

std::string PerfData::text(std::string_view name) const
{
    const auto found = m_texts.find(std::string(name));
    return found == m_texts.end() ? std::string() : found->second;
}

std::optional<PerfDataFile> PerfDataFile::open(const std::string& path, std::uint32_t user,
                                               std::uint64_t inode)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {
    };
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_uid != user || status.st_ino != inode) {
        return {};
    }
    return PerfDataFile(std::move(file));
}

/// It is not mapped: where the JVM cuts the file, a mapping would end this program.
std::optional<PerfData> PerfDataFile::read() const
{
    struct stat status {
    };
    if (::fstat(m_file.number(), &status) != 0 || status.st_size <= 0 ||
        static_cast<std::size_t>(status.st_size) > PerfData::kMostBytes) {
        return {};
    }
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    const ssize_t size = ::pread(m_file.number(), bytes.data(), bytes.size(), 0);
    return size > 0 ? PerfData::parse({bytes.data(), static_cast<std::size_t>(size)})
                    : std::nullopt;
}

} // namespace tidemark
