// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/session_reader.h"

#include "core/formats/tidemark/document_file.h"
#include "core/formats/tidemark/tidemark_line.h"

#include <system_error>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::array kRoleNames{"a", "b", "c"};

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
    recording.isFolded = member(value, "folded") == true;
    for (const json& one : member(value, "series")) {
        if (const auto series = placeBelow(one, kMostPlaces)) {
            recording.series.push_back(*series);
        }
    }
    for (const json& one : member(value, "marks")) {
        const auto position = integerOf(member(one, "position"));
        if (position && isPosition(*position)) {
            recording.marks.push_back({*position, textOf(member(one, "name")).value_or("")});
        }
    }
    recording.group = textOf(member(value, "group"));
    return recording;
}

SessionRuns toRuns(const json& value, std::size_t recordings)
{
    SessionRuns runs;
    runs.base = placeBelow(member(value, "base"), recordings);
    runs.rule = groupRuleOf(textOf(member(value, "groups")).value_or("")).value_or(GroupRule::None);
    for (const json& one : member(value, "patterns")) {
        const bool isPair = one.is_array() && one.size() == 2;
        const auto name = isPair ? textOf(one[0]) : std::nullopt;
        const auto pattern = isPair ? textOf(one[1]) : std::nullopt;
        if (name && pattern) {
            runs.patterns.push_back({*name, *pattern});
        }
    }
    runs.showsDifference = member(value, "difference") == true;
    return runs;
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
    const auto document = readDocument(path, "session");
    if (!document) {
        return tl::unexpected(document.error());
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
    session.runs = toRuns(member(*document, "runs"), count);
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
