// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zlib.h>
#include <zstd.h>

namespace tidemark::test
{

/// @p text as one .gz member.
inline std::string gzip(std::string_view text)
{
    z_stream stream = {};
    constexpr int kGzip = 16 + MAX_WBITS;
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
    std::string in(text); // zlib wants it writable
    std::string out(deflateBound(&stream, static_cast<uLong>(in.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// @p text as one .zst frame without a checksum, as most programs write it.
inline std::string zstd(std::string_view text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
    return out;
}

/// What libarchive makes of files, by name, in the format and filter that @p setUp chooses. A name
/// with a slash at its end is a folder.
template <typename SetUp>
std::string archived(const std::vector<std::pair<std::string, std::string>>& files, SetUp setUp)
{
    std::size_t room = 1U << 20U;
    for (const auto& [name, content] : files) {
        room += content.size();
    }
    std::string out(room, '\0');
    std::size_t used = 0;
    struct archive* const writing = archive_write_new();
    setUp(writing);
    archive_write_set_bytes_in_last_block(writing, 1);
    archive_write_open_memory(writing, out.data(), out.size(), &used);
    for (const auto& [name, content] : files) {
        struct archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_write_header(writing, entry);
        archive_write_data(writing, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writing);
    archive_write_free(writing);
    out.resize(used);
    return out;
}

/// A .zip with @p files.
inline std::string zip(const std::vector<std::pair<std::string, std::string>>& files)
{
    return archived(files, [](struct archive* writing) { archive_write_set_format_zip(writing); });
}

/// @p text as .xz and as .bz2.
inline std::string xz(std::string_view text)
{
    return archived({{"data", std::string(text)}}, [](struct archive* writing) {
        archive_write_add_filter_xz(writing);
        archive_write_set_format_raw(writing);
    });
}
inline std::string bzip2(std::string_view text)
{
    return archived({{"data", std::string(text)}}, [](struct archive* writing) {
        archive_write_add_filter_bzip2(writing);
        archive_write_set_format_raw(writing);
    });
}

/// One of these.
using Compress = std::string (*)(std::string_view);

} // namespace tidemark::test
