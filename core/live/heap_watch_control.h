// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_watch.h"
#include "core/task_control.h"

namespace tidemark
{

/// What is done until a watch is to end. Any thread, as the watch, which must outlive it.
class UntilWatchEnds final : public TaskControl
{
public:
    explicit UntilWatchEnds(const HeapWatch& watch) : m_watch(watch) {}
    bool cancelled() const override { return m_watch.isEnding(); }

private:
    const HeapWatch& m_watch;
};

/// What is done for a request, until that is cancelled or the watch is to end. Its progress is that
/// of HeapWatchState.
class WhileRequested final : public TaskControl
{
public:
    explicit WhileRequested(HeapWatch& watch) : m_watch(watch) {}
    bool cancelled() const override { return m_watch.isEnding() || m_watch.isCancelled(); }
    void progress(double fraction) override
    {
        m_watch.change([fraction](HeapWatchState& state) { state.progress = fraction; });
    }

private:
    HeapWatch& m_watch;
};

} // namespace tidemark
