// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/left_margin.h"

#include "app/text/axis_ticks.h"
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
    return std::max(widest, widestLabel) + kLabelRoom;
}

} // namespace tidemark::app
