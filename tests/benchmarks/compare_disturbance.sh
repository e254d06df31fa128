#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/compare_disturbance.sh [ROUNDS [SECONDS [MB...]]]: how much slower a large process
# maps and unmaps memory, and how long it is held up, while Tidemark, mprof or a loop around psutil's
# PSS watches it. 5 rounds of 15 s each on processes of 1024 and 8192 MB unless told otherwise: 17
# minutes. A size for which there is not enough free memory is left out.
#
# Needs a build in build/ (or $TIDEMARK_BUILD) and the package python3-memory-profiler.
set -euo pipefail

here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source=tests/benchmarks/peers/need_python.sh
source "$here/peers/need_python.sh"
exec "$python" "$here/compare_disturbance.py" "$@"
