// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_watch.h"
#include "core/task_control.h"

namespace tidemark
{

/// For what is done until the watch is to end.
class UntilWatchEnds final : public TaskControl
{
public:
    /// @p watch must outlive it.
    explicit UntilWatchEnds(const HeapWatch& watch) : m_watch(watch) {}
    bool cancelled() const override { return m_watch.isEnding(); }

private:
    const HeapWatch& m_watch;
};

/// For what is done for a request, until that is cancelled or the watch is to end.
class OfHeapRequest final : public TaskControl
{
public:
    /// @p watch must outlive it.
    explicit OfHeapRequest(HeapWatch& watch) : m_watch(watch) {}
    bool cancelled() const override { return m_watch.isEnding() || m_watch.isCancelled(); }
    void progress(double fraction) override
    {
        m_watch.change([fraction](HeapWatchState& state) { state.progress = fraction; });
    }

private:
    HeapWatch& m_watch;
};

} // namespace tidemark
