// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_source.h"

namespace tidemark
{

/// Takes one heap snapshot of a Node that was started with --heapsnapshot-signal, by that signal
/// and without an inspector, on a thread of its own, and ends. The snapshot stands where the signal
/// was sent, with a marker from there until its file was whole.
///
/// Its HeapWatch has one request, a CaptureRequest, before it starts: others end without effect.
class SignalSource final : public HeapSource
{
public:
    /// @p watch is shared with those who want the snapshot; never null.
    SignalSource(std::int32_t pid, const std::shared_ptr<HeapWatch>& watch);

    SourceStatus status() const override;

private:
    const std::shared_ptr<HeapWatch> m_watch;
};

} // namespace tidemark
