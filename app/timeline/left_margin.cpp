// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/left_margin.h"

#include "app/text/axis_ticks.h"
#include "app/text/plain_text.h"
#include "app/timeline/event_lane.h"
#include "app/timeline/function_lane.h"
#include "app/timeline/plot_renderer.h"
#include "app/timeline/snapshot_lane.h"

#include <QFontMetrics>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kMostSizeTicks = 7;
constexpr int kLabelRoom = 14;
constexpr int kWidestRecording = 110;  ///< of a recording beside its functions
constexpr std::size_t kMostNames = 50; ///< that are looked at

bool hasFunctions(const OpenRecording& open)
{
    const auto& markers = open.recording->timeline.markers;
    return std::ranges::find(markers, MarkerKind::Function, &Marker::kind) != markers.end();
}

/// Of the names of recordings that stand beside their functions where several have some.
int widestNameOf(const Session& session, const QFontMetrics& metrics)
{
    int widest = 0;
    std::size_t count = 0;
    for (const OpenRecording& open : session.recordings()) {
        if (count < kMostNames && session.isOnAxis(open) && hasFunctions(open)) {
            ++count;
            widest = std::max(widest, metrics.horizontalAdvance(singleLine(open.name)));
        }
    }
    return count > 1 ? std::min(widest, kWidestRecording) : 0;
}

} // namespace

int leftMarginOf(const Workspace& workspace, const QFont& font, int widestLabel)
{
    const QFontMetrics metrics(font);
    int widest = metrics.horizontalAdvance(QStringLiteral("0,000.0"));
    const double highest =
        highestIn(plottedSeries(workspace.session), workspace.session.time().whole());
    for (const Tick& tick :
         sizeTicks(highest, kMostSizeTicks, workspace.options.sizeUnit()).ticks) {
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    }
    widest = std::max(widest, metrics.horizontalAdvance(FunctionLane::tr("Functions")));
    widest = std::max(widest, metrics.horizontalAdvance(EventLane::tr("Events")));
    widest = std::max(widest, metrics.horizontalAdvance(SnapshotLane::tr("Snapshots")));
    widest = std::max(widest, widestNameOf(workspace.session, metrics));
    return std::max(widest, widestLabel) + kLabelRoom;
}

} // namespace tidemark::app
