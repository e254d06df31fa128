# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum of ten million integers, each made when it is asked for."""

COUNT = 10_000_000


def numbers():
    for number in range(COUNT):
        yield number


@profile
def add_up(values):
    result = 0
    for value in values:
        result += value
    return result


@profile
def total():
    return add_up(numbers())


@profile
def main():
    print(total())


main()
