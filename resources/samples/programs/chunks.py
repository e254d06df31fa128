# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum of ten million integers, taken in lists of 10,000."""

COUNT = 10_000_000
CHUNK = 10_000
PART = 2_000_000


def numbers(start):
    values = []
    for number in range(start, start + CHUNK):
        values.append(number)
    return values


@profile
def add_part(start):
    result = 0
    for first in range(start, start + PART, CHUNK):
        for value in numbers(first):
            result += value
    return result


@profile
def total():
    return sum(add_part(start) for start in range(0, COUNT, PART))


@profile
def main():
    print(total())


main()
