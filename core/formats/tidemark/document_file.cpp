// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/document_file.h"

#include "core/formats/tidemark/tidemark_line.h"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uintmax_t kMostBytes = 16U << 20U;

Result<std::string> contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::error_code error;
    if (!file || !fs::is_regular_file(path, error)) {
        return failure(ErrorCode::CannotOpen,
                       std::generic_category().message(file         ? EISDIR
                                                       : errno != 0 ? errno
                                                                    : ENOENT));
    }
    if (fs::file_size(path, error) > kMostBytes) {
        return failure(ErrorCode::TooLarge, std::to_string(kMostBytes));
    }
    std::string text(std::istreambuf_iterator<char>(file), {});
    return text.empty() ? Result<std::string>(failure(ErrorCode::Empty)) : std::move(text);
}

/// Whether @p document is one of that kind that can be read.
Result<void> checkHead(const std::optional<json>& document, std::string_view kind)
{
    if (!document || member(*document, "tidemark") != kind) {
        return failure(ErrorCode::Malformed, {}, 1);
    }
    const std::string version = textOf(member(*document, "version")).value_or("");
    if (!version.starts_with("1.")) {
        return failure(version.empty() ? ErrorCode::Malformed : ErrorCode::UnsupportedVersion,
                       version, 1);
    }
    return {};
}

} // namespace

Result<json> readDocument(const fs::path& path, std::string_view kind)
{
    const auto text = contentOf(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto document = parseLine(*text);
    if (const auto checked = checkHead(document, kind); !checked) {
        return tl::unexpected(checked.error());
    }
    return std::move(*document);
}

std::optional<std::size_t> placeBelow(const json& value, std::size_t end)
{
    const auto number = integerOf(value);
    return number && *number >= 0 && static_cast<std::uint64_t>(*number) < end
               ? std::optional(static_cast<std::size_t>(*number))
               : std::nullopt;
}

} // namespace tidemark
