// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/v8_source.h"

#include "core/live/v8_heap.h"

#include <utility>

namespace tidemark
{

V8Source::V8Source(const Options& options, std::shared_ptr<HeapWatch> watch)
    : HeapSource(options.pid, QStringLiteral("v8 heap"), std::move(watch),
                 [options](const RecordingTime& time, RecordingSink& seen, HeapWatch& asked) {
                     V8Heap(options, time, seen, asked).watch();
                 })
{
}

} // namespace tidemark
