# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum of ten million squares, one at a time. @profile comes from the profiler."""


@profile  # noqa: F821
def main():
    numbers = (number * number for number in range(10_000_000))
    return sum(numbers)


if __name__ == "__main__":
    print(main())
