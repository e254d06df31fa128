#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes an mprof file of any size, the same for the same seed: 31 bytes a sample.

A random walk of memory at 1 kHz. With --functions, nested function spans; with --children, every
fourth line is a sample of a child process instead.
"""

import argparse
import random

START = 1_700_000_000.0
STEP = 0.001
BATCH = 100_000


def walk(source, value, count):
    """Memory in MiB from `value` on, with three digits before the point: all lines are as long."""
    for step in source.choices(range(-40, 41), k=count):
        value = min(max(value + step / 64, 100.0), 999.0)
        yield value


def write_functions(out, count):
    """main() around stages of a tenth each, with two steps in every stage."""

    def line(name, begin, end, level):
        out.write(
            f"FUNC bench.{name} {200 + level:.4f} {START + begin * STEP:.4f}"
            f" {300 + level:.4f} {START + end * STEP:.4f} {level}\n"
        )

    stage = max(count // 10, 2)
    for begin in range(0, count - stage + 1, stage):
        line("first_step", begin, begin + stage // 2, 2)
        line("second_step", begin + stage // 2, begin + stage, 2)
        line("stage", begin, begin + stage, 1)
    line("main", 0, count, 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("samples", type=int)
    parser.add_argument("output")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--functions", action="store_true")
    parser.add_argument("--children", action="store_true")
    options = parser.parse_args()

    source = random.Random(options.seed)
    with open(options.output, "w", encoding="ascii") as out:
        if options.functions:
            write_functions(out, options.samples)
        out.write("CMDLINE python3 bench.py\n")
        values = [500.0]
        for begin in range(0, options.samples, BATCH):
            values = list(walk(source, values[-1], min(BATCH, options.samples - begin)))
            lines = [
                "MEM %.6f %.4f\n" % (value, START + index * STEP)
                for index, value in enumerate(values, start=begin)
            ]
            if options.children:
                lines[3::4] = [line.replace("MEM", "CHLD 4711", 1) for line in lines[3::4]]
            out.writelines(lines)


if __name__ == "__main__":
    main()
