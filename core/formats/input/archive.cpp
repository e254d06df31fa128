// SPDX-License-Identifier: GPL-3.0-or-later
// .xz, .bz2 and .zip through libarchive, with the guard against bombs that .gz and .zst have.
#include "core/formats/input/archive.h"

#include <archive.h>
#include <archive_entry.h>

namespace tidemark
{

namespace
{

constexpr std::size_t kArchiveBlock = 64U << 10U;

struct FreeArchive {
    void operator()(struct archive* opened) const { archive_read_free(opened); }
};
using ArchiveHandle = std::unique_ptr<struct archive, FreeArchive>;

/// Lets libarchive unpack what another source delivers.
class XzOrBzip2Source final : public ByteSource
{
public:
    XzOrBzip2Source(std::unique_ptr<ByteSource> compressed, std::string first)
        : m_source(makeResumedSource(std::move(compressed), std::move(first))),
          m_buffer(kArchiveBlock, '\0'),
          m_archive(archive_read_new())
    {
    }

    Result<std::size_t> read(std::span<char> out) override
    {
        if (!m_isOpen && !open()) {
            return m_isEmpty && !m_failed ? Result<std::size_t>(0U) : damaged();
        }
        const la_ssize_t got = archive_read_data(m_archive.get(), out.data(), out.size());
        if (got < 0) {
            return damaged();
        }
        m_produced += static_cast<std::uint64_t>(got);
        if (auto fits = checkRatio(m_produced, m_source->consumed()); !fits) {
            return tl::unexpected(std::move(fits.error()));
        }
        return static_cast<std::size_t>(got);
    }

    std::uint64_t consumed() const override { return m_source->consumed(); }

private:
    bool open()
    {
        archive_read_support_filter_xz(m_archive.get());
        archive_read_support_filter_bzip2(m_archive.get());
        archive_read_support_format_raw(m_archive.get());
        archive_read_support_format_empty(m_archive.get());
        m_isOpen = archive_read_open(m_archive.get(), this, nullptr, &fill, nullptr) == ARCHIVE_OK;
        struct archive_entry* entry = nullptr;
        const int status =
            m_isOpen ? archive_read_next_header(m_archive.get(), &entry) : ARCHIVE_FATAL;
        m_isEmpty = status == ARCHIVE_EOF;
        m_isOpen = status == ARCHIVE_OK;
        return m_isOpen;
    }

    /// What libarchive calls for the next compressed bytes.
    static la_ssize_t fill(struct archive* /*opened*/, void* self, const void** bytes)
    {
        auto& source = *static_cast<XzOrBzip2Source*>(self);
        const auto got = source.m_source->read(source.m_buffer);
        if (!got) {
            source.m_failed = got.error();
            return -1;
        }
        *bytes = source.m_buffer.data();
        return static_cast<la_ssize_t>(*got);
    }

    tl::unexpected<Error> damaged() const
    {
        return m_failed ? tl::unexpected(*m_failed)
                        : failure(ErrorCode::BadCompression, {}, {}, consumed());
    }

    std::unique_ptr<ByteSource> m_source;
    std::string m_buffer;
    ArchiveHandle m_archive;
    std::uint64_t m_produced = 0;
    std::optional<Error> m_failed;
    bool m_isOpen = false;
    bool m_isEmpty = false;
};

/// Null if it cannot be opened as a zip archive.
ArchiveHandle openZip(const ByteOrigin& origin)
{
    ArchiveHandle opened(archive_read_new());
    archive_read_support_format_zip_seekable(opened.get());
    const int status =
        origin.bytes
            ? archive_read_open_memory(opened.get(), origin.bytes->data(), origin.bytes->size())
            : archive_read_open_filename(opened.get(), origin.path.c_str(), kArchiveBlock);
    return status == ARCHIVE_OK ? std::move(opened) : nullptr;
}

std::uint64_t sizeOf(const ByteOrigin& origin)
{
    std::error_code failed;
    const auto size =
        origin.bytes ? origin.bytes->size() : std::filesystem::file_size(origin.path, failed);
    return failed ? 0 : size;
}

class ZipMemberSource final : public ByteSource
{
public:
    ZipMemberSource(ArchiveHandle opened, ByteOrigin origin)
        : m_origin(std::move(origin)),
          m_archive(std::move(opened)),
          m_size(sizeOf(m_origin))
    {
    }

    Result<std::size_t> read(std::span<char> out) override
    {
        const la_ssize_t got = archive_read_data(m_archive.get(), out.data(), out.size());
        if (got < 0) {
            return failure(ErrorCode::BadCompression, {}, {}, consumed());
        }
        m_produced += static_cast<std::uint64_t>(got);
        if (auto fits = checkRatio(m_produced, m_size); !fits) {
            return tl::unexpected(std::move(fits.error()));
        }
        return static_cast<std::size_t>(got);
    }

    std::uint64_t consumed() const override
    {
        return static_cast<std::uint64_t>(
            std::max<la_int64_t>(0, archive_filter_bytes(m_archive.get(), -1)));
    }

private:
    ByteOrigin m_origin; ///< keeps the bytes that the archive reads
    ArchiveHandle m_archive;
    std::uint64_t m_size; ///< of the whole archive
    std::uint64_t m_produced = 0;
};

bool isOfInterest(const std::string& name)
{
    return !name.empty() && !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store");
}

} // namespace

std::unique_ptr<ByteSource> makeXzOrBzip2Source(std::unique_ptr<ByteSource> compressed,
                                                std::string first)
{
    return std::make_unique<XzOrBzip2Source>(std::move(compressed), std::move(first));
}

Result<std::vector<ArchiveMember>> membersOfZip(const ByteOrigin& origin)
{
    const ArchiveHandle opened = openZip(origin);
    std::vector<ArchiveMember> members;
    struct archive_entry* entry = nullptr;
    for (std::size_t place = 0; opened; ++place) {
        const int status = archive_read_next_header(opened.get(), &entry);
        if (status == ARCHIVE_EOF) {
            return members;
        }
        if (status < ARCHIVE_WARN) {
            break;
        }
        if (place == kMostArchiveEntries) {
            return failure(ErrorCode::TooLarge);
        }
        const char* const name = archive_entry_pathname(entry);
        const bool isEmpty =
            archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) == 0;
        ArchiveMember member{name == nullptr ? "" : name, place,
                             archive_entry_is_encrypted(entry) != 0};
        if (archive_entry_filetype(entry) == AE_IFREG && !isEmpty && isOfInterest(member.name)) {
            members.push_back(std::move(member));
        }
    }
    return failure(ErrorCode::BadCompression);
}

Result<std::unique_ptr<ByteSource>> openZipMember(const ByteOrigin& origin,
                                                  const ArchiveMember& member)
{
    ArchiveHandle opened = openZip(origin);
    struct archive_entry* entry = nullptr;
    for (std::size_t place = 0; opened && place <= member.place; ++place) {
        if (archive_read_next_header(opened.get(), &entry) < ARCHIVE_WARN) {
            return failure(ErrorCode::BadCompression);
        }
    }
    if (!opened) {
        return failure(ErrorCode::BadCompression);
    }
    return std::make_unique<ZipMemberSource>(std::move(opened), origin);
}

} // namespace tidemark
