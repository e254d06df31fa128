# SPDX-License-Identifier: GPL-3.0-or-later
"""make_prometheus.py FILE [SERIES [DAYS [STEP]]]: writes what Prometheus answers to a range query over
many servers, 100 for 30 days in steps of 15 seconds if not given. Memory grows until each is started
again, at another time."""

import sys

MIB = 1048576


def samples(server, seconds, step):
    """The samples of one server, as JSON."""
    life = 86400 + 1801 * server
    start = 1796092969
    texts = []
    for at in range(0, seconds, step):
        value = (100 + 400 * (at % life) // life) * MIB + at * 4096 % MIB
        texts.append(f'[{start + at},"{value}"]')
    return ",".join(texts)


def main():
    """Writes the file."""
    path = sys.argv[1]
    series, days, step = (int(text) for text in (sys.argv[2:] + ["100", "30", "15"][len(sys.argv) - 2 :]))
    with open(path, "w", encoding="ascii") as out:
        out.write('{"status":"success","data":{"resultType":"matrix","result":[')
        for server in range(series):
            out.write("," if server else "")
            out.write(
                '{"metric":{"__name__":"process_resident_memory_bytes","instance":"web-%d:9100","job":"shop"},"values":['
                % server
            )
            out.write(samples(server, days * 86400, step))
            out.write("]}")
        out.write("]}}\n")


main()
