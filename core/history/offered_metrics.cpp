// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/offered_metrics.h"

namespace tidemark
{

std::span<const OfferedMetric> offeredMetrics()
{
    using Of = OfferedMetric::Of;
    static constexpr OfferedMetric kMetrics[] = {
        {Of::Process, "process_resident_memory_bytes", true},
        {Of::Process, "process_virtual_memory_bytes", true},
        {Of::NodeJs, "nodejs_heap_size_used_bytes", true},
        {Of::NodeJs, "nodejs_heap_size_total_bytes", true},
        {Of::NodeJs, "nodejs_external_memory_bytes", true},
        {Of::Jvm, "jvm_memory_used_bytes", true},
        {Of::Jvm, "jvm_memory_committed_bytes", true},
        {Of::Jvm, "jvm_memory_bytes_used", true},
        {Of::Jvm, "jvm_memory_bytes_committed", true},
        {Of::Go, "go_memstats_alloc_bytes", true},
        {Of::Go, "go_memstats_heap_inuse_bytes", true},
        {Of::Container, "container_memory_working_set_bytes"},
        {Of::Container, "container_memory_rss"},
        {Of::Container, "container_memory_usage_bytes"},
        {Of::Container, "container_spec_memory_limit_bytes"},
    };
    return kMetrics;
}

} // namespace tidemark
