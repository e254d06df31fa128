# SPDX-License-Identifier: GPL-3.0-or-later
"""The samplers that compare_sampling.py and compare_disturbance.py set on a target."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = Path(os.environ.get("TIDEMARK_BUILD") or HERE.parents[1] / "build")
CLI = BUILD / "bin" / "tidemark-cli"
TARGET = BUILD / "tests" / "benchmarks" / "mmap_target"


@dataclass(frozen=True)
class Sampler:
    """One that is started beside a target, and stopped with Ctrl+C."""

    name: str
    command: object  # (pid, interval in seconds, file) -> arguments
    read_times: object  # file -> seconds of each sample, in order


def tidemark_times(path):
    """Of the first group: RSS and what is read with it."""
    times = []
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("[0,"):
                _, position, value, *_ = json.loads(line)
                if value is not None:
                    times.append(position / 1e9)
    return times


def mprof_times(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return [float(line.split()[2]) for line in file if line.startswith("MEM ")]


def psutil_times(path):
    with open(path, encoding="ascii") as file:
        return [float(line.split()[0]) for line in file]


def psutil_loop(name, *how):
    script = str(HERE / "peers" / "psutil_loop.py")
    return Sampler(
        name,
        lambda pid, interval, file: [sys.executable, script, pid, interval, file, *how],
        psutil_times,
    )


def tidemark():
    return Sampler(
        "tidemark-cli record",
        lambda pid, interval, file: [
            CLI, "record", "--pid", pid, "-o", file, "--interval", round(interval * 1000),
        ],
        tidemark_times,
    )


def mprof():
    import mprof as module

    return Sampler(
        "mprof attach",
        lambda pid, interval, file: [
            sys.executable, module.__file__, "attach", "-T", interval, "-o", file, pid,
        ],
        mprof_times,
    )


def start(sampler, pid, interval, file):
    Path(file).unlink(missing_ok=True)
    arguments = [str(one) for one in sampler.command(pid, interval, str(file))]
    return subprocess.Popen(
        arguments, cwd=Path(file).parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def stop(process):
    """As Ctrl+C does; by force if that does not help."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def cpu_seconds(pid):
    """Used so far by all threads that it has now, to the nanosecond."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total / 1e9


def start_target(megabytes, *arguments):
    """Holds its memory already when this returns."""
    process = subprocess.Popen(
        [TARGET, str(megabytes), *arguments], stdout=subprocess.PIPE, text=True
    )
    if process.stdout.readline().strip() != "ready":
        sys.exit(f"{TARGET} does not start")
    return process


def end_target(process):
    process.kill()
    process.wait()
    process.stdout.close()


def fits(megabytes):
    """Whether a target of that size leaves the machine some memory; says so if it does not."""
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            free = int(line.split()[1]) // 1024
            if megabytes + 2048 > free:
                print(f"\n{megabytes} MB are left out: {free} MB are free")
                return False
    return True


def prepare():
    """Ends the program if there is nothing to run."""
    # A shell's background job ignores Ctrl+C, and would hand that on to the samplers.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for program in (CLI, TARGET):
        if not program.exists():
            sys.exit(f"{program} is missing: build tidemark-cli and mmap_target first")


def machine():
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        "unknown processor",
    )
    load = Path("/proc/loadavg").read_text().split()[0]
    return (
        f"{os.cpu_count()} x {model}, Linux {os.uname().release}, load {load}, "
        f"{time.strftime('%Y-%m-%d %H:%M')}"
    )
