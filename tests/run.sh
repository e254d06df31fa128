#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/run.sh [--asan|--tsan] [CTEST_ARGUMENT...]: installs what is missing, builds, runs the tests,
# and says how long each took.
#   --asan  all tests under AddressSanitizer and UndefinedBehaviorSanitizer
#   --tsan  the threaded parts under ThreadSanitizer
set -euo pipefail

project=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
# shellcheck source=app/packages.sh
source "$project/app/packages.sh"

build=$project/build
options=()
selection=()
case ${1:-} in
--asan)
    shift
    build=$project/build-asan
    options=('-DTIDEMARK_SANITIZE=address,undefined')
    export UBSAN_OPTIONS=print_stacktrace=1
    export LSAN_OPTIONS=suppressions=$project/tests/sanitizers/leaks.txt:print_suppressions=0
    ;;
--tsan)
    shift
    build=$project/build-tsan
    options=(-DTIDEMARK_SANITIZE=thread)
    selection=(-L '^(core|app)$')
    export TSAN_OPTIONS=suppressions=$project/tests/sanitizers/races.txt
    ;;
esac

SECONDS=0
install_missing "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
installed=$SECONDS
build_in "$build" -- "${options[@]}"
built=$SECONDS
status=0
ctest --test-dir "$build" -j2 --output-on-failure "${selection[@]}" "$@" || status=$?
echo "installed in $installed s, built in $((built - installed)) s, tested in $((SECONDS - built)) s"
exit $status
