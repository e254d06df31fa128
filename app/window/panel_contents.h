// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark::app
{

class Workspace;

// Whether a panel has something to tell about what is open and chosen now. Asked often: each looks
// only at what the session holds, and never waits for a job. GUI thread only.

bool alwaysTells(const Workspace& workspace);
bool runsTell(const Workspace& workspace);       ///< two runs at least are compared
bool peaksTell(const Workspace& workspace);      ///< the current recording has memory over time
bool functionsTell(const Workspace& workspace);  ///< it has calls
bool outputTells(const Workspace& workspace);    ///< its program printed something
bool rangeTells(const Workspace& workspace);     ///< a series is plotted
bool marksTell(const Workspace& workspace);      ///< it has marks
bool liveHeapTells(const Workspace& workspace);  ///< it is being recorded, or holds heaps
bool restartsTell(const Workspace& workspace);   ///< its process was restarted
bool objectTells(const Workspace& workspace);    ///< an object is chosen
bool changesTell(const Workspace& workspace);    ///< two snapshots are compared
bool statisticsTell(const Workspace& workspace); ///< a heap is shown

} // namespace tidemark::app
