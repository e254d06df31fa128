#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# app/run.sh [FILE...]: installs what is missing, builds, and opens the files, or the sample
# session without any. Where there is no display, it draws the window into a PNG and prints the
# summary as text.
set -euo pipefail

project=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
# shellcheck source=app/packages.sh
source "$project/app/packages.sh"

case ${1:-} in
-h | --help)
    echo "usage: app/run.sh [FILE...]"
    exit 0
    ;;
--) shift ;;
-*)
    echo "app/run.sh: unknown option '$1'; usage: app/run.sh [FILE...]" >&2
    exit 2
    ;;
esac

build=$project/build
install_missing "${build_packages[@]}" "${run_packages[@]}"
build_in "$build" tidemark tidemark-cli

if (($# > 0)); then
    files=("$@")
    session=(-- "$@")
else
    files=("$project"/resources/samples/{list,generator,chunks}.dat)
    session=(--sample)
fi

if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    exec "$build/app/tidemark" "${session[@]}"
fi

picture=$build/tidemark.png
# What Qt says about this platform's lacks is of no use to anyone here.
export QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES='qt.qpa.*=false;default.warning=false'
if [[ -z ${XDG_RUNTIME_DIR:-} ]]; then
    export XDG_RUNTIME_DIR=$build/runtime
    (umask 077 && mkdir -p -- "$XDG_RUNTIME_DIR")
fi
"$build/app/tidemark" --screenshot "$picture" "${session[@]}"
echo "$picture"
"$build/bin/tidemark-cli" summary -- "${files[@]}"
