// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_marks.h"

#include "app/record/mark_prompt.h"
#include "app/workspace/workspace.h"

#include <algorithm>
#include <optional>

namespace tidemark::app
{

namespace
{

int marksIn(const Recording& recording)
{
    return static_cast<int>(
        std::ranges::count(recording.timeline.markers, MarkerKind::Mark, &Marker::kind));
}

} // namespace

WindowMarks::WindowMarks(QWidget& window, Workspace& workspace)
    : QObject(&window),
      m_workspace(workspace),
      m_prompt(new MarkPrompt(&window))
{
    connect(m_prompt, &MarkPrompt::named, this,
            [this](int id, std::int64_t position, const QString& name) {
                if (m_workspace.live.positionOf(id)) {
                    m_workspace.live.addMark(id, name, position);
                } else { // none that is recorded here, or it has ended since
                    m_workspace.session.addMark(id, position, name);
                }
            });
}

void WindowMarks::ask()
{
    const Session& session = m_workspace.session;
    const OpenRecording* open = session.find(m_workspace.live.subject());
    std::optional<std::int64_t> position;
    if (open != nullptr) {
        position = m_workspace.live.positionOf(open->id);
    }
    if (!position) {
        const OpenRecording* const pointed = session.find(session.pointing().recording());
        open = pointed != nullptr && pointed->hasTimeline() ? pointed : session.currentTimeline();
        if (open != nullptr) {
            const AxisRange visible = session.time().visible();
            position = session.placementOf(*open).toOwn(
                session.time().cursor().value_or(visible.begin + visible.length() / 2));
        }
    }
    if (open != nullptr && position) {
        m_prompt->ask(open->id, *position, tr("Mark %1").arg(marksIn(*open->recording) + 1));
    }
}

} // namespace tidemark::app

#include "moc_window_marks.cpp"
