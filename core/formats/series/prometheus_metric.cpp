// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/prometheus_metric.h"

#include "core/model/series_names.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr auto kTargetLabels =
    std::to_array<std::string_view>({"instance",
                                     "job",
                                     "pod",
                                     "pod_name",
                                     "container",
                                     "container_name",
                                     "namespace",
                                     "host",
                                     "hostname",
                                     "node",
                                     "nodename",
                                     "server",
                                     "service",
                                     "app",
                                     "application",
                                     "cluster",
                                     "datacenter",
                                     "dc",
                                     "region",
                                     "zone",
                                     "env",
                                     "environment",
                                     "stage",
                                     "tenant",
                                     "replica",
                                     "worker",
                                     "worker_id",
                                     "pid",
                                     "process",
                                     "groupname",
                                     "image",
                                     "endpoint",
                                     "prometheus",
                                     "task",
                                     "task_id",
                                     "name",
                                     "container_label_com_docker_compose_service"});

constexpr auto kPartLabels = std::to_array<std::string_view>(
    {"area", "id", "space", "pool", "type", "kind", "state", "gc", "generation", "mode", "le",
     "quantile", "heap", "memory_type", "resource", "unit", "scope"});

/// Prefixes that whoever collects puts before a target's labels that it uses itself.
constexpr auto kPrefixes = std::to_array<std::string_view>({"exported_", "kubernetes_", "k8s_"});

struct KnownMetric {
    std::string_view name;
    SeriesKind kind;
    bool isLimit = false;
};

/// Metrics whose names say something else than they hold, or not enough.
constexpr auto kKnown = std::to_array<KnownMetric>({
    {"container_memory_working_set_bytes", SeriesKind::Rss},
    {"container_memory_rss", SeriesKind::Anon},
    {"container_memory_cache", SeriesKind::File},
    {"container_memory_mapped_file", SeriesKind::File},
    {"container_memory_swap", SeriesKind::Swap},
    {"container_memory_usage_bytes", SeriesKind::External},
    {"container_memory_max_usage_bytes", SeriesKind::Counter},
    {"container_memory_failcnt", SeriesKind::Counter},
    {"container_spec_memory_limit_bytes", SeriesKind::Counter, true},
    {"container_spec_memory_reservation_limit_bytes", SeriesKind::Counter},
    {"kube_pod_container_resource_limits", SeriesKind::Counter, true},
    {"kube_pod_container_resource_limits_memory_bytes", SeriesKind::Counter, true},
    {"process_heap_bytes", SeriesKind::External}, // Node's is all data that is not of the stack
    {"go_memstats_alloc_bytes", SeriesKind::HeapUsed},
    {"go_memstats_heap_alloc_bytes", SeriesKind::HeapUsed},
    {"go_memstats_heap_inuse_bytes", SeriesKind::HeapTotal},
    {"go_memstats_heap_sys_bytes", SeriesKind::HeapTotal},
    {"go_memstats_next_gc_bytes", SeriesKind::Counter},
    {"go_memstats_heap_idle_bytes", SeriesKind::External},
    {"go_memstats_heap_released_bytes", SeriesKind::External},
    {"go_memstats_sys_bytes", SeriesKind::Vsize},
});

SeriesColumn columnOf(std::string_view name, SeriesKind kind, bool countsBytes)
{
    SeriesColumn column;
    column.kind = kind;
    column.name = name;
    column.isCertain = kind != SeriesKind::Counter;
    column.countsBytes = kind == SeriesKind::Counter && countsBytes;
    return column;
}

bool isInBytes(std::string_view metric)
{
    return metric.find("bytes") != metric.npos;
}

/// "jvm_memory_used_bytes" of one client library is "jvm_memory_bytes_used" of another.
std::optional<SeriesColumn> jvmColumnOf(std::string_view metric,
                                        const PrometheusSeries::Labels& labels, bool isPart)
{
    if (!metric.starts_with("jvm_memory_") || !isInBytes(metric)) {
        return {};
    }
    const auto area = labels.find(std::string_view("area"));
    const bool isHeap = !isPart && (area == labels.end() || area->second == "heap");
    const auto has = [metric](std::string_view word) { return metric.find(word) != metric.npos; };
    if (has("max") || has("init")) {
        return columnOf(metric, SeriesKind::Counter, true);
    }
    if (has("used")) {
        return columnOf(metric, isHeap ? SeriesKind::HeapUsed : SeriesKind::External, false);
    }
    if (has("committed")) {
        return columnOf(metric, isHeap ? SeriesKind::HeapTotal : SeriesKind::External, false);
    }
    return {};
}

/// Of a recording rule, "level:metric:operations", the metric.
std::string_view plainMetric(std::string_view metric)
{
    const std::size_t first = metric.find(':');
    const std::size_t second = first == metric.npos ? first : metric.find(':', first + 1);
    return second == metric.npos ? metric : metric.substr(first + 1, second - first - 1);
}

} // namespace

bool isTargetLabel(std::string_view name)
{
    for (const std::string_view prefix : kPrefixes) {
        if (name.starts_with(prefix)) {
            name.remove_prefix(prefix.size());
        }
    }
    return std::ranges::find(kTargetLabels, name) != kTargetLabels.end();
}

bool isPartLabel(std::string_view name)
{
    return std::ranges::find(kPartLabels, name) != kPartLabels.end();
}

SeriesColumn prometheusColumnOf(std::string_view metric, const PrometheusSeries::Labels& labels,
                                std::span<const std::string> partLabels)
{
    const std::string_view plain = plainMetric(metric);
    for (const std::string_view end :
         {"_total", "_count", "_bucket", "_sum", "_info", "_created"}) {
        if (plain.ends_with(end)) {
            return columnOf(metric, SeriesKind::Counter,
                            isInBytes(plain) && (end == "_total" || end == "_sum"));
        }
    }
    const auto* const known = std::ranges::find(kKnown, plain, &KnownMetric::name);
    if (known != kKnown.end()) {
        const auto resource = labels.find(std::string_view("resource"));
        const bool isMemory = resource == labels.end() || resource->second == "memory";
        SeriesColumn column =
            columnOf(metric, known->kind, isMemory && !plain.ends_with("failcnt"));
        column.name = known->isLimit && isMemory ? kLimitName : column.name;
        return column;
    }
    const bool isPart =
        std::ranges::any_of(partLabels, [](const std::string& label) { return label != "area"; });
    if (const auto jvm = jvmColumnOf(plain, labels, isPart)) {
        SeriesColumn column = *jvm;
        column.name = metric;
        return column;
    }
    SeriesColumn column = seriesColumnOf(plain);
    column.name = metric;
    const bool isOfHeap =
        column.kind == SeriesKind::HeapUsed || column.kind == SeriesKind::HeapTotal;
    column.kind = isOfHeap && !partLabels.empty() ? SeriesKind::External : column.kind;
    return column;
}

} // namespace tidemark
