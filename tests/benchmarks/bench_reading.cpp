// SPDX-License-Identifier: GPL-3.0-or-later
// bench_reading FILE...: reads each file once, keeps it, and prints wall and CPU seconds, the size
// and the peak memory of the process so far.
#include "core/formats/format_registry.h"

#include <chrono>
#include <cstdio>
#include <sys/resource.h>

using namespace tidemark;

namespace
{

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

rusage usage()
{
    rusage result = {};
    getrusage(RUSAGE_SELF, &result);
    return result;
}

double cpuSeconds()
{
    const rusage now = usage();
    return seconds(now.ru_utime) + seconds(now.ru_stime);
}

} // namespace

int main(int argc, char** argv)
{
    const FormatRegistry formats = builtinFormats();
    std::vector<Recordings> kept;
    for (int i = 1; i < argc; ++i) {
        TaskControl control;
        const double cpuBefore = cpuSeconds();
        const auto before = std::chrono::steady_clock::now();
        auto recordings = formats.read(argv[i], control);
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - before;
        const double cpu = cpuSeconds() - cpuBefore;
        if (!recordings) {
            std::printf("%s: error at byte %llu: %s\n", argv[i],
                        static_cast<unsigned long long>(recordings.error().byte.value_or(0)),
                        recordings.error().detail.c_str());
            continue;
        }
        std::printf("%s: %.0f MB, wall %.3f s, CPU %.3f s, peak %ld MiB", argv[i],
                    static_cast<double>(std::filesystem::file_size(argv[i])) / 1e6, wall.count(),
                    cpu, usage().ru_maxrss / 1024);
        for (const SnapshotPtr& snapshot : recordings->front()->snapshots) {
            if (snapshot->graph) {
                std::printf(", %u nodes, %u edges, %zu strings", snapshot->graph->nodeCount(),
                            snapshot->graph->edgeCount(), snapshot->graph->strings.size());
            }
        }
        std::printf("\n");
        kept.push_back(std::move(*recordings));
    }
    return kept.empty() ? 1 : 0;
}
