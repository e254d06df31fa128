// SPDX-License-Identifier: GPL-3.0-or-later
// bench_live_recording [HOURS [HERTZ [CHILDREN]]]: what a recording of that length, by default 24 h
// at 10 Hz of one process, takes as the recorder builds it: memory, time for each sample, time to
// hand it out, and the size of its file. The events are made up: sizes that wander by pages,
// figures twice a second, PSS once a second for each process.
#include "core/recorder/live_recording.h"
#include "core/recorder/watched_series.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <malloc.h>
#include <random>
#include <unistd.h>

using namespace tidemark;

namespace
{

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::size_t kMostHandedOut = 100;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Bytes that the program has asked for and not given back.
double heapBytes()
{
    const auto heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

double residentBytes()
{
    unsigned long size = 0;
    unsigned long resident = 0;
    if (std::FILE* const file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%lu %lu", &size, &resident) != 2) {
            resident = 0;
        }
        std::fclose(file);
    }
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

/// Sizes that go up and down by up to 64 pages from look to look.
class Wandering
{
public:
    std::uint64_t next()
    {
        m_pages += m_random() % 129;
        m_pages -= 64;
        return m_pages * 4096;
    }

private:
    std::minstd_rand m_random;
    std::uint64_t m_pages = 1U << 20U;
};

struct Shape {
    std::int64_t hours = 24;
    std::int64_t hertz = 10;
    std::int32_t children = 0;

    std::int64_t samples() const { return hours * 3600 * hertz; }
    std::int64_t interval() const { return kSecond / hertz; }
};

/// Feeds what the samplers would have seen.
class Feed
{
public:
    Feed(WatchedSeries& series, const Shape& shape) : m_series(series), m_shape(shape)
    {
        for (std::int32_t pid = 0; pid <= shape.children; ++pid) {
            series.join({process(pid), 0, "worker", pid == 0});
        }
    }

    void sampleAt(std::int64_t position)
    {
        for (std::int32_t pid = 0; pid <= m_shape.children; ++pid) {
            m_series.add(ProcessSample{process(pid), position, reading()});
            if (position >= m_rollupDue) {
                m_series.add(RollupSample{process(pid), position, rollup()});
            }
        }
        if (position >= m_rollupDue) {
            m_rollupDue += kSecond;
        }
        if (position >= m_figuresDue) {
            m_series.add(figures(position));
            m_figuresDue += kSecond / 2;
        }
    }

private:
    static ProcessIdentity process(std::int32_t pid) { return {1000 + pid, 1}; }

    MemoryReading reading()
    {
        MemoryReading reading;
        reading.resident = m_sizes.next();
        reading.anonymous = *reading.resident / 2;
        reading.file = *reading.resident / 4;
        reading.shared = *reading.resident / 4;
        reading.swapped = 0;
        return reading;
    }

    ProcRollup rollup()
    {
        ProcRollup rollup;
        rollup.proportional = m_sizes.next();
        rollup.unique = *rollup.proportional / 2;
        return rollup;
    }

    ProcessFigures figures(std::int64_t position)
    {
        ProcessFigures figures;
        figures.position = position;
        figures.peakResident = m_sizes.next();
        figures.threads = 12;
        figures.descriptors = 40 + m_sizes.next() % 5;
        figures.cpuPercent = static_cast<double>(m_sizes.next() % 10'000) / 100.0;
        figures.limits.available = m_sizes.next();
        figures.limits.groupLimit = std::uint64_t{8} << 30U;
        return figures;
    }

    WatchedSeries& m_series;
    Shape m_shape;
    Wandering m_sizes;
    std::int64_t m_rollupDue = 0;
    std::int64_t m_figuresDue = 0;
};

/// Microseconds each, at the size that the recording has now.
double timeHandingOut(const LiveRecording& live)
{
    std::size_t series = 0;
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < kMostHandedOut; ++i) {
        series += live.recording()->timeline.series.size();
    }
    return series == 0 ? 0.0 : 1e6 * secondsSince(begin) / kMostHandedOut;
}

int measure(const Shape& shape, const std::filesystem::path& path)
{
    auto file = OutputFile::growing(path);
    if (!file) {
        std::fprintf(stderr, "%s\n", file.error().detail.c_str());
        return 1;
    }
    const double heapBefore = heapBytes();
    const double residentBefore = residentBytes();
    LiveRecording live("server", kSecond, std::move(*file));
    WatchedSeries series(live);
    Feed feed(series, shape);

    std::printf("%lld h at %lld Hz, %d children: %lld samples\n\n",
                static_cast<long long>(shape.hours), static_cast<long long>(shape.hertz),
                shape.children, static_cast<long long>(shape.samples()));
    std::printf("%8s %12s %12s %14s %16s %10s\n", "hours", "heap (MB)", "RSS (MB)", "us a sample",
                "hand out (us)", "file (MB)");
    const std::int64_t parts = 4;
    for (std::int64_t part = 0; part < parts; ++part) {
        const std::int64_t from = shape.samples() * part / parts;
        const std::int64_t to = shape.samples() * (part + 1) / parts;
        const auto begin = Clock::now();
        for (std::int64_t i = from; i < to; ++i) {
            feed.sampleAt(i * shape.interval());
        }
        const double spent = secondsSince(begin);
        if (!live.flush()) {
            std::fprintf(stderr, "The file cannot be written\n");
            return 1;
        }
        std::printf("%8.1f %12.1f %12.1f %14.2f %16.1f %10.1f\n",
                    static_cast<double>(to * shape.interval()) / 3600e9,
                    (heapBytes() - heapBefore) / 1e6, (residentBytes() - residentBefore) / 1e6,
                    1e6 * spent / static_cast<double>(to - from), timeHandingOut(live),
                    static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Shape shape;
    shape.hours = argc > 1 ? std::atoll(argv[1]) : shape.hours;
    shape.hertz = argc > 2 ? std::atoll(argv[2]) : shape.hertz;
    shape.children = argc > 3 ? std::atoi(argv[3]) : shape.children;
    if (shape.hours <= 0 || shape.hertz <= 0 || shape.hertz > 1000 || shape.children < 0) {
        std::fprintf(stderr, "usage: bench_live_recording [HOURS [HERTZ [CHILDREN]]]\n");
        return 2;
    }
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       ("bench_live_" + std::to_string(::getpid()) + ".tidemark");
    const int status = measure(shape, path);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return status;
}
