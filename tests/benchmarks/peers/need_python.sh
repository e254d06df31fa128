# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by the scripts that compare with mprof and psutil: sets $python to a Python 3 that
# has both, or says what is missing and ends.

python=
for candidate in "$(command -v python3 || true)" /usr/bin/python3; do
    if [[ -x $candidate ]] && "$candidate" -c 'import memory_profiler, mprof, psutil' 2>/dev/null; then
        python=$("$candidate" -c 'import sys; print(sys.executable)')
        break
    fi
done
if [[ -z $python ]]; then
    echo 'memory_profiler and psutil are missing: apt-get install python3-memory-profiler' >&2
    exit 1
fi
