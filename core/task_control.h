// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark
{

/// How long-running core code talks to whoever started it. The default object never cancels.
///
/// Called on the worker's thread, any number of times; both calls are cheap.
class TaskControl
{
public:
    virtual ~TaskControl() = default;

    /// True once the caller wants the work to stop; return ErrorCode::Cancelled soon after.
    virtual bool cancelled() const { return false; }

    /// Reports the share of work done, 0 to 1.
    virtual void progress(double /*fraction*/) {}
};

} // namespace tidemark
