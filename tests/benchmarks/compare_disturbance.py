# SPDX-License-Identifier: GPL-3.0-or-later
"""See compare_disturbance.sh."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import samplers

SETTLE = 1.5  # seconds from a sampler's start until it counts


def watchers():
    """Name, sampler and interval in seconds; the first is no sampler at all."""
    smaps = samplers.psutil_loop("psutil", "memory_full_info")
    return (
        ("alone", None, 0.0),
        ("tidemark-cli record, 1 ms", samplers.tidemark(), 0.001),
        ("tidemark-cli record, 100 ms", samplers.tidemark(), 0.1),
        ("mprof attach, 1 ms", samplers.mprof(), 0.001),
        ("psutil PSS loop, 100 ms", smaps, 0.1),
    )


def seconds_of(target, count):
    """What the target says of each of the next seconds: rounds, worst, stalled."""
    return [tuple(map(float, target.stdout.readline().split())) for _ in range(count)]


def measure(target, watcher, seconds, file):
    """Rounds a second, the worst round in ms, and the part of the time lost in rounds over 1 ms."""
    _, sampler, interval = watcher
    process = samplers.start(sampler, target.pid, interval, file) if sampler else None
    end = time.monotonic() + SETTLE
    while time.monotonic() < end:
        seconds_of(target, 1)
    lines = seconds_of(target, seconds)
    if process:
        if process.poll() is not None:
            sys.exit(f"{watcher[0]} has ended by itself")
        samplers.stop(process)
    rounds, worst, stalled = zip(*lines)
    return statistics.mean(rounds), max(worst), sum(stalled) / seconds / 10


def show(names, results):
    """@results: for each round, the figures of each watcher in the order of @names."""
    print(
        f"{'':<28} {'rounds/s':>9} {'versus alone, of each round':>34} {'worst (ms)':>17}"
        f" {'in stalls':>10}"
    )
    print(f"{'':<28} {'median':>9} {'median':>14} {'from':>9} {'to':>9} {'median':>8} {'max':>8} {'%':>10}")
    for i, name in enumerate(names):
        rates = [one[i][0] for one in results]
        # Alone is measured twice a round: what the two differ by is the noise.
        versus = [100 * (one[i][0] / one[0][0] - 1) for one in results]
        worst = [one[i][1] for one in results]
        print(
            f"{name:<28} {statistics.median(rates):9.0f} {statistics.median(versus):+13.1f}%"
            f" {min(versus):+8.1f}% {max(versus):+8.1f}% {statistics.median(worst):8.2f}"
            f" {max(worst):8.2f} {statistics.median(one[i][2] for one in results):10.2f}",
            flush=True,
        )


def run(megabytes, rounds, seconds, folder):
    watched = watchers()
    names = [one[0] for one in watched] + ["alone again"]
    target = samplers.start_target(megabytes, "loop")
    results = []
    for number in range(rounds):
        # Every other round backwards, so that a slow change of the machine strikes all alike.
        order = list(range(len(names)))
        if number % 2 == 1:
            order.reverse()
        found = [None] * len(names)
        for i in order:
            found[i] = measure(target, watched[i % len(watched)], seconds, folder / "samples")
        results.append(found)
    samplers.end_target(target)
    print(f"\n{megabytes} MB in pages of 4 KiB, {rounds} rounds of {seconds} s each")
    show(names, results)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    sizes = [int(one) for one in sys.argv[3:]] or [1024, 8192]
    samplers.prepare()
    print(samplers.machine())
    print("A process maps, touches and unmaps 256 KiB again and again while it is watched. What")
    print("'alone again' differs from 'alone' is noise.")
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in filter(samplers.fits, sizes):
            run(megabytes, rounds, seconds, Path(folder))


if __name__ == "__main__":
    main()
