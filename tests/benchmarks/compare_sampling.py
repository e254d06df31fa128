# SPDX-License-Identifier: GPL-3.0-or-later
"""See compare_sampling.sh. What a sample's time is, each sampler's own file tells."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import samplers

WARM_UP = 1.0  # seconds left out at the start: interpreters load their modules
INTERVALS = (0.001, 0.01, 0.1)


def quantile(values, part):
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


def grid_phase(times, interval):
    """Where the grid lies that the samples keep to, if they do: all but the earliest hundredth come
    at or after a multiple of the interval from there."""
    rest = [time % interval for time in times]
    middle = statistics.median(rest)
    if max(rest) - min(rest) > 0.9 * interval:  # the grid may lie at the seam
        rest = [(one + interval / 2) % interval for one in rest]
        middle = statistics.median(rest) - interval / 2
    centred = [(one - middle + interval / 2) % interval - interval / 2 for one in times]
    return middle + quantile(centred, 0.01)


def figures(times, interval, seconds):
    """Of the samples from the end of the warm-up on."""
    if not times:
        return None
    begin = times[0] + WARM_UP - interval / 2
    kept = [one - begin for one in times if begin <= one < begin + seconds]
    if len(kept) < 3:
        return None
    phase = grid_phase(kept, interval)
    slots = [int((one - phase) / interval + 1.1) for one in kept]
    off = [abs(one - phase - (slot - 1) * interval) for one, slot in zip(kept, slots)]
    asked = round(seconds / interval)
    drift = (kept[-1] - kept[0]) / (len(kept) - 1) / interval - 1
    return {
        "asked": asked,
        "taken": len(kept),
        "missed": max(asked - len(set(slots)), 0),
        "off": [1000 * one for one in (statistics.median(off), quantile(off, 0.99), max(off))],
        "drift": 100 * drift,
    }


def row(sampler, pid, interval, seconds, folder):
    file = folder / "samples"
    process = samplers.start(sampler, pid, interval, file)
    time.sleep(WARM_UP)
    begin, used = time.monotonic(), samplers.cpu_seconds(process.pid)
    time.sleep(seconds + 0.2)
    cpu = (samplers.cpu_seconds(process.pid) - used) / (time.monotonic() - begin)
    samplers.stop(process)
    found = figures(sampler.read_times(file), interval, seconds)
    if found is None:
        print(f"{sampler.name:<28}  too few samples")
        return
    median, p99, most = found["off"]
    print(
        f"{sampler.name:<28} {found['asked']:7} {found['taken']:7} {found['missed']:7}"
        f" {median:10.3f} {p99:8.3f} {most:8.3f} {found['drift']:+9.2f} {100 * cpu:9.2f}",
        flush=True,
    )


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    sizes = [int(one) for one in sys.argv[2:]] or [10, 1024]
    samplers.prepare()
    compared = (
        samplers.tidemark(),
        samplers.mprof(),
        samplers.psutil_loop("psutil memory_info", "memory_info"),
        samplers.psutil_loop("  the same to deadlines", "memory_info", "deadlines"),
        samplers.psutil_loop("psutil memory_full_info", "memory_full_info"),
    )
    print(samplers.machine())
    print(f"{seconds:g} s each, one after the other on the same process. Missed: deadlines with no")
    print("sample before the next. Drift: how much longer the interval is than asked for. Tidemark")
    print("reads the RSS, its parts and swap each time, PSS and USS when it may; mprof writes times")
    print("to 0.1 ms.")
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in filter(samplers.fits, sizes):
            target = samplers.start_target(megabytes)
            for interval in INTERVALS:
                print(f"\n{f'{megabytes} MB, every {1000 * interval:g} ms':<53}off the grid (ms)")
                print(
                    f"{'':<28} {'asked':>7} {'taken':>7} {'missed':>7} {'median':>10} {'p99':>8}"
                    f" {'max':>8} {'drift %':>9} {'CPU %':>9}"
                )
                for sampler in compared:
                    row(sampler, target.pid, interval, seconds, Path(folder))
            samplers.end_target(target)


if __name__ == "__main__":
    main()
