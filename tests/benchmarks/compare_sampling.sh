#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/compare_sampling.sh [SECONDS [MB...]]: samples one process every 1, 10 and 100 ms
# with Tidemark, mprof and loops around psutil, and prints which samples came, how far off they were
# and the CPU that it took. 10 s each on processes of 10 and 1024 MB unless told otherwise: 6 minutes.
#
# Needs a build in build/ (or $TIDEMARK_BUILD) and the package python3-memory-profiler.
set -euo pipefail

here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source=tests/benchmarks/peers/need_python.sh
source "$here/peers/need_python.sh"
exec "$python" "$here/compare_sampling.py" "$@"
