# SPDX-License-Identifier: GPL-3.0-or-later
"""See compare_children.sh."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import samplers

WARM_UP = 2.0  # seconds until all children are found

TARGET = """
import os, signal, sys
for _ in range(int(sys.argv[1])):
    if os.fork() == 0:
        signal.pause()
print("ready", flush=True)
signal.pause()
"""

# Reads each child to deadlines and looks for new ones as often as Tidemark does.
LOOP = """
import sys, time, psutil
parent, interval, path = psutil.Process(int(sys.argv[1])), float(sys.argv[2]), sys.argv[3]
children, searched, deadline = [], 0.0, time.monotonic()
with open(path, "w") as file:
    while True:
        now = time.monotonic()
        if now - searched > 0.1:
            children, searched = parent.children(recursive=True), now
        for child in children:
            try:
                file.write(f"{child.pid} {now:.6f} {child.memory_info().rss}\\n")
            except psutil.NoSuchProcess:
                pass
        deadline = max(deadline + interval, time.monotonic() - interval)
        time.sleep(max(0.0, deadline - time.monotonic()))
"""


def tidemark_times(path):
    """Of each child's RSS, by its group."""
    times, children = {}, set()
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            row = json.loads(line)
            if isinstance(row, list):
                times.setdefault(row[0], []).append(row[1] / 1e9)
            elif isinstance(row.get("series"), list):
                children |= {
                    one["group"]
                    for one in row["series"]
                    if one["pid"] is not None and one["kind"] == "rss"
                }
    return [times[group] for group in sorted(children) if group in times]


def psutil_times(path):
    times = {}
    with open(path, encoding="ascii") as file:
        for line in file:
            pid, at, *rest = line.split()
            if rest:
                times.setdefault(pid, []).append(float(at))
    return list(times.values())


def commands(pid, interval, file):
    yield "tidemark-cli record", tidemark_times, [
        samplers.CLI, "record", "--pid", pid, "--children", "-o", file,
        "--interval", round(interval * 1000), "--force",
    ]
    yield "psutil memory_info", psutil_times, [sys.executable, "-c", LOOP, pid, interval, file]


def row(name, read_times, command, interval, seconds, file):
    process = subprocess.Popen(
        [str(one) for one in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(WARM_UP)
    begin, used = time.monotonic(), samplers.cpu_seconds(process.pid)
    time.sleep(seconds)
    cpu = (samplers.cpu_seconds(process.pid) - used) / (time.monotonic() - begin)
    samplers.stop(process)
    series = read_times(file)
    last = max(times[-1] for times in series)
    taken = [len([at for at in times if at > last - seconds]) for times in series]
    asked = round(seconds / interval)
    print(f"{name:<24} {len(series):9} {asked:7} {min(taken):7} {1000 * seconds / max(min(taken), 1):12.1f}"
          f" {100 * cpu:9.2f}", flush=True)


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    samplers.prepare()
    print(samplers.machine())
    print("Fewest: samples of the child that has the fewest; every: the interval that makes.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "samples"
        for children, interval in ((4, 0.1), (300, 0.1), (20, 0.01), (100, 0.01), (300, 0.01)):
            target = subprocess.Popen(
                [sys.executable, "-c", TARGET, str(children)], stdout=subprocess.PIPE, text=True,
                start_new_session=True,
            )
            target.stdout.readline()
            print(f"\n{f'{children} children, every {1000 * interval:g} ms':<24} {'followed':>9}"
                  f" {'asked':>7} {'fewest':>7} {'every (ms)':>12} {'CPU %':>9}")
            for name, read_times, command in commands(target.pid, interval, file):
                row(name, read_times, command, interval, seconds, file)
            os.killpg(target.pid, signal.SIGKILL)
            target.wait()


if __name__ == "__main__":
    main()
