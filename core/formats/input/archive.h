// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/byte_source.h"

#include <string>
#include <vector>

namespace tidemark
{

/// Where bytes come from that can be read more than once: a file, or memory.
struct ByteOrigin {
    std::filesystem::path path;               ///< used if bytes is null
    std::shared_ptr<const std::string> bytes; ///< of an input in memory
};

/// A file inside a zip archive.
struct ArchiveMember {
    std::string name;      ///< with its folders, as the archive spells it
    std::size_t place = 0; ///< among all entries of the archive
    bool isEncrypted = false;
};

/// The files in the zip archive at @p origin, without folders, empty files and what macOS adds.
/// TooLarge for more than kMostArchiveEntries entries, BadCompression if its directory is damaged.
Result<std::vector<ArchiveMember>> membersOfZip(const ByteOrigin& origin);
inline constexpr std::size_t kMostArchiveEntries = 10'000;

/// The content of one of them. While reading: BadCompression, TooCompressed.
Result<std::unique_ptr<ByteSource>> openZipMember(const ByteOrigin& origin,
                                                  const ArchiveMember& member);

} // namespace tidemark
