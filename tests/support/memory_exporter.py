# SPDX-License-Identifier: GPL-3.0-or-later
"""memory_exporter.py: a process that Prometheus scrapes, for tests.

Serves the memory of several made-up targets, each under its path (/web-1). Each scrape adds a step to
it: memory grows by 1 MiB and falls to its start after --life steps, when the target was started
again. /served lists what was served, so that a test can compare. Prints its port, then serves until
its standard input ends.
"""

import argparse
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MIB = 1048576
START = 40 * MIB

lock = threading.Lock()
served = {}
started = {}
arguments = argparse.ArgumentParser()
arguments.add_argument("--life", type=int, default=20, help="steps between restarts")
options = arguments.parse_args()


def next_figures(target):
    """The resident memory, the used heap and the start time of a target, a step later."""
    with lock:
        values = served.setdefault(target, [])
        step = len(values) % options.life
        if step == 0:
            started[target] = time.time()
        rss = START + step * MIB + len(target)
        values.append(rss)
        return rss, rss // 2, started[target]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    def do_GET(self):  # pylint: disable=invalid-name
        """Figures as Prometheus wants them, or all that were served."""
        if self.path == "/served":
            with lock:
                text = json.dumps(served)
        else:
            rss, heap, start = next_figures(self.path.strip("/"))
            text = (
                "# TYPE process_resident_memory_bytes gauge\n"
                f"process_resident_memory_bytes {rss}\n"
                "# TYPE nodejs_heap_size_used_bytes gauge\n"
                f"nodejs_heap_size_used_bytes {heap}\n"
                "# TYPE process_start_time_seconds gauge\n"
                f"process_start_time_seconds {start:.2f}\n"
            )
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):  # pylint: disable=arguments-differ
        """Nothing is printed."""


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
