#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/compare_children.sh [SECONDS]: samples a process with 4 to 300 children every 100
# and every 10 ms with Tidemark and with a loop around psutil, and prints how many samples each child
# got and the CPU that it took. 5 s each unless told otherwise: a minute and a half.
#
# Needs a build in build/ (or $TIDEMARK_BUILD) and the package python3-memory-profiler.
set -euo pipefail

here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source=tests/benchmarks/peers/need_python.sh
source "$here/peers/need_python.sh"
exec "$python" "$here/compare_children.py" "$@"
