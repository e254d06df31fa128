# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum of ten million integers, all of them held in a list."""

COUNT = 10_000_000


@profile
def numbers():
    values = []
    for number in range(COUNT):
        values.append(number)
    return values


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
