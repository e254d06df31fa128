// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hunt_session.h"

#include "core/documents/session_writer.h"
#include "core/timeline/shown_series.h"

#include <filesystem>

namespace tidemark::app
{

Result<void> writeHuntSession(const std::string& path, const HuntReport& report,
                              const Recording& recording)
{
    SessionDocument session;
    const auto add = [&session](const std::string& file) {
        const auto absolute = std::filesystem::absolute(file);
        session.recordings.push_back({session.files.size(), 0, absolute.filename().string()});
        session.files.push_back(absolute);
    };
    add(report.recording);
    const std::vector<bool> shown = shownAtFirst(recording.timeline);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i]) {
            session.recordings.front().series.push_back(i);
        }
    }
    session.current = 0;
    const HuntConditions& conditions = report.findings.conditions;
    SessionHunt hunt{
        {}, conditions.actions, conditions.failedActions, conditions.hasOtherProcesses};
    for (std::size_t i = 0; i < report.files.size(); ++i) {
        add(report.files[i]);
        hunt.snapshots[i] = {i + 1, 0};
        session.roles[i] = hunt.snapshots[i];
    }
    session.shown = hunt.snapshots.back();
    session.hunt = hunt;
    return writeSession(path, session, Overwrite::Nothing);
}

} // namespace tidemark::app
