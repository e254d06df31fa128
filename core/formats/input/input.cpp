// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/input.h"

#include "core/formats/input/code_page.h"
#include "core/formats/input/text_encoding.h"

#include <algorithm>
#include <cstring>

namespace tidemark
{

namespace
{

constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
constexpr std::string_view kXzMagic("\xfd"
                                    "7zXZ\0",
                                    6);
constexpr std::string_view kBzip2Magic = "BZh";
constexpr std::string_view kZipMagic = "PK\x03\x04";
constexpr std::size_t kMagicBytes = 10;

/// "BZh9", then the beginning of a block or of an empty end.
bool isBzip2(std::string_view magic)
{
    return magic.size() == kMagicBytes && magic.starts_with(kBzip2Magic) && magic[3] >= '1' &&
           magic[3] <= '9' &&
           (magic.substr(4) == "\x31\x41\x59\x26\x53\x59" ||
            magic.substr(4) == "\x17\x72\x45\x38\x50\x90");
}

using MakeUnpacking = std::unique_ptr<ByteSource> (*)(std::unique_ptr<ByteSource>, std::string);

/// What unpacks a file that begins with @p magic; null if nothing has to.
MakeUnpacking unpackingOf(std::string_view magic)
{
    if (magic.starts_with(kGzipMagic)) {
        return &makeGzipSource;
    }
    if (magic.starts_with(kZstdMagic)) {
        return &makeZstdSource;
    }
    return magic.starts_with(kXzMagic) || isBzip2(magic) ? &makeXzOrBzip2Source : nullptr;
}

} // namespace

Result<Input> Input::open(const std::filesystem::path& path, std::optional<std::uint64_t> memory)
{
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    View view;
    view.memory = std::make_shared<ReadingMemory>(failed ? 0 : size, memory);
    return start({path, nullptr}, std::move(view));
}

Result<Input> Input::fromBytes(std::string bytes, std::optional<std::uint64_t> memory)
{
    View view;
    view.memory = std::make_shared<ReadingMemory>(bytes.size(), memory);
    return start({{}, std::make_shared<const std::string>(std::move(bytes))}, std::move(view));
}

Result<Input> Input::member(std::size_t index) const
{
    View view = m_view;
    view.member = index;
    return start(m_origin, std::move(view));
}

Result<Input> Input::again(const std::optional<std::string>& tag) const
{
    View view = m_view;
    view.tag = tag;
    return start(m_origin, std::move(view));
}

Result<Input> Input::asItStands() const
{
    View view = m_view;
    view.lines = Lines::AsTheyStand;
    return start(m_origin, std::move(view));
}

Result<Input> Input::start(ByteOrigin origin, View view)
{
    Input input;
    input.m_origin = std::move(origin);
    input.m_view = std::move(view);
    std::unique_ptr<ByteSource> source;
    if (input.m_origin.bytes) {
        source = makeMemorySource(input.m_origin.bytes);
        input.m_fileSize = input.m_origin.bytes->size();
    } else {
        auto file = openFileSource(input.m_origin.path);
        if (!file) {
            return tl::unexpected(file.error());
        }
        source = std::move(*file);
        std::error_code failed;
        const std::uintmax_t size = std::filesystem::file_size(input.m_origin.path, failed);
        input.m_fileSize = failed ? 0 : size;
        input.m_folder = input.m_origin.path.parent_path();
    }
    if (auto opened = input.openSource(std::move(source)); !opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    return input;
}

Result<void> Input::openSource(std::unique_ptr<ByteSource> source)
{
    if (auto taken = takeMembers(source); !taken || !source) {
        return taken;
    }
    if (auto unpacked = unpack(std::move(source)); !unpacked) {
        return unpacked;
    }
    if (m_head.empty()) {
        return m_failed ? tl::unexpected(*m_failed) : failure(ErrorCode::Empty);
    }
    const TextEncoding encoding = encodingOf(m_head);
    const CodePage page = codePageOf(m_head);
    if (encoding == TextEncoding::Utf16Little || encoding == TextEncoding::Utf16Big) {
        m_source =
            makeUtf16Source(makeResumedSource(std::move(m_source), std::move(m_head)), encoding);
        m_failed = readFully(*m_source, m_head, kSniffBytes);
    } else if (page != CodePage::None) {
        m_source =
            makeCodePageSource(makeResumedSource(std::move(m_source), std::move(m_head)), page);
        m_failed = readFully(*m_source, m_head, kSniffBytes);
    }
    if (m_view.lines == Lines::Bare && !m_failed) {
        takeOffShape();
    }
    return {}; // a failure comes up again where reading reaches it
}

/// Of a zip archive: opens its only file, or the one that is wanted; else leaves @p source empty
/// and lists them.
Result<void> Input::takeMembers(std::unique_ptr<ByteSource>& source)
{
    std::string magic;
    if (auto failed = readFully(*source, magic, kZipMagic.size())) {
        return tl::unexpected(std::move(*failed));
    }
    const bool isArchive = magic == kZipMagic;
    source = makeResumedSource(std::move(source), std::move(magic));
    if (!isArchive) {
        return {};
    }
    auto members = membersOfZip(m_origin);
    if (!members) {
        return tl::unexpected(std::move(members.error()));
    }
    if (members->empty()) {
        return failure(ErrorCode::Empty);
    }
    m_isCompressed = true;
    if (!m_view.member && members->size() > 1) {
        m_members = std::move(*members);
        source.reset();
        return {};
    }
    const std::size_t wanted = std::min(m_view.member.value_or(0), members->size() - 1);
    auto opened = openZipMember(m_origin, members->at(wanted));
    if (!opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    source = std::move(*opened);
    return {};
}

/// Makes m_source the unpacked content of @p source and fills m_head from it.
Result<void> Input::unpack(std::unique_ptr<ByteSource> source)
{
    constexpr int kLayers = 3; // a .gz in a .zip, and what careless scripts pack twice
    for (int layer = 0; layer <= kLayers; ++layer) {
        std::string magic;
        auto failed = readFully(*source, magic, kMagicBytes);
        const MakeUnpacking make = layer < kLayers ? unpackingOf(magic) : nullptr;
        if (make == nullptr || failed) {
            m_head = std::move(magic);
            m_failed = std::move(failed);
            break;
        }
        m_isCompressed = true;
        source = make(std::move(source), std::move(magic));
    }
    m_source = std::move(source);
    if (!m_failed && m_head.size() == kMagicBytes) {
        std::string rest;
        m_failed = readFully(*m_source, rest, kSniffBytes - kMagicBytes);
        m_head += rest;
    }
    return {};
}

/// Lets the lines pass through makeBareTextSource() if the head shows that it has something to do.
void Input::takeOffShape()
{
    m_shape = textShapeOf(m_head, m_head.size() < kSniffBytes);
    if (m_shape.isPlain()) {
        return;
    }
    m_source = makeBareTextSource(makeResumedSource(std::move(m_source), std::move(m_head)),
                                  m_shape, lineListener());
    m_failed = readFully(*m_source, m_head, kSniffBytes);
}

std::function<bool(const LineOrigin&)> Input::lineListener()
{
    if (m_shape.prefix.empty() && !m_shape.isEnveloped) {
        return {};
    }
    return [times = m_lineTimes, tag = m_view.tag, seen = m_view.seen,
            inHead = std::size_t{0}](const LineOrigin& origin) mutable {
        constexpr std::size_t kHeadLines = kSniffBytes / 2;
        if (!origin.time.empty() && (times->isWanted || inHead < kHeadLines)) {
            ++inHead;
            times->times.emplace_back(origin.line, origin.time);
        }
        if (seen != nullptr && !origin.tag.empty() && seen->size() < kMostLogSources &&
            std::ranges::find(*seen, origin.tag) == seen->end()) {
            seen->push_back(origin.tag);
        }
        return !tag || *tag == origin.tag;
    };
}

std::string Input::takeLineTime(std::uint64_t line)
{
    LineTimes& kept = *m_lineTimes;
    while (kept.used < kept.times.size() && kept.times[kept.used].first < line) {
        ++kept.used;
    }
    constexpr std::size_t kTidyAt = 4096;
    if (kept.used >= kTidyAt) {
        kept.times.erase(kept.times.begin(),
                         kept.times.begin() + static_cast<std::ptrdiff_t>(kept.used));
        kept.used = 0;
    }
    const bool isThere = kept.used < kept.times.size() && kept.times[kept.used].first == line;
    return isThere ? kept.times[kept.used].second : std::string();
}

Result<std::vector<std::string>> Input::sources(TaskControl& control) const
{
    std::vector<std::string> seen;
    View view = m_view;
    view.seen = &seen;
    auto input = start(m_origin, std::move(view));
    if (!input) {
        return tl::unexpected(input.error());
    }
    std::string block(kSniffBytes, '\0');
    for (;;) {
        const auto got = input->read(block, control);
        if (!got && got.error().code == ErrorCode::Cancelled) {
            return tl::unexpected(got.error());
        }
        if (!got || *got == 0) {
            return seen;
        }
    }
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
    if (!m_source) {
        return 0U; // of an archive with several files
    }
    auto got = m_source->read(out);
    const auto fits = m_view.memory->checkAfter(got.value_or(0U));
    if (got && !fits) {
        got = tl::unexpected(fits.error());
    }
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
