# SPDX-License-Identifier: GPL-3.0-or-later
"""psutil_loop.py PID SECONDS FILE memory_info|memory_full_info [deadlines]

What many write to watch a process: a loop around psutil that writes the time and the RSS, or the
PSS, of each reading to FILE until it is interrupted. It sleeps SECONDS after each reading, or, with
`deadlines`, until the next multiple of them.
"""

import sys
import time

import psutil


def main():
    pid, interval, path, reading = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3], sys.argv[4]
    read = getattr(psutil.Process(pid), reading)
    member = "pss" if reading == "memory_full_info" else "rss"
    to_deadlines = sys.argv[5:] == ["deadlines"]
    deadline = time.monotonic()
    with open(path, "w", encoding="ascii") as file:
        try:
            while True:
                now = time.time()
                file.write(f"{now:.6f} {getattr(read(), member)}\n")
                if to_deadlines:
                    deadline += interval
                    while deadline < time.monotonic():
                        deadline += interval
                    time.sleep(max(0.0, deadline - time.monotonic()))
                else:
                    time.sleep(interval)
        except (KeyboardInterrupt, psutil.NoSuchProcess):
            pass


if __name__ == "__main__":
    main()
