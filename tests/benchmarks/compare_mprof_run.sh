#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/compare_mprof_run.sh [ROUNDS]: has Tidemark and mprof run the programs in
# programs/ in turn, a list, a generator and chunks, and prints the peaks and durations of both: they
# should differ by no more than what sampling misses. `mprof run` loads memory_profiler into the
# program, some 11 MiB; a run without that shows it apart. 5 rounds, half a minute, unless told.
#
# Needs a build in build/ (or $TIDEMARK_BUILD) and the package python3-memory-profiler.
set -euo pipefail

here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source=tests/benchmarks/peers/need_python.sh
source "$here/peers/need_python.sh"
exec "$python" "$here/compare_mprof_run.py" "$@"
