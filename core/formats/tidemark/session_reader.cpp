// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/session_reader.h"

#include "core/formats/tidemark/tidemark_line.h"

#include <nlohmann/json.hpp>

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
constexpr std::array kRoleNames{"a", "b", "c"};

/// A number below @p end; none if it is something else.
std::optional<std::size_t> placeBelow(const json& value, std::size_t end)
{
    const auto number = integerOf(value);
    return number && *number >= 0 && static_cast<std::uint64_t>(*number) < end
               ? std::optional(static_cast<std::size_t>(*number))
               : std::nullopt;
}

/// More snapshots or series than any recording has.
constexpr std::size_t kMostPlaces = 1U << 30U;

std::optional<SessionRecording> toRecording(const json& value, std::size_t files)
{
    const auto file = placeBelow(member(value, "file"), files);
    const auto place = placeBelow(member(value, "place"), kMostPlaces);
    if (!file || !place) {
        return {};
    }
    SessionRecording recording{*file, *place, textOf(member(value, "name")).value_or("")};
    recording.colour = textOf(member(value, "colour")).value_or("");
    recording.isVisible = member(value, "visible") != false;
    for (const json& one : member(value, "series")) {
        if (const auto series = placeBelow(one, kMostPlaces)) {
            recording.series.push_back(*series);
        }
    }
    return recording;
}

std::optional<SessionSnapshot> toSnapshot(const json& value, std::size_t recordings)
{
    if (!value.is_array() || value.size() != 2) {
        return {};
    }
    const auto recording = placeBelow(value[0], recordings);
    const auto index = placeBelow(value[1], kMostPlaces);
    return recording && index ? std::optional(SessionSnapshot{*recording, *index}) : std::nullopt;
}

std::optional<SessionHunt> toHunt(const json& value, std::size_t recordings)
{
    const json& snapshots = member(value, "snapshots");
    const auto actions = placeBelow(member(value, "actions"), kMostPlaces);
    const auto failed = placeBelow(member(value, "failed_actions"), kMostPlaces);
    SessionHunt hunt;
    if (!snapshots.is_array() || snapshots.size() != hunt.snapshots.size() || !actions ||
        *actions == 0 || !failed) {
        return {};
    }
    for (std::size_t i = 0; i < hunt.snapshots.size(); ++i) {
        const auto snapshot = toSnapshot(snapshots[i], recordings);
        if (!snapshot) {
            return {};
        }
        hunt.snapshots[i] = *snapshot;
    }
    hunt.actions = *actions;
    hunt.failedActions = *failed;
    hunt.hasOtherProcesses = member(value, "other_processes") == true;
    return hunt;
}

std::optional<AxisRange> toRange(const json& value)
{
    if (!value.is_array() || value.size() != 2) {
        return {};
    }
    const auto begin = integerOf(value[0]);
    const auto end = integerOf(value[1]);
    return begin && end && isPosition(*begin) && isPosition(*end) && *begin < *end
               ? std::optional(AxisRange{*begin, *end})
               : std::nullopt;
}

/// The file that is meant, whether it is there or not; empty if @p value tells none.
fs::path toFile(const json& value, const fs::path& folder)
{
    const fs::path near = textOf(member(value, "path")).value_or("");
    const fs::path absolute = textOf(member(value, "absolute")).value_or("");
    std::error_code ignored;
    if (!near.empty() && fs::exists(folder / near, ignored)) {
        return (folder / near).lexically_normal();
    }
    return absolute.is_absolute() ? absolute
           : near.empty()         ? fs::path()
                                  : (folder / near).lexically_normal();
}

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

/// Whether @p document is a session that can be read.
Result<void> checkHead(const std::optional<json>& document)
{
    if (!document || member(*document, "tidemark") != "session") {
        return failure(ErrorCode::Malformed, {}, 1);
    }
    const std::string version = textOf(member(*document, "version")).value_or("");
    if (!version.starts_with("1.")) {
        return failure(version.empty() ? ErrorCode::Malformed : ErrorCode::UnsupportedVersion,
                       version, 1);
    }
    return {};
}

/// All else refers to these by their places, so none may be missing.
Result<void> takeFiles(const json& document, const fs::path& folder, SessionDocument& session)
{
    for (const json& one : member(document, "files")) {
        session.files.push_back(toFile(one, folder));
    }
    for (const json& one : member(document, "recordings")) {
        auto recording = toRecording(one, session.files.size());
        if (!recording) {
            return failure(ErrorCode::Malformed, one.dump(-1, ' ', true), 1);
        }
        session.recordings.push_back(std::move(*recording));
    }
    return {};
}

} // namespace

Result<SessionDocument> readSession(const fs::path& path)
{
    const auto text = contentOf(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto document = parseLine(*text);
    if (const auto checked = checkHead(document); !checked) {
        return tl::unexpected(checked.error());
    }
    std::error_code ignored;
    SessionDocument session;
    if (auto taken = takeFiles(*document, fs::absolute(path, ignored).parent_path(), session);
        !taken) {
        return tl::unexpected(std::move(taken.error()));
    }
    const std::size_t count = session.recordings.size();
    session.current = placeBelow(member(*document, "current"), count);
    if (const auto kind = textOf(member(*document, "alignment"))) {
        session.alignment.kind = alignmentKindOf(*kind).value_or(AlignmentKind::Start);
        session.alignment.name = textOf(member(*document, "aligned_at")).value_or("");
    }
    session.visible = toRange(member(*document, "visible"));
    session.selected = toRange(member(*document, "selected"));
    const json& snapshots = member(*document, "snapshots");
    for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
        session.roles[i] = toSnapshot(member(snapshots, kRoleNames[i]), count);
    }
    session.shown = toSnapshot(member(snapshots, "shown"), count);
    session.type = textOf(member(snapshots, "type")).value_or("");
    session.notes = textOf(member(*document, "notes")).value_or("");
    session.hunt = toHunt(member(*document, "hunt"), count);
    return session;
}

} // namespace tidemark
