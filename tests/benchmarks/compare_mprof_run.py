# SPDX-License-Identifier: GPL-3.0-or-later
"""See compare_mprof_run.sh."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import samplers

INTERVAL = 0.01  # seconds
MEBIBYTE = 1048576
PROGRAMS = [
    samplers.HERE / "programs" / f"{name}.py" for name in ("list_sum", "generator_sum", "chunk_sum")
]

# The same program with a @profile that does nothing: memory_profiler is not loaded into it.
BARE = (
    "import builtins, runpy, sys; builtins.profile = lambda function: function;"
    " runpy.run_path(sys.argv[1], run_name='__main__')"
)


@dataclass(frozen=True)
class Run:
    """Seconds and bytes. Of main() where the recorder marks functions."""

    peak: float
    duration: float
    peak_in_main: float | None = None  # above what there was when main() began
    main_duration: float | None = None
    steepest: float = 0.0  # how much two samples in a row differ at most
    widest: float = 0.0  # the longest time between two of them
    highest: float | None = None  # what the kernel says of the whole life, sampled or not


def run_of(times, values, main, highest=None):
    """@main: start, end, bytes at the start; or None."""
    steps = [abs(b - a) for a, b in zip(values, values[1:])]
    gaps = [b - a for a, b in zip(times, times[1:])]
    whole = (max(values), times[-1] - times[0])
    rest = {"steepest": max(steps, default=0.0), "widest": max(gaps, default=0.0)}
    rest["highest"] = highest
    if main is None:
        return Run(*whole, **rest)
    start, end, at_start = main
    inside = [value for at, value in zip(times, values) if start <= at <= end]
    return Run(*whole, max(inside, default=at_start) - at_start, end - start, **rest)


def run_ours(program, file):
    command = [samplers.CLI, "record", "-o", file, "--interval", round(INTERVAL * 1000), "--"]
    call([*command, sys.executable, program])
    times, values, main, highest, highest_group = [], [], None, None, None
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        row = json.loads(line)
        if isinstance(row, list):
            if row[0] == 0 and row[2] is not None:
                times.append(row[1] / 1e9)
                values.append(row[2])
            elif row[0] == highest_group:
                highest = row[2]
        elif "series" in row and row["series"] and row["series"][0]["name"] == "peak RSS":
            highest_group = row["series"][0]["group"]
        elif "marker" in row and row["marker"]["kind"] == "function":
            marker = row["marker"]
            main = (marker["start"] / 1e9, marker["end"] / 1e9, marker["start_bytes"])
    return run_of(times, values, main, highest)


def run_mprof(arguments, file):
    import mprof as module

    file.unlink(missing_ok=True)
    call([sys.executable, module.__file__, "run", "-T", INTERVAL, "-o", file, *arguments])
    times, values, main = [], [], None
    for line in file.read_text().splitlines():
        kind, *rest = line.split()
        if kind == "MEM":
            values.append(float(rest[0]) * MEBIBYTE)
            times.append(float(rest[1]))
        elif kind == "FUNC":
            _, at_start, start, _, end, *_ = rest
            main = (float(start), float(end), float(at_start) * MEBIBYTE)
    return run_of(times, values, main)


def call(arguments):
    # mprof takes a program for Python by its bare name; the one that has memory_profiler comes first.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [str(one) for one in arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PATH": path},
    )


def recorders(program, folder):
    """In the order in which they take turns."""
    return {
        "tidemark-cli record": lambda: run_ours(program, folder / "ours.tidemark"),
        "mprof run": lambda: run_mprof(["--python", "python3", program], folder / "python.dat"),
        "mprof run, bare program": lambda: run_mprof(
            ["python3", "-c", BARE, program], folder / "bare.dat"
        ),
    }


def median(runs, member, scale=1.0):
    values = [getattr(run, member) for run in runs]
    return None if None in values else statistics.median(values) / scale


def cell(value, digits):
    return f"{'-':>10}" if value is None else f"{value:10.{digits}f}"


def show(name, runs):
    cells = [
        cell(median(runs, "peak", MEBIBYTE), 1),
        cell(median(runs, "highest", MEBIBYTE), 1),
        cell(median(runs, "peak_in_main", MEBIBYTE), 1),
        cell(median(runs, "duration"), 3),
        cell(median(runs, "main_duration"), 3),
        cell(median(runs, "steepest", MEBIBYTE), 1),
        cell(median(runs, "widest", 0.001), 1),
    ]
    print(f"{name:<26}{''.join(cells)}")


def show_difference(name, ours, theirs):
    """Of the medians, in MiB and seconds, and in percent of theirs."""
    parts = []
    for member, head, scale, unit in (
        ("peak", "peak", MEBIBYTE, "MiB"),
        ("peak_in_main", "rise", MEBIBYTE, "MiB"),
        ("duration", "duration", 1.0, "s"),
        ("main_duration", "main()", 1.0, "s"),
    ):
        own, other = median(ours, member, scale), median(theirs, member, scale)
        if own is not None and other is not None:
            digits = 1 if scale == MEBIBYTE else 3
            share = f" ({100 * (own / other - 1):+.1f} %)" if abs(own - other) < other else ""
            parts.append(f"{head} {own - other:+.{digits}f} {unit}{share}")
    print(f"  Tidemark versus {name}: {', '.join(parts)}")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    samplers.prepare()
    print(samplers.machine())
    print(f"Every {1000 * INTERVAL:g} ms, medians of {rounds} runs in turn. MiB and s. VmHWM: the peak as")
    print("the kernel keeps it. Rise: the peak above what there was when main() began. Step: the most that")
    print("two samples in a row differ by, so the most that a peak may be missed by; gap: the longest time")
    print("between two, in ms.")
    with tempfile.TemporaryDirectory() as folder:
        for program in PROGRAMS:
            compared = recorders(program, Path(folder))
            runs = {name: [] for name in compared}
            for _ in range(rounds):
                for name, record in compared.items():
                    runs[name].append(record())
            heads = ("peak", "VmHWM", "rise", "duration", "main()", "step", "gap")
            print(f"\n{program.stem:<26}{''.join(f'{head:>10}' for head in heads)}")
            for name, found in runs.items():
                show(name, found)
            ours, *others = runs.items()
            for name, found in others:
                show_difference(name, ours[1], found)


if __name__ == "__main__":
    main()
