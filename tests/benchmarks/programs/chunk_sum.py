# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum of ten million squares, a million at a time. @profile comes from the profiler."""

from itertools import islice


@profile  # noqa: F821
def main():
    numbers = (number * number for number in range(10_000_000))
    total = 0
    while chunk := list(islice(numbers, 1_000_000)):
        total += sum(chunk)
    return total


if __name__ == "__main__":
    print(main())
