// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/system/descriptor.h"

#include <filesystem>
#include <string_view>
#include <sys/types.h>

namespace tidemark
{

/// What may be lost where a file is to be written. An empty file holds nothing to lose, unless the
/// name has to be free. A link, a folder, a device, a pipe and a socket are never written to.
enum class Overwrite {
    Nothing,       ///< the name must be free
    OwnRecordings, ///< a recording in Tidemark's own file format
    Pictures,      ///< a PNG, JPEG, SVG or PDF
    AnyFile,       ///< whatever it holds: the user was asked, or said so
};

// What stands in the place of an output and stays there: a detail of ErrorCode::CannotWrite, where
// that is not the system's reason.
inline constexpr std::string_view kFileInPlace = "file"; ///< that holds something else
inline constexpr std::string_view kLinkInPlace = "link";
inline constexpr std::string_view kFolderInPlace = "folder";
inline constexpr std::string_view kDeviceInPlace = "device"; ///< also a pipe or a socket
inline constexpr std::string_view kInUse = "in use";         ///< another recording is written there

/// Where a file is to be written. It alone decides whether what stands there may be lost, and
/// changes nothing there before put(). A file that may be replaced is locked until then, so that
/// of several who want the place one gets it. Used by one thread.
class OutputPlace
{
public:
    /// Error: CannotWrite.
    static Result<OutputPlace> find(const std::filesystem::path& path, Overwrite overwrite);

    const std::filesystem::path& path() const { return m_path; }

    /// Whether a file stands there that put() replaces.
    bool isTaken() const { return m_replaced.isOpen(); }

    /// The rights of that file.
    mode_t rights() const;

    /// Puts the file called @p written, of the same folder, there. Error: CannotWrite, also if
    /// something came there since find().
    Result<void> put(const std::filesystem::path& written);

private:
    explicit OutputPlace(std::filesystem::path path) : m_path(std::move(path)) {}

    std::filesystem::path m_path;
    Descriptor m_replaced; ///< what stands there, locked; none if the place is free
};

/// Locks the file behind @p descriptor against other recorders for as long as it is open. False if
/// another has it; true also where the file system knows no locks.
bool lockOutput(const Descriptor& descriptor);

/// Whether @p path, itself and not what it links to, is the file behind @p descriptor.
bool isSameFile(const Descriptor& descriptor, const std::filesystem::path& path);

} // namespace tidemark
