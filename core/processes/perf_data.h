// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/system/descriptor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tidemark
{

/// The figures that a HotSpot JVM keeps of itself in a file that it has mapped, the ones that jstat
/// shows: /tmp/hsperfdata_USER/PID. Reading it costs the JVM nothing.
///
/// Layout: the bytes CA FE C0 C0, the byte order, the version 2.0 and whether it is filled, each in
/// a byte; the bytes that are used, where the entries begin and how many there are. An entry has
/// its length, the places of its name and of its value, the length of a text (0 for a number) and
/// the value's type: J for 64 bits, B for a text. Source: openjdk/jdk,
/// src/hotspot/share/runtime/perfMemory.hpp.
class PerfData
{
public:
    /// A file is some 32 KiB, and never larger than this.
    static constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

    /// None if @p bytes, of which any may come in, are something else, or are being made. Of this
    /// machine's byte order.
    static std::optional<PerfData> parse(std::string_view bytes);

    std::optional<std::int64_t> number(std::string_view name) const;

    /// Empty if there is none.
    std::string text(std::string_view name) const;

private:
    std::unordered_map<std::string, std::int64_t> m_numbers;
    std::unordered_map<std::string, std::string> m_texts;
};

/// The file itself, which stays open: it is read on also where somebody tidies up /tmp. Used by one
/// thread.
class PerfDataFile
{
public:
    /// Opens @p path if it is a plain file of the user with id @p user and has the inode @p inode:
    /// anybody may put files into /tmp.
    static std::optional<PerfDataFile> open(const std::string& path, std::uint32_t user,
                                            std::uint64_t inode);

    /// As PerfData::parse().
    std::optional<PerfData> read() const;

private:
    explicit PerfDataFile(Descriptor file) : m_file(std::move(file)) {}

    Descriptor m_file;
};

} // namespace tidemark
