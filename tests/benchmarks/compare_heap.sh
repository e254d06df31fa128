#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/benchmarks/compare_heap.sh [SNAPSHOT [SNAPSHOT]]
# tests/benchmarks/compare_heap.sh --growth [MB...]
#
# Opens one heap snapshot, or a pair, with Tidemark and with the peers from npm in one run, and
# prints seconds, CPU seconds, peak memory and ratios. A SNAPSHOT is a file or the MB of one to
# make; without any, 526 MB and then a pair of 622 and 1145 MB. --growth opens ever larger snapshots
# with Tidemark alone and prints the cost per node and edge.
#
# Needs a build in build/ (or $TIDEMARK_BUILD), the package time, and node and npm for the peers,
# which peers/install.sh keeps outside the project. Making a snapshot takes its MB in $TMPDIR, and
# five times its MB of memory.
set -euo pipefail

here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
project=$(cd -- "$here/../.." && pwd)
build=${TIDEMARK_BUILD:-$project/build}
cli=$build/bin/tidemark-cli
stages=$build/tests/benchmarks/heap_stages
node_options=--max-old-space-size=14000
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
peers=

has_node() { command -v node >/dev/null && command -v npm >/dev/null; }
megabytes() { echo $(($(stat -c %s -- "$1") / 1000000)); }

# arithmetic EXPRESSION: with decimals.
arithmetic() { awk "BEGIN { printf \"%.4g\", $1 }"; }

# check_space MB
check_space() {
    local free
    free=$(($(df --output=avail -k -- "$work" | tail -n 1) / 1000))
    if (($1 > free)); then
        echo "$1 MB do not fit into $work, which has $free MB" >&2
        return 1
    fi
}

# make_snapshots MB [AFTER_MB]: writes before.heapsnapshot, and after.heapsnapshot if asked for.
make_snapshots() {
    local size leak=0
    check_space $(($1 + ${2:-0})) || return
    if ! has_node; then
        "$build/tests/benchmarks/make_heapsnapshot_synthetic" $(($1 * 9670)) "$work/before.heapsnapshot"
        return
    fi
    size=$(arithmetic "($1 > 5 ? ($1 - 2.8) / 19.2 : 0.1)") # what make_heapsnapshot.mjs writes
    if [[ -n ${2:-} ]]; then
        leak=$(arithmetic "($2 > $1 ? ($2 - $1) / $size / 1.96 : 0.01)")
    fi
    node "$node_options" "$here/make_heapsnapshot.mjs" "$work" "$size" 1 "$leak" >/dev/null
}

base_seconds=
base_kib=

# row NAME SECONDS CPU KIB: ratios are to the first.
row() {
    base_seconds=${base_seconds:-$2}
    base_kib=${base_kib:-$4}
    awk -v name="$1" -v s="$2" -v c="$3" -v k="$4" -v bs="$base_seconds" -v bk="$base_kib" \
        'BEGIN { printf "%-34s %9.2f %9.2f %9.0f   x %.1f time, x %.1f memory\n",
            name, s, c, k / 1024, (bs > 0 ? s / bs : 0), k / bk }'
}

# measure NAME COMMAND...: one row for a whole process.
measure() {
    local name=$1 seconds user system kib
    shift
    if ! /usr/bin/time -o "$work/time.txt" -f '%e %U %S %M' "$@" >"$work/out.txt" 2>"$work/err.txt"; then
        printf '%-34s failed: %s\n' "$name" "$(tail -n 1 "$work/err.txt")"
        return
    fi
    read -r seconds user system kib <"$work/time.txt"
    row "$name" "$seconds" "$(arithmetic "$user + $system")" "$kib"
}

# stages_of SNAPSHOT: Tidemark's own clock.
stages_of() {
    local stage seconds mib
    "$stages" "$1" >"$work/stages.txt"
    while read -r stage seconds mib _; do
        case $stage in
        class_table) printf '%-34s %9.2f %9s %9d\n' 'Tidemark, class table ready' "$seconds" '' "$mib" ;;
        retained_sizes) printf '%-34s %9.2f %9s %9d\n' 'Tidemark, retained sizes ready' "$seconds" '' "$mib" ;;
        esac
    done <"$work/stages.txt"
}

# compare FILE [FILE]: the table.
compare() {
    local command=(types "$1" --top 10) check=(types "$1" --json) what='class rows'
    if (($# == 2)); then
        command=(compare "$1" "$2")
        check=(compare "$1" "$2" --json)
        what='comparison rows'
    fi
    cat -- "$@" >/dev/null # into the page cache, for everyone alike
    base_seconds=
    base_kib=
    rm -f -- "$work/rows.json"
    printf '\n%-34s %9s %9s %9s\n' "$(printf '%d MB ' "$(megabytes "$1")" ${2:+"$(megabytes "$2")"})" \
        seconds CPU MiB
    (($# == 2)) || stages_of "$1"
    measure "tidemark-cli ${command[0]}" "$cli" "${command[@]}"
    [[ -n $peers ]] || return 0
    measure "DevTools' worker" node "$node_options" "$here/peers/devtools_worker.mjs" "$peers" \
        "$work/rows.json" "$@"
    measure memlab node "$node_options" "$here/peers/memlab_heap.mjs" "$peers" "$@"
    if [[ -e $work/rows.json ]]; then
        "$cli" "${check[@]}" >"$work/tidemark.json"
        printf 'same %s: ' "$what"
        node "$here/peers/same_rows.mjs" "$work/tidemark.json" "$work/rows.json"
    fi
}

# compare_given SNAPSHOT [SNAPSHOT]: makes those that are given in MB.
compare_given() {
    if ! are_megabytes "$@"; then
        compare "$@"
        return
    fi
    if (($# == 2)) && ! has_node; then
        echo 'A pair is made by node, which is missing'
        return
    fi
    echo "Making $* MB"
    make_snapshots "$@"
    if (($# == 2)); then
        compare "$work/before.heapsnapshot" "$work/after.heapsnapshot"
    else
        compare "$work/before.heapsnapshot"
    fi
    rm -f -- "$work"/*.heapsnapshot
}

# growth MB...: the best of three runs for each size.
growth() {
    local size
    echo 'Class table and retained sizes are counted from the end of reading on.'
    printf '%7s %8s %8s   %27s   %s\n' '' million million 'ns per node and edge' 'MiB per'
    printf '%7s %8s %8s   %8s %8s %9s   %s\n' MB nodes edges read classes retained 'million nodes'
    for size in "$@"; do
        make_snapshots "$size" || return
        cat -- "$work/before.heapsnapshot" >/dev/null
        for _ in 1 2 3; do
            "$stages" "$work/before.heapsnapshot"
        done | awk '
            function best(i, value) { if (!(i in least) || value < least[i]) least[i] = value }
            $1 == "read" { read = $2; best(1, $2) }
            $1 == "class_table" { best(2, $2 - read) }
            $1 == "retained_sizes" { best(3, $2 - read); best(4, $3) }
            $1 == "file" { mb = $2 / 1e6; n = $3; e = $4 }
            END { s = 1e9 / (n + e); printf "%7.0f %8.2f %8.2f   %8.1f %8.1f %9.1f   %.0f\n",
                mb, n / 1e6, e / 1e6, least[1] * s, least[2] * s, least[3] * s, least[4] * 1e6 / n }'
        rm -f -- "$work/before.heapsnapshot"
    done
}

usage() {
    echo 'usage: compare_heap.sh [SNAPSHOT [SNAPSHOT]] | --growth [MB...]' >&2
    exit 2
}

are_megabytes() { [[ $* =~ ^[1-9][0-9]{0,4}(\ [1-9][0-9]{0,4})*$ ]]; }

if [[ ${1:-} == --growth ]]; then
    shift
    (($# > 0)) || set -- 10 30 100 300 900 1700
    are_megabytes "$@" || usage
    growth "$@"
    exit
fi
if (($# > 2)) || { (($# > 0)) && ! are_megabytes "$@" && [[ ! -f $1 || ! -f ${2:-$1} ]]; }; then
    usage
fi
if has_node; then
    peers=${XDG_CACHE_HOME:-$HOME/.cache}/tidemark-peers
    if ! "$here/peers/install.sh" "$peers"; then
        echo 'The peers could not be installed: Tidemark alone'
        peers=
    fi
else
    echo 'node or npm is missing: Tidemark alone'
fi
if (($# > 0)); then
    compare_given "$@"
else
    compare_given 526
    compare_given 622 1145
fi
