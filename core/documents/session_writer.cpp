// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/session_writer.h"

#include "core/documents/exact_text.h"
#include "core/documents/output_file.h"

#include <nlohmann/json.hpp>

#include <system_error>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;
using OrderedJson = nlohmann::ordered_json;

constexpr std::string_view kSessionVersion = "1.4";
constexpr std::array kRoleNames{"a", "b", "c"};

/// From the session's folder, if both are on one tree.
std::string relativePath(const fs::path& file, const fs::path& folder)
{
    return file.lexically_relative(folder).string();
}

OrderedJson toJson(const SessionRecording& recording)
{
    OrderedJson marks = OrderedJson::array();
    for (const SessionMark& mark : recording.marks) {
        marks.push_back({{"position", mark.position}, {"name", exactText(mark.name)}});
    }
    return {{"file", recording.file},
            {"place", recording.placeInFile},
            {"name", exactText(recording.name)},
            {"colour", recording.colour},
            {"visible", recording.isVisible},
            {"folded", recording.isFolded},
            {"series", recording.series},
            {"marks", std::move(marks)},
            {"group", recording.group ? OrderedJson(exactText(*recording.group)) : OrderedJson()}};
}

OrderedJson toJson(const SessionRuns& runs)
{
    OrderedJson patterns = OrderedJson::array();
    for (const GroupPattern& group : runs.patterns) {
        patterns.push_back({exactText(group.name), exactText(group.pattern)});
    }
    return {{"base", runs.base ? OrderedJson(*runs.base) : OrderedJson()},
            {"groups", idOf(runs.rule)},
            {"patterns", std::move(patterns)},
            {"difference", runs.showsDifference}};
}

OrderedJson toJson(const std::optional<SessionSnapshot>& snapshot)
{
    return snapshot ? OrderedJson::array({snapshot->recording, snapshot->index}) : OrderedJson();
}

OrderedJson toJson(const std::optional<SessionHunt>& hunt)
{
    if (!hunt) {
        return {};
    }
    OrderedJson snapshots = OrderedJson::array();
    for (const SessionSnapshot& snapshot : hunt->snapshots) {
        snapshots.push_back(toJson(std::optional(snapshot)));
    }
    return {{"snapshots", std::move(snapshots)},
            {"actions", hunt->actions},
            {"failed_actions", hunt->failedActions},
            {"other_processes", hunt->hasOtherProcesses}};
}

OrderedJson toJson(const std::optional<AxisRange>& range)
{
    return range ? OrderedJson::array({range->begin, range->end}) : OrderedJson();
}

} // namespace

Result<void> writeSession(const fs::path& path, const SessionDocument& session, Overwrite overwrite)
{
    auto file = OutputFile::replacing(path, overwrite, Privacy::OwnerOnly);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    std::error_code ignored;
    const fs::path folder = fs::absolute(path, ignored).parent_path();
    OrderedJson document{{"tidemark", "session"}, {"version", kSessionVersion}};
    document["files"] = OrderedJson::array();
    for (const fs::path& one : session.files) {
        document["files"].push_back({{"path", exactText(relativePath(one, folder))},
                                     {"absolute", exactText(one.string())}});
    }
    document["recordings"] = OrderedJson::array();
    for (const SessionRecording& recording : session.recordings) {
        document["recordings"].push_back(toJson(recording));
    }
    document["current"] = session.current ? OrderedJson(*session.current) : OrderedJson();
    document["alignment"] = idOf(session.alignment.kind);
    document["aligned_at"] = exactText(session.alignment.name);
    document["runs"] = toJson(session.runs);
    document["visible"] = toJson(session.visible);
    document["selected"] = toJson(session.selected);
    OrderedJson snapshots = OrderedJson::object();
    for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
        snapshots[kRoleNames[i]] = toJson(session.roles[i]);
    }
    snapshots["shown"] = toJson(session.shown);
    snapshots["type"] = exactText(session.type);
    document["snapshots"] = std::move(snapshots);
    document["notes"] = exactText(session.notes);
    document["hunt"] = toJson(session.hunt);
    file->append(jsonText(document) + "\n");
    return file->commit();
}

} // namespace tidemark
