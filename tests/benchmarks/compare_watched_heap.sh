#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/compare_watched_heap.sh [ROUNDS [SECONDS [READING_MS [COLLECTIONS_MS]]]]
#
# How much less a busy Node.js gets done while its V8 heap is watched than while the process alone is
# recorded, in turn. 6 rounds of 10 s each, with the window's own pauses, unless told otherwise. Then,
# since machines vary by more than that, what an idle one needs of a core in either case: all of it is
# spent on being watched.
#
# Needs a build in build/ (or $TIDEMARK_BUILD) and node.
set -euo pipefail

here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
build=${TIDEMARK_BUILD:-$here/../../build}
rounds=${1:-6}
seconds=${2:-10}
pauses=("${@:3}")
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# run WATCHER...: what the program got done beside it.
run() {
    node --inspect-port=0 "$here/programs/json_work.js" "$seconds" >"$work/done" 2>/dev/null &
    local pid=$!
    sleep 0.5
    "$@" "$pid" >>"$work/said" 2>&1 || true
    wait "$pid"
    cat -- "$work/done"
}

watch() { "$build/tests/benchmarks/watch_heap" "$1" "${pauses[@]}"; }
record() { "$build/bin/tidemark-cli" record -o "$work/recording.tidemark" --force --pid "$1"; }

printf '%12s %12s %12s\n' 'recorded' 'heap watched' 'ratio'
for ((i = 0; i < rounds; i++)); do
    alone=$(run record)
    watched=$(run watch)
    printf '%12d %12d %12s\n' "$alone" "$watched" "$(awk "BEGIN { printf \"%.4f\", $watched / $alone }")"
done | tee "$work/rows"
awk '{ print $3 }' "$work/rows" | sort -n |
    awk '{ ratio[NR] = $1 } END { printf "median ratio %.4f\n", (ratio[int((NR + 1) / 2)] + ratio[int(NR / 2) + 1]) / 2 }'

# idle WATCHER...: the CPU time of a Node.js with nothing to do, in microseconds a second.
idle() {
    node --inspect-port=0 -e 'setInterval(() => {}, 1e9)' >/dev/null 2>&1 &
    local pid=$! before after
    sleep 1
    "$@" "$pid" >>"$work/said" 2>&1 &
    local watcher=$!
    sleep 2
    before=$(cpu_of "$pid")
    sleep "$seconds"
    after=$(cpu_of "$pid")
    kill "$pid"
    wait "$pid" "$watcher" 2>/dev/null || true
    echo $(((after - before) / seconds / 1000))
}

# In nanoseconds, of all its threads.
cpu_of() { cat /proc/"$1"/task/*/schedstat | awk '{ sum += $1 } END { printf "%d", sum }'; }

printf 'idle: %d µs of CPU a second recorded, %d µs watched\n' "$(idle record)" "$(idle watch)"
