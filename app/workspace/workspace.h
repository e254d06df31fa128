// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/heap_analyses.h"
#include "app/workspace/comparison.h"
#include "app/workspace/file_follower.h"
#include "app/workspace/hunting.h"
#include "app/workspace/leak_judging.h"
#include "app/workspace/live_recordings.h"
#include "app/workspace/notes.h"
#include "app/workspace/session.h"
#include "app/workspace/shown_views.h"
#include "app/workspace/size_axis.h"
#include "app/workspace/source_listing.h"
#include "app/workspace/view_options.h"

namespace tidemark::app
{

/// All that views share: what is open and chosen, how it is shown, and what is known of it. The
/// window owns it and outlives its views; they take it by reference, meet here, and own nothing
/// that another one needs. GUI thread only.
class Workspace final
{
public:
    Workspace();

    Session session;
    ViewOptions options;
    SourceListing sources;                             ///< how what is open is listed
    ShownViews shown;                                  ///< what has the window
    SizeAxis sizes;                                    ///< of the timeline
    Notes notes;                                       ///< about what is open
    LeakJudging leak{session};                         ///< of the current recording
    HeapAnalyses analyses;                             ///< of the heaps that are open
    Comparison comparison{session, options, analyses}; ///< of the snapshots A and B
    GrowingRecordings growing{session};                ///< how recordings grow, whoever reads them
    LiveRecordings live{growing};                      ///< what is being recorded here
    Hunting hunting{session, live};                    ///< for leaks in what is being recorded
    FileFollower follower{growing};                    ///< files that others are still writing
    bool isExperimentRunning = false;                  ///< commands are run here again and again
    bool isHeard = false;                              ///< a sound of the visible range is played
};

} // namespace tidemark::app
