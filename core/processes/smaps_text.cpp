// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/smaps_text.h"

#include "core/model/long_text.h"
#include "core/processes/proc_words.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

/// The kernel's lines have a path of 4 KiB at most, each byte of which may take four.
constexpr std::size_t kLongestLine = 64U << 10U;

/// No sum of sizes up to here loses a byte as a double, and our own file holds no more.
constexpr double kMostBytes = 9007199254740992.0; // 2^53

/// A line that every mapping has, and where its size belongs.
struct SmapsField {
    std::string_view key;
    std::int64_t MappingFigures::*figure;
};

constexpr std::array<SmapsField, 6> kFields{{
    {"Rss", &MappingFigures::rss},
    {"Pss", &MappingFigures::pss},
    {"Private_Clean", &MappingFigures::uss},
    {"Private_Dirty", &MappingFigures::uss},
    {"Anonymous", &MappingFigures::anonymous},
    {"Swap", &MappingFigures::swap},
}};

constexpr unsigned kAllSeen = (1U << kFields.size()) - 1U;

/// Before Linux 4.4 there was no such line.
constexpr std::string_view kPrivateHuge = "Private_Hugetlb";

constexpr std::string_view kDeleted = " (deleted)";

/// Stacks of threads as C libraries name them: glibc (glibc.mem.decorate_maps) and Android's, with
/// the thread's number behind.
constexpr std::array<std::string_view, 4> kThreadStacks{
    "[stack:", "[anon: glibc: pthread stack:", "[anon: glibc: pthread user stack:",
    "[anon:stack_and_tls:"};

/// What mmap() and System V shared memory are called, which have no file of their own.
bool isSharedName(std::string_view name, bool isShared)
{
    const bool hasNoFile = name.ends_with(kDeleted);
    return name.starts_with("/dev/shm/") || name.starts_with("/run/shm/") ||
           name.starts_with("[anon_shmem:") || (hasNoFile && name.starts_with("/memfd:")) ||
           (hasNoFile && name.starts_with("/SYSV")) ||
           (isShared && (name.starts_with("/dev/zero") || name.starts_with("/anon_hugepage")));
}

/// Memory without a file, be it called after what it was asked for with.
bool isAnonymousName(std::string_view name)
{
    return name.empty() || name.starts_with("[anon:") || name == "/dev/zero" ||
           name == "/anon_hugepage (deleted)";
}

struct NamedKind {
    MappingKind kind;
    std::string name;
};

/// Of a file whether it is a library is told by all of its mappings together.
NamedKind kindOf(std::string_view name, bool isExecutable, bool isShared)
{
    for (const std::string_view stack : kThreadStacks) {
        if (name.starts_with(stack)) {
            return {MappingKind::Stack, std::string(stack.substr(0, stack.size() - 1)) + ']'};
        }
    }
    MappingKind kind = MappingKind::Special;
    if (name == "[heap]") {
        kind = MappingKind::Heap;
    } else if (name == "[stack]") {
        kind = MappingKind::Stack;
    } else if (isSharedName(name, isShared)) {
        kind = isExecutable ? MappingKind::Code : MappingKind::Shared;
    } else if (isAnonymousName(name)) {
        kind = isExecutable ? MappingKind::Code : MappingKind::Anonymous;
    } else if (name.starts_with('/') || name.starts_with("(unreachable)")) {
        kind = MappingKind::File;
    }
    return {kind, distinctText(name)};
}

/// "7f01-7f02" as a number of bytes.
std::optional<std::uint64_t> lengthOf(std::string_view range)
{
    constexpr int kHexadecimal = 16;
    const std::size_t dash = range.find('-');
    if (dash == 0 || dash == range.npos || dash + 1 == range.size()) {
        return {};
    }
    const auto begin = wholeNumber<std::uint64_t>(range.substr(0, dash), kHexadecimal);
    const auto end = wholeNumber<std::uint64_t>(range.substr(dash + 1), kHexadecimal);
    return begin && end && *begin < *end ? std::optional(*end - *begin) : std::nullopt;
}

double sumOf(const MappingFigures& figures)
{
    double sum = 0.0;
    for (const std::int64_t figure : {figures.count, figures.size, figures.rss, figures.pss,
                                      figures.uss, figures.swap, figures.anonymous}) {
        sum += static_cast<double>(figure);
    }
    return sum;
}

} // namespace

void SmapsText::add(std::string_view piece)
{
    for (std::size_t end = piece.find('\n'); end != piece.npos && !m_isMalformed;
         end = piece.find('\n')) {
        const std::string_view part = piece.substr(0, end);
        piece.remove_prefix(end + 1);
        if (m_rest.empty()) {
            takeLine(part);
        } else {
            m_rest += part;
            takeLine(m_rest);
            m_rest.clear();
        }
    }
    m_isMalformed = m_isMalformed || m_rest.size() + piece.size() > kLongestLine;
    if (!m_isMalformed) {
        m_rest += piece;
    }
}

/// A line "Key: value" belongs to the mapping whose line came last, which begins with an address in
/// small letters and digits.
void SmapsText::takeLine(std::string_view line)
{
    const bool isField = !line.empty() && line.front() >= 'A' && line.front() <= 'Z';
    const std::size_t colon = line.find(':');
    if (!isField) {
        beginMapping(line);
    } else if (!m_mapping || colon == line.npos) {
        m_isMalformed = true;
    } else {
        takeField(line.substr(0, colon), line.substr(colon + 1));
    }
}

void SmapsText::beginMapping(std::string_view line)
{
    constexpr std::size_t kPermissions = 4;
    endMapping();
    const auto length = lengthOf(takeWord(line));
    const std::string_view permissions = takeWord(line);
    if (!length || permissions.size() != kPermissions) {
        m_isMalformed = true;
        return;
    }
    for (int word = 0; word < 3; ++word) { // offset, device and inode
        m_isMalformed = m_isMalformed || takeWord(line).empty();
    }
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const bool isExecutable = permissions[2] == 'x';
    auto [kind, name] = kindOf(line, isExecutable, permissions[3] == 's');
    m_mapping = Mapping{kind, std::move(name), isExecutable};
    m_mapping->figures.count = 1;
    m_isMalformed = m_isMalformed || static_cast<double>(*length) > kMostBytes;
    if (!m_isMalformed) {
        m_mapping->figures.size = static_cast<std::int64_t>(*length);
    }
}

void SmapsText::takeField(std::string_view key, std::string_view value)
{
    const auto* const field = std::ranges::find(kFields, key, &SmapsField::key);
    if (field == kFields.end() && key != kPrivateHuge) {
        return;
    }
    const auto bytes = kibibytes(value);
    if (!bytes || static_cast<double>(*bytes) > kMostBytes) {
        m_isMalformed = true;
        return;
    }
    const auto figure = field == kFields.end() ? &MappingFigures::uss : field->figure;
    m_mapping->figures.*figure += static_cast<std::int64_t>(*bytes);
    if (field != kFields.end()) {
        const unsigned bit = 1U << static_cast<unsigned>(field - kFields.begin());
        m_isMalformed = m_isMalformed || (m_mapping->seen & bit) != 0; // twice
        m_mapping->seen |= bit;
    }
}

/// Adds the mapping to those of its kind and name.
void SmapsText::endMapping()
{
    if (!m_mapping || m_isMalformed) {
        return;
    }
    const MappingFigures& figures = m_mapping->figures;
    m_total += sumOf(figures);
    if (m_mapping->seen != kAllSeen || figures.anonymous > figures.rss || m_total > kMostBytes) {
        m_isMalformed = true;
        return;
    }
    Place place{m_mapping->kind, std::move(m_mapping->name)};
    if (m_groups.size() >= kMostNames && !m_groups.contains(place)) {
        const bool isCodeOfFile = place.first == MappingKind::File && m_mapping->isExecutable;
        place = {isCodeOfFile ? MappingKind::Library : place.first, std::string()};
    }
    Group& group = m_groups[std::move(place)];
    group.figures += figures;
    group.hasCode = group.hasCode || m_mapping->isExecutable;
    m_mapping.reset();
}

std::optional<MappingTable> SmapsText::finish()
{
    endMapping();
    if (m_isMalformed || !m_rest.empty() || m_groups.empty()) {
        return {};
    }
    MappingTable table;
    table.rows.reserve(m_groups.size());
    for (const auto& [place, group] : m_groups) {
        const bool isLibrary = place.first == MappingKind::File && group.hasCode;
        table.rows.push_back(
            {isLibrary ? MappingKind::Library : place.first, place.second, group.figures});
    }
    std::ranges::sort(table.rows, {}, [](const MappingRow& row) {
        return std::pair(row.kind, std::string_view(row.name));
    });
    return table;
}

} // namespace tidemark
