#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/compare_mprof.sh [SAMPLES]: opens one mprof file with Tidemark and with mprof's
# own plot, in one run, and prints seconds, peak memory and ratios. Needs a build in build/, and
# the packages time and python3-memory-profiler for the comparison.
set -euo pipefail

project=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
samples=${1:-10000000}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

echo "Writing $samples samples"
python3 "$project/tests/benchmarks/make_mprof.py" "$samples" "$work/bench.dat" --functions
printf '%d MB\n\n' $(($(stat -c %s -- "$work/bench.dat") / 1000000))
cat -- "$work/bench.dat" >/dev/null # into the page cache, for everyone alike

printf '%-24s %10s %10s\n' '' seconds MiB
base_seconds=
base_kib=

# measure NAME COMMAND...: one row; ratios are to the first row.
measure() {
    local name=$1 seconds kib
    shift
    if ! (cd "$work" && /usr/bin/time -v -o time.txt "$@" >out.txt 2>err.txt); then
        printf '%-24s failed: %s\n' "$name" "$(tail -n 1 "$work/err.txt")"
        return
    fi
    seconds=$(awk -F': ' '/Elapsed/ { n = split($2, t, ":"); s = 0
        for (i = 1; i <= n; i++) s = s * 60 + t[i]; print s }' "$work/time.txt")
    kib=$(awk -F': ' '/Maximum resident/ { print $2 }' "$work/time.txt")
    base_seconds=${base_seconds:-$seconds}
    base_kib=${base_kib:-$kib}
    awk -v name="$name" -v s="$seconds" -v k="$kib" -v bs="$base_seconds" -v bk="$base_kib" \
        'BEGIN { printf "%-24s %10.2f %10.0f   x %.1f time, x %.1f memory\n",
            name, s, k / 1024, (bs > 0 ? s / bs : 0), k / bk }'
}

measure 'tidemark-cli summary' "$project/build/bin/tidemark-cli" summary bench.dat
measure 'tidemark --screenshot' env QT_QPA_PLATFORM=offscreen \
    "$project/build/app/tidemark" --screenshot tidemark.png bench.dat
if command -v python3-mprof >/dev/null; then
    measure 'mprof plot' python3-mprof plot --backend agg -o mprof.png bench.dat
elif command -v mprof >/dev/null; then
    measure 'mprof plot' mprof plot --backend agg -o mprof.png bench.dat
else
    echo 'mprof is not installed (python3-memory-profiler)'
fi
