// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// What a mapping of a process is, by what stands behind it.
enum class MappingKind {
    Heap,      ///< [heap]: what the C library's allocator takes by brk
    Stack,     ///< [stack], and stacks of threads where the C library names them
    Library,   ///< a file of which some part may be executed: a program, a library
    File,      ///< any other file
    Anonymous, ///< memory that no file stands behind, without a name or with one of its own
    Code,      ///< the same where it may be executed: what a just-in-time compiler made
    Shared,    ///< shared memory: /dev/shm, memfd, System V, shared anonymous memory
    Special,   ///< what the kernel maps itself: vdso, devices without a path
};

inline constexpr std::array kMappingKinds{
    MappingKind::Heap,      MappingKind::Stack, MappingKind::Library, MappingKind::File,
    MappingKind::Anonymous, MappingKind::Code,  MappingKind::Shared,  MappingKind::Special};

/// The kind as JSON and our own file spell it: "library".
std::string_view idOf(MappingKind kind);
std::optional<MappingKind> mappingKindOf(std::string_view id);

/// What some mappings take together. Sizes in bytes.
struct MappingFigures {
    std::int64_t count = 0;     ///< mappings
    std::int64_t size = 0;      ///< of the address space
    std::int64_t rss = 0;       ///< in memory, however many processes share it; no huge pages of
                                ///< hugetlbfs, as everywhere where the kernel tells an RSS
    std::int64_t pss = 0;       ///< of the RSS each page divided by those who map it
    std::int64_t uss = 0;       ///< what nobody else maps: clean, dirty, and of hugetlbfs
    std::int64_t swap = 0;      ///< swapped out
    std::int64_t anonymous = 0; ///< of the RSS what no file holds: never in a file, or written to

    MappingFigures& operator+=(const MappingFigures& other);
    bool operator==(const MappingFigures&) const = default;
};

/// By how much @p after is more than @p before, figure by figure.
MappingFigures operator-(const MappingFigures& after, const MappingFigures& before);

/// All mappings of one kind and name.
struct MappingRow {
    MappingKind kind = MappingKind::Special;

    /// As the kernel writes it: the path of a file, with " (deleted)" behind it where it is that,
    /// and "\012" for a line feed in it; "[heap]", "[anon:name]". Empty for memory without a name,
    /// and for what had names beyond those that are kept apart.
    std::string name;
    MappingFigures figures = {};

    bool operator==(const MappingRow&) const = default;
};

/// What the address space of a process consisted of at one moment; a row for each kind and name,
/// in any order.
struct MappingTable {
    std::vector<MappingRow> rows = {};

    /// Which process it was: the PID and the clock ticks from the machine's start to its own.
    std::optional<std::int64_t> pid = {};
    std::optional<std::int64_t> startTicks = {};

    bool isEmpty() const { return rows.empty(); }
    MappingFigures total() const;

    bool operator==(const MappingTable&) const = default;
};

} // namespace tidemark
