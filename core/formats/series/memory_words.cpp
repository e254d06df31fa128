// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/memory_words.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

using KindName = std::pair<std::string_view, SeriesKind>;

constexpr auto kExactKinds = std::to_array<KindName>({
    {"resident", SeriesKind::Rss},
    {"resident_memory", SeriesKind::Rss},
    {"res", SeriesKind::Rss},
    {"real", SeriesKind::Rss},
    {"working_set", SeriesKind::Rss},
    {"memory", SeriesKind::Rss},
    {"mem", SeriesKind::Rss},
    {"ram", SeriesKind::Rss},
    {"speicher", SeriesKind::Rss},
    {"arbeitsspeicher", SeriesKind::Rss},
    {"\xe3\x83\xa1\xe3\x83\xa2\xe3\x83\xaa", SeriesKind::Rss},
    {"\xe3\x83\xa1\xe3\x83\xa2\xe3\x83\xaa\xe4\xbd\xbf\xe7\x94\xa8\xe9\x87\x8f", SeriesKind::Rss},
    {"\xe4\xbd\xbf\xe7\x94\xa8\xe3\x83\xa1\xe3\x83\xa2\xe3\x83\xaa", SeriesKind::Rss},
    {"\xe5\x86\x85\xe5\xad\x98", SeriesKind::Rss},
    {"m\xc3\xa9moire", SeriesKind::Rss},
    {"memoria", SeriesKind::Rss},
    {"memory_usage", SeriesKind::Rss},
    {"mem_usage", SeriesKind::Rss},
    {"memory_used", SeriesKind::Rss},
    {"mem_used", SeriesKind::Rss},
    {"used_memory", SeriesKind::Rss},
    {"used_mem", SeriesKind::Rss},
    {"mem_real", SeriesKind::Rss},
    {"vm_rss", SeriesKind::Rss},
    {"rsz", SeriesKind::Rss},
    {"rssize", SeriesKind::Rss},
    {"vms", SeriesKind::Vsize},
    {"vsz", SeriesKind::Vsize},
    {"virt", SeriesKind::Vsize},
    {"virtual", SeriesKind::Vsize},
    {"virtual_memory", SeriesKind::Vsize},
    {"virtual_bytes", SeriesKind::Vsize},
    {"mem_virtual", SeriesKind::Vsize},
    {"vm_size", SeriesKind::Vsize},
    {"swap_used", SeriesKind::Swap},
    {"used_swap", SeriesKind::Swap},
    {"vm_swap", SeriesKind::Swap},
    {"anonymous", SeriesKind::Anon},
    {"rss_anon", SeriesKind::Anon},
    {"rss_file", SeriesKind::File},
    {"rss_shmem", SeriesKind::Shared},
    {"shmem", SeriesKind::Shared},
    {"shr", SeriesKind::Shared},
    {"shared_memory", SeriesKind::Shared},
    {"heap", SeriesKind::HeapUsed},
    {"used_heap", SeriesKind::HeapUsed},
    {"used_heap_size", SeriesKind::HeapUsed},
    {"used_js_heap_size", SeriesKind::HeapUsed},
    {"heap_size_used", SeriesKind::HeapUsed},
    {"heap_alloc", SeriesKind::HeapUsed},
    {"heap_inuse", SeriesKind::HeapUsed},
    {"heap_size", SeriesKind::HeapTotal},
    {"total_heap", SeriesKind::HeapTotal},
    {"total_heap_size", SeriesKind::HeapTotal},
    {"total_js_heap_size", SeriesKind::HeapTotal},
    {"heap_size_total", SeriesKind::HeapTotal},
    {"heap_sys", SeriesKind::HeapTotal},
    {"non_heap", SeriesKind::External},
    {"nonheap", SeriesKind::External},
    {"off_heap", SeriesKind::External},
    {"offheap", SeriesKind::External},
    {"heap_idle", SeriesKind::External},
    {"heap_released", SeriesKind::External},
    {"stack", SeriesKind::Stacks},
    {"stack_inuse", SeriesKind::Stacks},
    {"stack_sys", SeriesKind::Stacks},
});

/// Of words that tell the kind among others, in order of preference.
constexpr auto kKindWords = std::to_array<KindName>({
    {"rss", SeriesKind::Rss},
    {"resident", SeriesKind::Rss},
    {"maxrss", SeriesKind::Rss},
    {"pss", SeriesKind::Pss},
    {"uss", SeriesKind::Uss},
    {"swap", SeriesKind::Swap},
    {"swapped", SeriesKind::Swap},
    {"vms", SeriesKind::Vsize},
    {"vsz", SeriesKind::Vsize},
    {"vsize", SeriesKind::Vsize},
    {"virt", SeriesKind::Vsize},
    {"virtual", SeriesKind::Vsize},
    {"shared", SeriesKind::Shared},
    {"shmem", SeriesKind::Shared},
    {"shr", SeriesKind::Shared},
    {"anon", SeriesKind::Anon},
    {"anonymous", SeriesKind::Anon},
    {"stacks", SeriesKind::Stacks},
    {"heap", SeriesKind::HeapUsed},
    {"heapused", SeriesKind::HeapUsed},
    {"heaptotal", SeriesKind::HeapTotal},
    {"external", SeriesKind::External},
    {"memused", SeriesKind::Rss},
    {"memusage", SeriesKind::Rss},
});

constexpr auto kGeneralMemory =
    std::to_array<std::string_view>({"memory", "mem", "ram", "memstats", "malloc", "alloc", "vram",
                                     "speicher", "allocated", "m\xc3\xa9moire", "memoria"});
constexpr auto kOtherThanOwn = std::to_array<std::string_view>(
    {"gpu", "cuda", "vram", "cache", "cached", "buffers", "buffer", "buff", "slab", "kernel",
     "system", "host", "alloc", "allocated", "private", "malloc", "malloced", "memstats"});
constexpr auto kWholeHeap =
    std::to_array<std::string_view>({"total", "size", "committed", "reserved", "sys", "capacity"});
constexpr auto kMachine = std::to_array<std::string_view>(
    {"free", "available", "avail", "limit", "max", "maximum", "peak", "hwm", "capacity", "quota",
     "maxrss", "highest", "ceiling", "threshold", "min"});
constexpr auto kTransfers = std::to_array<std::string_view>(
    {"read",    "reads",   "write",    "writes", "written",  "sent",        "send",
     "recv",    "receive", "received", "rx",     "tx",       "io",          "net",
     "network", "disk",    "ingress",  "egress", "download", "transferred", "upload"});

/// Whole names of what a machine has, not a program.
constexpr auto kMachineNames = std::to_array<std::string_view>(
    {"total", "cache", "cached", "buff", "buffers", "buff_cache", "swpd", "slab"});

/// Differences may be negative, which no size is.
constexpr auto kChanges = std::to_array<std::string_view>(
    {"delta", "diff", "difference", "growth", "change", "increment", "increase", "trend"});

/// They rate or count, even beside a word of memory: "heap_objects", "memory_percent".
constexpr auto kCounts = std::to_array<std::string_view>(
    {"percent",     "percentage", "pct",         "perc",          "ratio",   "rate",
     "count",       "counts",     "objects",     "faults",        "fault",   "allocations",
     "allocs",      "frees",      "calls",       "pid",           "ppid",    "tid",
     "uid",         "latency",    "duration",    "time",          "uptime",  "seconds",
     "pause",       "pauses",     "pages",       "fragmentation", "cpu",     "score",
     "cpus",        "per",        "bps",         "kbps",          "mbps",    "iops",
     "num",         "number",     "collections", "gcs",           "handles", "pressure",
     "temperature", "temp",       "fds",         "threads",       "nproc",   "prozent",
     "load",        "errors",     "events",      "majflt",        "minflt",  "usage_trend",
     "slots",       "compactions"});

/// They count where no word of memory stands beside them.
constexpr auto kIndexes = std::to_array<std::string_view>(
    {"id",        "index",     "idx",        "step",     "steps",       "epoch",     "iter",
     "iters",     "iteration", "iterations", "request",  "requests",    "req",       "reqs",
     "fd",        "file",      "files",      "load1",    "load5",       "load15",    "status",
     "code",      "seq",       "sequence",   "row",      "line",        "lines",     "no",
     "nr",        "batch",     "batches",    "loss",     "accuracy",    "acc",       "version",
     "port",      "queue",     "users",      "user",     "connections", "conns",     "sessions",
     "hits",      "misses",    "ops",        "qps",      "rps",         "tps",       "switches",
     "prio",      "priority",  "nice",       "ni",       "pr",          "state",     "level",
     "rank",      "worker",    "workers",    "thread",   "generation",  "gen",       "gc",
     "n",         "i",         "cycle",      "round",    "attempt",     "task",      "tasks",
     "job",       "jobs",      "items",      "messages", "clients",     "processes", "ts",
     "timestamp", "lag",       "learning",   "lr",       "cores"});

std::optional<SeriesKind> exactKindOf(std::string_view base)
{
    const auto* const found = std::ranges::find(kExactKinds, base, &KindName::first);
    if (found != kExactKinds.end()) {
        return found->second;
    }
    const auto kind = seriesKindOf(base);
    return kind == SeriesKind::Counter ? std::nullopt : kind;
}

/// Of "process_resident_memory", "nodejs_heap_size_used", "mem_rss".
std::optional<SeriesKind> kindWithPrefixOf(std::string_view base)
{
    auto kind = exactKindOf(base);
    for (const std::string_view prefix :
         {"process_", "nodejs_", "memory_", "mem_", "memory_usage_", "node_"}) {
        if (!kind && base.starts_with(prefix)) {
            kind = exactKindOf(base.substr(prefix.size()));
        }
    }
    return kind;
}

std::optional<SeriesKind> kindByWords(const ColumnName& name)
{
    if (name.has("working") && name.has("set")) {
        return SeriesKind::Rss;
    }
    if (name.has("array") && name.has("buffers")) {
        return SeriesKind::ArrayBuffers;
    }
    for (const auto& [word, kind] : kKindWords) {
        if (name.has(word)) {
            const bool isHeap = kind == SeriesKind::HeapUsed;
            return isHeap && name.hasAny(kWholeHeap) && !name.has("used") ? SeriesKind::HeapTotal
                                                                          : kind;
        }
    }
    if (!name.hasAny(kGeneralMemory)) {
        return {};
    }
    return name.hasAny(kOtherThanOwn) ? SeriesKind::External : SeriesKind::Rss;
}

bool countsByName(const ColumnName& name, bool isMemory)
{
    const auto hasPercent = [](const std::string& word) { return word.find('%') != word.npos; };
    const auto endsAsCount = [](const std::string& word) {
        return word.ends_with("count") || word.ends_with("percent");
    };
    const bool isSize = isMemory || name.has("size");
    return name.hasAny(kCounts) || std::ranges::any_of(name.words, hasPercent) ||
           std::ranges::any_of(name.words, endsAsCount) || (!isSize && name.hasAny(kIndexes));
}

} // namespace

MemoryWords memoryWordsOf(const ColumnName& name)
{
    MemoryWords result;
    if (const auto kind = kindWithPrefixOf(name.base)) {
        result.kind = kind;
        result.isMemory = true;
        return result;
    }
    const auto kind = kindByWords(name);
    result.isMemory = kind || name.has("bytes") || name.has("byte");
    result.isChange = name.hasAny(kChanges);
    result.isCounter = result.isChange || countsByName(name, result.isMemory);
    const bool isWholeMachine = name.has("total") && !name.has("used") && !name.has("heap") &&
                                (name.hasAny(kGeneralMemory) || name.has("swap"));
    const bool isHeapLimit = name.has("heap") && name.has("limit");
    const bool isNamed = std::ranges::find(kMachineNames, name.base) != kMachineNames.end();
    result.isOfTheMachine = isNamed || name.hasAny(kMachine) || isWholeMachine || isHeapLimit;
    result.isTransfer = !kind && name.hasAny(kTransfers);
    result.kind = result.isOfTheMachine ? std::nullopt : kind;
    return result;
}

} // namespace tidemark
