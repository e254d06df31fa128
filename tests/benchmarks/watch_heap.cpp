// SPDX-License-Identifier: GPL-3.0-or-later
// watch_heap PID [READING_MS [COLLECTIONS_MS]]: records a Node and watches its V8 heap, as the
// window does, until it ends; with other pauses between two readings, and between two looks at what
// was collected. compare_watched_heap.sh runs it.
#include "core/live/v8_source.h"
#include "core/recorder/process_recording.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    using namespace tidemark;
    const QCoreApplication application(argc, argv);
    const auto number = [argc, argv](int place) {
        return place < argc ? std::atoi(argv[place]) : 0;
    };
    const int pid = number(1);
    ProcessRecordingOptions options;
    options.sampling.interval = std::chrono::milliseconds(100);
    auto recorder = recordProcess(pid, options);
    if (!recorder) {
        std::fputs("watch_heap: no such process\n", stderr);
        return 1;
    }
    const auto watch = std::make_shared<HeapWatch>();
    V8Source::Options heap;
    heap.pid = pid;
    heap.consent = InspectorConsent::Asked;
    if (argc > 2) {
        heap.interval = std::chrono::milliseconds(number(2));
    }
    if (argc > 3) {
        heap.collectionsEvery = std::chrono::milliseconds(number(3));
    }
    (*recorder)->addSource(std::make_unique<V8Source>(heap, watch));
    (*recorder)->waitForEnd(std::chrono::hours(1));
    const auto recording = (*recorder)->recording();
    std::size_t readings = 0;
    for (const Series& series : recording->timeline.series) {
        readings += series.kind == SeriesKind::HeapUsed ? series.size() : 0;
    }
    std::printf("%zu readings of the heap, %zu markers\n", readings,
                recording->timeline.markers.size());
    return 0;
}
