// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/jvm_source.h"

#include "core/live/jvm_heap.h"

#include <utility>

namespace tidemark
{

JvmSource::JvmSource(const Options& options, std::shared_ptr<HeapWatch> watch)
    : HeapSource(options.pid, QStringLiteral("jvm heap"), std::move(watch),
                 [options](const RecordingTime& time, RecordingSink& seen, HeapWatch& asked) {
                     JvmHeap(options, time, seen, asked).watch();
                 })
{
}

} // namespace tidemark
