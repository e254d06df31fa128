// SPDX-License-Identifier: GPL-3.0-or-later
// heap_stages SNAPSHOT: opens one heap snapshot as the window does, once, and prints when each
// stage was reached: its name, the seconds since the start, the peak memory in MiB so far. The last
// line has the bytes of the file, the nodes and the edges.
#include "core/formats/format_registry.h"
#include "core/heap/heap_analysis.h"

#include <chrono>
#include <cstdio>
#include <sys/resource.h>

using namespace tidemark;

namespace
{

using Clock = std::chrono::steady_clock;

long peakMiB()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// Prints the stages on the way.
class Stages final : public HeapAnalysisControl
{
public:
    void reached(const char* stage) const
    {
        const std::chrono::duration<double> wall = Clock::now() - m_start;
        std::printf("%s %.4f %ld\n", stage, wall.count(), peakMiB());
    }
    void overviewReady(const std::shared_ptr<const HeapOverview>&) override
    {
        reached("class_table");
    }

private:
    Clock::time_point m_start = Clock::now();
};

int fail(const char* path, const Error& error)
{
    std::fprintf(stderr, "%s: %s\n", path, error.detail.c_str());
    return 1;
}

int run(const char* path)
{
    Stages stages;
    const auto read = builtinFormats().read(path, stages);
    if (!read) {
        return fail(path, read.error());
    }
    const auto& snapshots = read->front()->snapshots;
    if (snapshots.empty() || !snapshots.front()->graph) {
        return fail(path, {ErrorCode::UnknownFormat, "no heap snapshot"});
    }
    const auto graph = snapshots.front()->graph;
    stages.reached("read");
    const auto analysis = analyseHeap(graph, stages);
    if (!analysis) {
        return fail(path, analysis.error());
    }
    stages.reached("retained_sizes");
    std::printf("file %ju %u %u\n", std::filesystem::file_size(path), graph->nodeCount(),
                graph->edgeCount());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: heap_stages SNAPSHOT\n", stderr);
        return 2;
    }
    return run(argv[1]);
}
