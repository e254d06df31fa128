// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <cstdio>
#include <cstdlib>

namespace tidemark::fuzz
{

/// Ends the process, which the fuzzer takes for a crash and keeps the input of.
inline void expect(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

/// Ends the process if @p recording breaks a promise that its views rely on.
void expectSound(const Recording& recording);

/// Ends the process if the analysis of @p graph breaks a promise, or on small graphs differs from
/// dominators and retained sizes by their definition. Nothing is asked of graphs of more than
/// 20,000 nodes.
void expectSoundHeap(const std::shared_ptr<const HeapGraph>& graph);

} // namespace tidemark::fuzz
